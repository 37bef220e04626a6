import { type YamlData, type YamlProblem, readYaml } from '../yaml/document.ts';
import type { RuleFile } from './rule/style-rule.ts';

/** One alert that a test expects: what it is told by, as far as the test says. */
export interface ExpectedAlert {
  /** The words that are found, or the whole message. */
  words?: string;
  message?: string;
  /** From 1. */
  line?: number;
  column?: number;
}

/** A text and what a rule must say of it: in the rule's file under `tests:`, or in `NAME.test.yml` beside it. */
export interface RuleTest {
  name: string;
  text: string;
  /** Whether the text is read as Markdown or as plain text. */
  format: 'md' | 'txt';
  /** What must be found, in order; or how much; or anything at all. */
  expected: readonly ExpectedAlert[] | number | 'some';
  /** Where it stands in its file. */
  problem: YamlProblem;
}

/** Names that people give to the same thing. */
const TEXT = ['text', 'input', 'content', 'given'];
const ALERTS = ['alerts', 'expect', 'expected', 'want', 'matches'];
const RIGHT = ['pass', 'valid', 'good'];
const WRONG = ['fail', 'invalid', 'bad'];

/** Reads the tests in a rule file, or in a file of tests. What cannot be read is a problem. */
export function readTests(file: RuleFile): { tests: RuleTest[]; problems: YamlProblem[] } {
  const yaml = readYaml(file.text);
  const written = yaml.data.tests;
  if (yaml.problems.length > 0 || written === undefined) return { tests: [], problems: yaml.problems };
  const entries = entriesOf(written);
  if (!entries)
    return {
      tests: [],
      problems: [problemAt(yaml, ['tests'], '`tests` should be a list, or lists named `pass` and `fail`.')],
    };
  const tests: RuleTest[] = [];
  const problems: YamlProblem[] = [];
  for (const { path, entry, expected } of entries) {
    const problem = problemAt(yaml, ['tests', ...path], FAULT);
    const test = readTest(entry, expected, { ...problem, message: '' });
    if (test) tests.push(test);
    else problems.push(problem);
  }
  return { tests, problems };
}

const FAULT = 'A test should have a `text` and `alerts`: what is found, or how much.';

interface Entry {
  path: (string | number)[];
  entry: unknown;
  /** What is expected where the entry itself does not say. */
  expected: RuleTest['expected'] | null;
}

/** A list of tests, or texts that pass and texts that fail. */
function entriesOf(written: unknown): Entry[] | null {
  if (Array.isArray(written))
    return written.map((entry, index) => ({ path: [index], entry, expected: null }));
  if (typeof written !== 'object' || written === null) return null;
  const lists = Object.entries(written);
  if (!lists.every(([name, list]) => [...RIGHT, ...WRONG].includes(name) && Array.isArray(list))) return null;
  return lists.flatMap(([name, list]) =>
    (list as unknown[]).map(
      (entry, index): Entry => ({ path: [name, index], entry, expected: RIGHT.includes(name) ? 0 : 'some' }),
    ),
  );
}

function readTest(entry: unknown, otherwise: Entry['expected'], problem: YamlProblem): RuleTest | null {
  const fields = typeof entry === 'string' ? { text: entry } : entry;
  if (typeof fields !== 'object' || fields === null) return null;
  const { name, format } = fields as Record<string, unknown>;
  const text = firstOf(fields, TEXT);
  const expected = expectedOf(firstOf(fields, ALERTS)) ?? otherwise;
  if (typeof text !== 'string' || expected === null) return null;
  return {
    name: name === undefined ? text.split('\n')[0]! : String(name),
    text,
    format: /^\.?txt$/.test(String(format)) ? 'txt' : 'md',
    expected,
    problem,
  };
}

const firstOf = (fields: object, names: readonly string[]): unknown =>
  names.map((name) => (fields as Record<string, unknown>)[name]).find((value) => value !== undefined);

function expectedOf(written: unknown): RuleTest['expected'] | null {
  if (typeof written === 'number') return written;
  if (typeof written === 'boolean') return written ? 'some' : 0;
  const list = typeof written === 'string' ? [written] : written;
  return Array.isArray(list) ? list.map(expectedAlert) : null;
}

/** `very`, or `{match: very, line: 1, column: 3, message: …}`, each part if it is there. */
function expectedAlert(written: unknown): ExpectedAlert {
  if (typeof written !== 'object' || written === null) return { words: String(written) };
  const fields = Object.fromEntries(
    Object.entries(written).map(([key, value]) => [key.toLowerCase(), value as unknown]),
  );
  const words = firstOf(fields, ['match', 'words', 'text']);
  const column = firstOf(fields, ['column', 'col']) ?? (fields.span as unknown[] | undefined)?.[0];
  return {
    ...(words === undefined ? {} : { words: String(words) }),
    ...(fields.message === undefined ? {} : { message: String(fields.message) }),
    ...(fields.line === undefined ? {} : { line: Number(fields.line) }),
    ...(column === undefined ? {} : { column: Number(column) }),
  };
}

const problemAt = (yaml: YamlData, path: (string | number)[], message: string): YamlProblem => ({
  path,
  message,
  span: yaml.valueSpan(path),
});
