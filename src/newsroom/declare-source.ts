import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { findSections } from '../article/front-matter.ts';
import type { SourceEntry } from '../article/front-matter-types.ts';
import { readYaml, type YamlData } from '../yaml/document.ts';

/**
 * Adds an entry to the `sources` of an article, all else left byte for byte: comments, order, line ends, a byte
 * order mark.
 * @returns the new text; null where the front matter is faulty, or in a form that cannot be added to safely
 */
export function declareSource(text: string, entry: SourceEntry): string | null {
  const { yaml: at } = findSections(text);
  if (!at) return null;
  const front = text.slice(at.start, at.end);
  const before = readYaml(front);
  if (before.problems.length > 0) return null;
  const lineEnd = text.slice(0, at.end).includes('\r\n') ? '\r\n' : '\n';
  const added = withEntry(front, before, entry, lineEnd);
  if (added === null || !isRight(before, readYaml(added), entry)) return null;
  return text.slice(0, at.start) + added + text.slice(at.end);
}

/** Ids that an article has for its sources already. */
export function declaredIds(text: string): string[] {
  const { yaml: at } = findSections(text);
  const sources = at ? readYaml(text.slice(at.start, at.end)).data.sources : null;
  return Array.isArray(sources) ? sources.flatMap((source) => (source?.id ? [String(source.id)] : [])) : [];
}

function withEntry(front: string, yaml: YamlData, entry: SourceEntry, lineEnd: string): string | null {
  const indent = /^([ ]*)[^\s#]/m.exec(front)?.[1] ?? '';
  const { sources } = yaml.data;
  const whole = (value: string): string => value.replace(/^(?=.)/gm, indent).replaceAll('\n', lineEnd);
  const block = whole(stringify({ sources: [entry] }, { lineWidth: 0 }));
  if (!yaml.has(['sources'])) return ended(front, lineEnd) + block;
  if (Array.isArray(sources) && sources.length > 0)
    return afterLast(front, yaml, sources.length, entry, lineEnd);
  // `sources:`, `sources: []` or `sources: null` with at most a remark behind it.
  const empty = /^([ ]*sources[ \t]*:)[ \t]*(?:\[[ \t]*\]|null|~)?([ \t]*(?:#.*)?)$/m;
  const head = block.slice(block.indexOf(lineEnd) + lineEnd.length).trimEnd();
  return empty.test(front)
    ? front.replace(empty, (_, key: string, remark: string) => `${key}${remark.trimEnd()}${lineEnd}${head}`)
    : null;
}

/** Behind the last entry of the list, in the form that the list has: `- id: …` below one another, or `[{id: …}]`. */
function afterLast(
  front: string,
  yaml: YamlData,
  count: number,
  entry: SourceEntry,
  lineEnd: string,
): string {
  const list = yaml.valueSpan(['sources']);
  if (front[list.start] === '[') {
    const last = yaml.valueSpan(['sources', count - 1]);
    return `${front.slice(0, last.end)}, ${inFlow(entry)}${front.slice(last.end)}`;
  }
  const dash = front.lastIndexOf('\n', list.start) + 1;
  const indent = front.slice(dash, list.start);
  const lines = stringify([entry], { lineWidth: 0 }).replace(/^(?=.)/gm, indent);
  const end = endOfLine(front, yaml.valueSpan(['sources', count - 1]).end);
  return ended(front.slice(0, end), lineEnd) + lines.replaceAll('\n', lineEnd) + front.slice(end);
}

/** An entry on one line; JSON is YAML too, and needs no thought about signs. */
const inFlow = (entry: SourceEntry): string =>
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
function isRight(before: YamlData, after: YamlData, entry: SourceEntry): boolean {
  if (after.problems.length > 0) return false;
  const sources = [...((before.data.sources ?? []) as unknown[]), JSON.parse(JSON.stringify(entry))];
  return isDeepStrictEqual({ ...before.data, sources }, { ...after.data });
}
