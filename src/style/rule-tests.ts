import { LineIndex, type Position } from '../text/position.ts';
import { wantedBy } from './check-vale.ts';
import { markdownDocument, textDocument } from './document.ts';
import { lint } from './lint.ts';
import { parseCommonMarkdown } from './markup/parse.ts';
import type { ExpectedAlert, RuleTest } from './read-tests.ts';
import type { StyleRule } from './rule/style-rule.ts';

/** What became of a test; `failure` says what is wrong. */
export interface RuleTestResult {
  rule: string;
  test: RuleTest;
  failure: string | null;
}

interface Found {
  words: string;
  message: string;
  at: Position;
}

/** Runs a rule over the text of a test. */
export function runTest(rule: StyleRule, test: RuleTest): RuleTestResult {
  const active = [{ rule, level: rule.level }];
  const wanted = wantedBy(active);
  const document =
    test.format === 'txt'
      ? textDocument(test.text, wanted)
      : markdownDocument({ text: test.text, tree: parseCommonMarkdown(test.text), base: 0 }, wanted);
  const lines = new LineIndex(test.text);
  const found = lint(document, active).alerts.map(
    ({ span, message }): Found => ({
      words: test.text.slice(span.start, span.end),
      message,
      at: lines.position(span.start),
    }),
  );
  const failure = agrees(test.expected, found) ? null : difference(test.expected, found);
  return { rule: rule.id, test, failure };
}

function agrees(expected: RuleTest['expected'], found: readonly Found[]): boolean {
  if (expected === 'some') return found.length > 0;
  if (typeof expected === 'number') return found.length === expected;
  return found.length === expected.length && found.every((one, index) => isMeant(expected[index]!, one));
}

function isMeant({ words, message, line, column }: ExpectedAlert, found: Found): boolean {
  return (
    (words === undefined || [found.words, found.words.trim(), found.message].includes(words)) &&
    (message === undefined || message === found.message) &&
    (line === undefined || line === found.at.line) &&
    (column === undefined || column === found.at.column)
  );
}

function difference(expected: RuleTest['expected'], found: readonly Found[]): string {
  if (!Array.isArray(expected))
    return `should find ${expected === 'some' ? 'something' : `${expected} alerts`}, and finds ${listed(found)}`;
  const wanted = (expected as readonly ExpectedAlert[]).map(({ words, message, line, column }) => ({
    words: words ?? message ?? 'something',
    at: { line: line ?? '?', column: column ?? '?' },
  }));
  // Places are told where the words alone would look the same.
  const withPlaces = listed(wanted) === listed(found);
  return `should find ${listed(wanted, withPlaces)}, and finds ${listed(found, withPlaces)}`;
}

interface Listed {
  words: string;
  at: { line: number | string; column: number | string };
}

function listed(alerts: readonly Listed[], withPlaces = false): string {
  if (alerts.length === 0) return 'nothing';
  return alerts
    .map(({ words, at }) => `“${words}”${withPlaces ? ` at ${at.line}:${at.column}` : ''}`)
    .join(', ');
}
