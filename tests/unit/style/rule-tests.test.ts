import { describe, expect, it } from 'vitest';
import { readTests } from '../../../src/style/read-tests.ts';
import { readRule } from '../../../src/style/rule/style-rule.ts';
import { runTest } from '../../../src/style/rule-tests.ts';

const RULE = `extends: existence\nmessage: "'%s' is padding."\nlevel: error\ntokens: [very, really]\n`;

/** What becomes of the tests that stand in a rule: null for one that passes. */
function results(tests: string): (string | null)[] {
  const file = { id: 'Desk.Padding', path: 'Desk/Padding.yml', text: `${RULE}${tests}` };
  const { rule } = readRule(file, {
    accepted: [],
    wordTemplate: null,
    readFile: () => null,
    speller: null,
    tag: null,
  });
  const read = readTests(file);
  return [
    ...read.problems.map(({ message }) => `problem: ${message}`),
    ...read.tests.map((test) => runTest(rule!, test).failure),
  ];
}

describe('the tests of a rule', () => {
  it('name what is found, or how much, or each alert with its place and message', () => {
    expect(
      results(`tests:
  - {text: A very long night., alerts: [very]}
  - {text: A long night., alerts: []}
  - {text: Very very really., alerts: 2}
  - text: "A long\\n\\nand *very* cold night"
    alerts: [{match: very, line: 3, column: 6, message: "'very' is padding."}]
  - {input: It is really cold., expect: "'really' is padding."}
  - {text: It is cold., expect: false}
`),
    ).toEqual([null, null, null, null, null, null]);
  });

  it('may be texts that pass and texts that fail', () => {
    expect(results('tests:\n  pass: [A long night.]\n  fail: [A very long night., A night.]\n')).toEqual([
      null,
      null,
      'should find something, and finds nothing',
    ]);
  });

  it('fail where an alert stands elsewhere or says something else', () => {
    expect(
      results(`tests:
  - {text: A very long night., alerts: [{match: very, column: 4}]}
  - {text: A very long night., alerts: [{message: No padding.}]}
`),
    ).toEqual([
      'should find “very” at ?:4, and finds “very” at 1:3',
      'should find “No padding.”, and finds “very”',
    ]);
  });

  it('are a fault where they say nothing', () => {
    expect(results('tests: [{text: A night.}]\n')).toEqual([
      'problem: A test should have a `text` and `alerts`: what is found, or how much.',
    ]);
    expect(results('tests: none\n')).toHaveLength(1);
  });
});
