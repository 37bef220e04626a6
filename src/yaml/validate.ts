import type * as z from 'zod';
import { didYouMean } from '../text/suggest.ts';
import type { YamlData, YamlPath, YamlProblem } from './document.ts';
import { keysAt } from './schema-path.ts';

/** A value that fits its schema (undefined where it could not be made to), and what was wrong with it. */
export interface Validated<T> {
  value: T | undefined;
  problems: YamlProblem[];
}

/** A document is checked once: zod's compiling of a schema, for checks by the thousand, would cost ten milliseconds. */
const ONCE = { jitless: true };

/**
 * Checks one value of a YAML document against a schema and words each fault for a person.
 * Unknown keys are reported and then left out, so that one mistyped key does not hide the rest.
 * @param path where the value stands in the document; `[]` for the whole
 */
export function validate<T>(
  yaml: YamlData,
  schema: z.ZodType<T>,
  value: unknown,
  path: YamlPath = [],
): Validated<T> {
  const first = schema.safeParse(value, ONCE);
  if (first.success) return { value: first.data, problems: [] };
  const problems = first.error.issues.flatMap((issue) => describe(yaml, schema, value, path, issue));
  const copy = structuredClone(value);
  for (const issue of first.error.issues) if (issue.code === 'unrecognized_keys') dropKeys(copy, issue);
  const second = schema.safeParse(copy, ONCE);
  return { value: second.success ? second.data : undefined, problems };
}

type Issue = z.core.$ZodIssue;
type UnknownKeys = z.core.$ZodIssueUnrecognizedKeys;

function describe(
  yaml: YamlData,
  schema: z.ZodType,
  root: unknown,
  base: YamlPath,
  issue: Issue,
): YamlProblem[] {
  const inner = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const path = [...base, ...inner];
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, inner);
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `There is no key \`${key}\`${inPlace(path)}.${didYouMean(key, known)}`,
      span: yaml.keySpan([...path, key]),
      unknownKey: true,
    }));
  }
  const span = yaml.has(path) ? yaml.valueSpan(path) : yaml.keySpan(path);
  return [{ path, message: wording(issue, path, at(root, inner)), span }];
}

function wording(issue: Issue, path: YamlPath, value: unknown): string {
  const name = `\`${dotted(path)}\``;
  if (issue.code === 'invalid_type') {
    if (value === undefined || value === null)
      return `${name} is missing: it should be ${aKind(issue.expected)}.`;
    return `${name} should be ${aKind(issue.expected)}, but it is ${kindOf(value)}.`;
  }
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    const guess = typeof value === 'string' ? didYouMean(value, choices) : '';
    return `${name} should be one of ${choices.join(', ')}; it is ${shown(value)}.${guess}`;
  }
  return `${name} ${issue.message}`;
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of `key: value` lines',
  record: 'a group of `key: value` lines',
};

const aKind = (expected: string): string => KINDS[expected] ?? expected;

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  return shown(value);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'empty';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

const inPlace = (path: YamlPath): string => (path.length === 0 ? '' : ` in \`${dotted(path)}\``);

/** `byline[0].name`, as messages write a path. */
function dotted(path: YamlPath): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key + 1}]` : i === 0 ? key : `.${key}`))
    .join('');
}

function at(value: unknown, path: YamlPath): unknown {
  let here = value;
  for (const key of path) {
    if (here === null || typeof here !== 'object') return undefined;
    here = (here as Record<string | number, unknown>)[key];
  }
  return here;
}

function dropKeys(copy: unknown, issue: UnknownKeys): void {
  const holder = at(copy, issue.path as YamlPath);
  if (holder === null || typeof holder !== 'object') return;
  for (const key of issue.keys) delete (holder as Record<string, unknown>)[key];
}
