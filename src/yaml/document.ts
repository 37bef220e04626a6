import { type Document, isMap, isNode, isPair, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Span } from '../text/position.ts';
import { placeAt, plainData, plainKeySpan, plainPlaces, plainTextSpan } from './plain-yaml.ts';

/** One key or index after another, from the top of the document: `['byline', 0, 'name']`. */
export type YamlPath = readonly (string | number)[];

/** Something wrong in a YAML text, with its place in the file. */
export interface YamlProblem {
  path: YamlPath;
  message: string;
  span: Span;
  /** An unknown key loses nothing that newsctl needs, so that callers may take it more lightly. */
  unknownKey?: boolean;
  /** The key that was most likely meant by one that is not known. */
  meant?: string;
}

/** A YAML text as plain data, with the place of every key and value in the file it came from. */
export interface YamlData {
  data: Record<string, unknown>;
  problems: YamlProblem[];
  /** The span of a value; of the nearest value that encloses it, if it does not exist itself. */
  valueSpan(path: YamlPath): Span;
  /** The span of the key at the end of a path, or of the value where there is no key (a list item). */
  keySpan(path: YamlPath): Span;
  has(path: YamlPath): boolean;
}

/** Aliases are resolved at most this often: a few lines of YAML can otherwise unfold to gigabytes. */
const MAX_ALIASES = 50;

/**
 * Reads YAML 1.2.
 * @param text the YAML alone
 * @param base offset of `text` in its file (UTF-16); all spans are offsets of the file
 */
export function readYaml(text: string, base = 0): YamlData {
  const data = plainData(text);
  return data ? plainYaml(text, base, data) : parsedYaml(text, base);
}

/** Plain YAML, which the library reads only once it is asked for a place that is neither a text nor a key at the top. */
function plainYaml(text: string, base: number, data: Record<string, unknown>): YamlData {
  let whole: YamlData | undefined;
  let places: unknown;
  const parsed = (): YamlData => {
    whole ??= parsedYaml(text, base);
    return whole;
  };
  const isTopKey = (path: YamlPath): path is [string] =>
    path.length === 1 && typeof path[0] === 'string' && Object.hasOwn(data, path[0]);
  const textSpan = (path: YamlPath): Span | null => {
    // The headline of every article is asked for its place, most of them for no other.
    if (isTopKey(path)) return typeof data[path[0]] === 'string' ? plainTextSpan(text, path[0]) : null;
    places ??= plainPlaces(text);
    return placeAt(places, path);
  };
  return {
    data,
    problems: [],
    valueSpan: (path) => moved(textSpan(path), base) ?? parsed().valueSpan(path),
    keySpan: (path) =>
      moved(isTopKey(path) ? plainKeySpan(text, path[0]) : null, base) ?? parsed().keySpan(path),
    has: (path) => isTopKey(path) || parsed().has(path),
  };
}

function parsedYaml(text: string, base: number): YamlData {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true, logLevel: 'silent' });
  const whole: Span = { start: base, end: base + Math.min(text.length, firstLineLength(text)) };
  const problems: YamlProblem[] = document.errors.map((error) => ({
    path: [],
    message: `This is not valid YAML: ${sentence(error.message)}`,
    span: within(text, base, error.pos),
  }));
  const data = toData(document, problems, whole);
  return {
    data,
    problems,
    valueSpan: (path) => shift(valueRange(document, path), base) ?? whole,
    keySpan: (path) => shift(keyRange(document, path) ?? valueRange(document, path), base) ?? whole,
    has: (path) => document.hasIn([...path]),
  };
}

/** The place of a fault: at least one letter where there is one, and never beyond the end, where a closing mark is missed. */
function within(text: string, base: number, [from, to]: readonly [number, number]): Span {
  const start = Math.min(from, text.length);
  return { start: base + start, end: base + Math.min(Math.max(to, start + 1), text.length) };
}

function toData(document: Document, problems: YamlProblem[], whole: Span): Record<string, unknown> {
  if (document.contents === null) return {};
  if (!isMap(document.contents)) {
    if (problems.length === 0)
      problems.push({ path: [], message: 'Expected lines of the form `key: value`.', span: whole });
    return {};
  }
  const unusable = (why: string): Record<string, unknown> => {
    problems.push({ path: [], message: `This YAML cannot be used: ${why}.`, span: whole });
    return {};
  };
  try {
    const data = document.toJS({ maxAliasCount: MAX_ALIASES }) as Record<string, unknown>;
    return isCircular(data) ? unusable('a value has itself in it, by an alias such as `*name`') : data;
  } catch (error) {
    return unusable((error as Error).message);
  }
}

/** Whether a value stands within itself: it would have no end for whoever goes through it. */
function isCircular(value: unknown, above = new Set<object>(), done = new Set<object>()): boolean {
  if (typeof value !== 'object' || value === null || done.has(value)) return false;
  if (above.has(value)) return true;
  above.add(value);
  const found = Object.values(value).some((one) => isCircular(one, above, done));
  above.delete(value);
  done.add(value);
  return found;
}

type Range = readonly [start: number, end: number];

function valueRange(document: Document, path: YamlPath): Range | null {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range && node.range[1] > node.range[0]) return [node.range[0], node.range[1]];
    const key = keyRange(document, path.slice(0, depth));
    if (key) return key;
  }
  return null;
}

function keyRange(document: Document, path: YamlPath): Range | null {
  const last = path.at(-1);
  if (last === undefined) return null;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isSeq(parent) || !isMap(parent)) return null;
  const pair = (parent as YAMLMap).items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(last),
  );
  const key = pair?.key;
  return isNode(key) && key.range ? [key.range[0], key.range[1]] : null;
}

const shift = (range: Range | null, base: number): Span | null =>
  range && { start: base + range[0], end: base + range[1] };

const moved = (span: Span | null, base: number): Span | null =>
  span && { start: base + span.start, end: base + span.end };

const firstLineLength = (text: string): number => {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
};

const sentence = (message: string): string => {
  const first = message.split('\n')[0]!.replace(/:$/, '');
  return /[.!?]$/.test(first) ? first : `${first}.`;
};
