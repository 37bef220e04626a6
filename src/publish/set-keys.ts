import { isDeepStrictEqual } from 'node:util';
import { findSections } from '../article/front-matter.ts';
import { readYaml, type YamlData } from '../yaml/document.ts';

interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * Sets top-level keys in the front matter of an article, all else left as it was typed: comments, order, line
 * ends, a byte order mark. New keys go after the last one. Front matter that cannot be edited that way without
 * changing anything else (a faulty one, or one in an unusual form) stays as it is.
 * @param keys values as they are to stand in YAML
 */
export function setKeys(text: string, keys: Readonly<Record<string, string>>): string {
  const { yaml: at } = findSections(text);
  if (!at) return text;
  const source = text.slice(at.start, at.end);
  const yaml = readYaml(source);
  const lineEnd = source.includes('\r\n') || text.slice(0, at.start).includes('\r\n') ? '\r\n' : '\n';
  const added = Object.entries(keys).filter(([key]) => !yaml.has([key]));
  const edits = Object.entries(keys)
    .filter(([key]) => yaml.has([key]))
    .map(([key, value]) => replacement(source, yaml, key, value));
  edits.sort((a, b) => b.start - a.start);
  const replaced = edits.reduce(
    (result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end),
    source,
  );
  const result = append(replaced, added, indentOf(source), lineEnd);
  return isRight(yaml, readYaml(result), keys) ? text.slice(0, at.start) + result + text.slice(at.end) : text;
}

function replacement(source: string, yaml: YamlData, key: string, value: string): Edit {
  if (yaml.data[key] === null) return afterKey(source, yaml.keySpan([key]).end, value);
  const { start, end } = yaml.valueSpan([key]);
  // A block text (`|`) reaches to the end of its last line.
  const lines = /[\r\n]+$/.exec(source.slice(start, end))?.[0] ?? '';
  return { start, end: end - lines.length, text: value };
}

/** A key with nothing after its colon, or a null. */
function afterKey(source: string, keyEnd: number, value: string): Edit {
  const colon = source.indexOf(':', keyEnd) + 1;
  const [, blank, nothing] = /^([ \t]*)(null|Null|NULL|~)?/.exec(source.slice(colon))!;
  if (nothing === undefined) return { start: colon, end: colon, text: ` ${value}` };
  const start = colon + blank!.length;
  return { start, end: start + nothing.length, text: value };
}

function append(source: string, added: readonly [string, string][], indent: string, lineEnd: string): string {
  const gap = source === '' || /[\r\n]$/.test(source) ? '' : lineEnd;
  return source + gap + added.map(([key, value]) => `${indent}${key}: ${value}${lineEnd}`).join('');
}

/** Keys stand under one another; somebody may have indented all of them. */
const indentOf = (source: string): string => /^([ ]*)[^\s#]/m.exec(source)?.[1] ?? '';

/** Whether the new front matter says what the old one said, but for the keys that were set. */
function isRight(before: YamlData, after: YamlData, keys: Readonly<Record<string, string>>): boolean {
  if (after.problems.length > 0) return false;
  const wanted = { ...before.data };
  for (const [key, value] of Object.entries(keys)) wanted[key] = readYaml(`key: ${value}\n`).data.key;
  return isDeepStrictEqual(wanted, { ...after.data });
}
