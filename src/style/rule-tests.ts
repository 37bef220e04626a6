import { type YamlData, type YamlProblem, readYaml } from '../yaml/document.ts';
import { markdownDocument, textDocument } from './document.ts';
import { lint } from './lint.ts';
import { parseCommonMarkdown } from './markup/parse.ts';
import { wantedBy } from './check-vale.ts';
import type { RuleFile, StyleRule } from './rule/style-rule.ts';

/** A text and what a rule must say of it: in the rule's file under `tests:`, or in `NAME.test.yml` beside it. */
export interface RuleTest {
  name: string;
  text: string;
  /** Whether the text is read as Markdown or as plain text. */
  format: 'md' | 'txt';
  /** What must be found, in order: words of the text, or whole messages; or how much. */
  expected: readonly string[] | number;
  /** Where it stands in its file. */
  problem: YamlProblem;
}

/** What became of a test; `failure` says what is wrong. */
export interface RuleTestResult {
  rule: string;
  test: RuleTest;
  failure: string | null;
}

/** Reads the tests in a rule file, or in a file of tests. What cannot be read is a problem. */
export function readTests(file: RuleFile): { tests: RuleTest[]; problems: YamlProblem[] } {
  const yaml = readYaml(file.text);
  const list = yaml.data.tests;
  if (yaml.problems.length > 0 || list === undefined) return { tests: [], problems: yaml.problems };
  if (!Array.isArray(list))
    return { tests: [], problems: [problemAt(yaml, ['tests'], '`tests` should be a list.')] };
  const tests: RuleTest[] = [];
  const problems: YamlProblem[] = [];
  for (const [index, entry] of list.entries()) {
    const test = readTest(yaml, index, entry);
    if (test) tests.push(test);
    else
      problems.push(
        problemAt(
          yaml,
          ['tests', index],
          'A test should have a `text` and `alerts`: what is found, or how much.',
        ),
      );
  }
  return { tests, problems };
}

function readTest(yaml: YamlData, index: number, entry: unknown): RuleTest | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { name, text, format, alerts } = entry as Record<string, unknown>;
  if (typeof text !== 'string') return null;
  const expected = typeof alerts === 'number' ? alerts : Array.isArray(alerts) ? alerts.map(String) : null;
  if (expected === null) return null;
  return {
    name: name === undefined ? text.split('\n')[0]! : String(name),
    text,
    format: /^\.?txt$/.test(String(format)) ? 'txt' : 'md',
    expected,
    problem: problemAt(yaml, ['tests', index], ''),
  };
}

const problemAt = (yaml: YamlData, path: (string | number)[], message: string): YamlProblem => ({
  path,
  message,
  span: yaml.valueSpan(path),
});

/** Runs a rule over the text of a test. */
export function runTest(rule: StyleRule, test: RuleTest): RuleTestResult {
  const active = [{ rule, level: rule.level }];
  const wanted = wantedBy(active);
  const document =
    test.format === 'txt'
      ? textDocument(test.text, wanted)
      : markdownDocument({ text: test.text, tree: parseCommonMarkdown(test.text), base: 0 }, wanted);
  const found = lint(document, active).alerts.map(({ span, message }) => ({
    words: test.text.slice(span.start, span.end),
    message,
  }));
  const { expected } = test;
  const agrees =
    typeof expected === 'number'
      ? found.length === expected
      : found.length === expected.length &&
        found.every(({ words, message }, index) => [words, words.trim(), message].includes(expected[index]!));
  return { rule: rule.id, test, failure: agrees ? null : difference(expected, found) };
}

function difference(expected: RuleTest['expected'], found: readonly { words: string }[]): string {
  const shown = (words: readonly string[]): string =>
    words.length === 0 ? 'nothing' : words.map((word) => `“${word}”`).join(', ');
  const wanted = typeof expected === 'number' ? `${expected} alerts` : shown(expected);
  return `should find ${wanted}, and finds ${shown(found.map(({ words }) => words))}`;
}
