import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { findSections } from '../article/front-matter.ts';
import { readYaml, type YamlData } from '../yaml/document.ts';

/**
 * Adds an entry to a list of the front matter of an article, all else left byte for byte: comments, order, line ends,
 * a byte order mark.
 * @param key the list, which is made where the article has none
 * @returns the new text; null where the front matter is faulty, or in a form that cannot be added to safely
 */
export function appendEntry(text: string, key: 'sources' | 'acks', entry: object): string | null {
  const { yaml: at } = findSections(text);
  if (!at) return null;
  const front = text.slice(at.start, at.end);
  const before = readYaml(front);
  if (before.problems.length > 0) return null;
  const lineEnd = text.slice(0, at.end).includes('\r\n') ? '\r\n' : '\n';
  const added = withEntry(front, before, { key, entry, lineEnd });
  if (added === null || !isRight(before, readYaml(added), key, entry)) return null;
  return text.slice(0, at.start) + added + text.slice(at.end);
}

interface Addition {
  key: string;
  entry: object;
  lineEnd: string;
}

function withEntry(front: string, yaml: YamlData, addition: Addition): string | null {
  const { key, entry, lineEnd } = addition;
  const indent = /^([ ]*)[^\s#]/m.exec(front)?.[1] ?? '';
  const list = yaml.data[key];
  const whole = (value: string): string => value.replace(/^(?=.)/gm, indent).replaceAll('\n', lineEnd);
  const block = whole(stringify({ [key]: [entry] }, { lineWidth: 0 }));
  if (!yaml.has([key])) return ended(front, lineEnd) + block;
  if (Array.isArray(list) && list.length > 0) return afterLast(front, yaml, list.length, addition);
  // `sources:`, `sources: []` or `sources: null` with at most a remark behind it.
  const empty = new RegExp(`^([ ]*${key}[ \\t]*:)[ \\t]*(?:\\[[ \\t]*\\]|null|~)?([ \\t]*(?:#.*)?)$`, 'm');
  const head = block.slice(block.indexOf(lineEnd) + lineEnd.length).trimEnd();
  return empty.test(front)
    ? front.replace(empty, (_, name: string, remark: string) => `${name}${remark.trimEnd()}${lineEnd}${head}`)
    : null;
}

/** Behind the last entry of the list, in the form that the list has: `- id: …` below one another, or `[{id: …}]`. */
function afterLast(front: string, yaml: YamlData, count: number, { key, entry, lineEnd }: Addition): string {
  const list = yaml.valueSpan([key]);
  if (front[list.start] === '[') {
    const last = yaml.valueSpan([key, count - 1]);
    return `${front.slice(0, last.end)}, ${inFlow(entry)}${front.slice(last.end)}`;
  }
  const dash = front.lastIndexOf('\n', list.start) + 1;
  const indent = front.slice(dash, list.start);
  const lines = stringify([entry], { lineWidth: 0 }).replace(/^(?=.)/gm, indent);
  const end = endOfLine(front, yaml.valueSpan([key, count - 1]).end);
  return ended(front.slice(0, end), lineEnd) + lines.replaceAll('\n', lineEnd) + front.slice(end);
}

/** An entry on one line; JSON is YAML too, and needs no thought about signs. */
const inFlow = (entry: object): string =>
  `{${Object.entries(entry)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ')}}`;

/** A value ends on its line, or, where it is a group of lines, at the start of the one after it. */
function endOfLine(text: string, from: number): number {
  if (text[from - 1] === '\n') return from;
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

const ended = (text: string, lineEnd: string): string =>
  text === '' || text.endsWith('\n') ? text : text + lineEnd;

/** Whether the new front matter says what the old one said, and the one entry more. */
function isRight(before: YamlData, after: YamlData, key: string, entry: object): boolean {
  if (after.problems.length > 0) return false;
  const list = [...((before.data[key] ?? []) as unknown[]), JSON.parse(JSON.stringify(entry))];
  return isDeepStrictEqual({ ...before.data, [key]: list }, { ...after.data });
}
