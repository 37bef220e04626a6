import type { Span } from '../text/position.ts';
import type { YamlPath } from '../yaml/document.ts';
import { type FlowPlace, placeInFlow } from './yaml-flow.ts';

/** Where in a YAML text somebody writes. */
export interface YamlPlace {
  /** To the group, or to the value; 0 stands for any item of a list. */
  path: YamlPath;
  /** The name of a key (or an item of a list that holds no groups), or the value of the key at the end of the path. */
  kind: 'key' | 'value';
  /** What is written of it so far, in offsets of the text. */
  span: Span;
  /** Keys that the group has already. */
  taken: string[];
}

interface Line {
  /** Column of the dash of a list item, or null. */
  dash: number | null;
  /** Column of the first thing after blanks and dash. */
  column: number;
  /** The key that it opens with. */
  key: string | null;
  isEmpty: boolean;
}

const KEY = /^(?:"([^"]*)"|'([^']*)'|([\w-][\w. -]*)):(?=[ \t]|$)/;

/**
 * Finds where in a YAML text an offset is, by lines and their indentation: what somebody is just writing is hardly ever
 * valid YAML. Null where nothing can be told, such as in a comment.
 */
export function placeInYaml(text: string, offset: number): YamlPlace | null {
  const lineStart = text.slice(0, offset).lastIndexOf('\n') + 1;
  const number = text.slice(0, lineStart).split('\n').length - 1;
  const lines = text.split('\n').map(readLine);
  const here = lines[number]!;
  const before = text.slice(lineStart, offset);
  if (offset < lineStart + here.column && before.trim() !== '') return null;
  const column = before.trim() === '' ? before.length : here.column;
  const written = before.slice(column);
  if (written.startsWith('#')) return null;
  const own = { ...here, column };
  const path = pathTo(lines, number, own);
  const valued = KEY.exec(written);
  if (!valued) return keyPlace(lines, number, own, path, { start: lineStart + column, end: offset });
  const value = written.slice(valued[0].length);
  const gap = /^[ \t]*/.exec(value)![0].length;
  if (gap === 0) return null;
  const start = offset - value.length + gap;
  const to = [...path, keyOf(valued)];
  const flow = placeInFlow(text.slice(start, offset));
  if (flow) return inFlow(flow, to, start, offset);
  return { path: to, kind: 'value', span: { start, end: offset }, taken: [] };
}

const inFlow = (
  { path, kind, start, taken }: FlowPlace,
  to: YamlPath,
  from: number,
  end: number,
): YamlPlace => ({
  path: [...to, ...path],
  kind,
  span: { start: from + start, end },
  taken,
});

function keyPlace(lines: readonly Line[], number: number, own: Line, path: YamlPath, span: Span): YamlPlace {
  return { path, kind: 'key', span, taken: siblings(lines, number, own) };
}

function readLine(line: string): Line {
  const [, blanks = '', dash = ''] = /^([ \t]*)(-[ \t]+|-$)?/.exec(line)!;
  const column = blanks.length + dash.length;
  const rest = line.slice(column).trimEnd();
  const match = KEY.exec(rest);
  return {
    dash: dash === '' ? null : blanks.length,
    column,
    key: match ? keyOf(match) : null,
    isEmpty: rest === '' || rest.startsWith('#'),
  };
}

const keyOf = ([, double, single, plain]: RegExpExecArray): string =>
  (double ?? single ?? plain ?? '').trim();

/** Keys and items above a line, from the top. */
function pathTo(lines: readonly Line[], number: number, own: Line): YamlPath {
  const path: (string | number)[] = [];
  let inner = own;
  for (let at = number - 1; at >= 0 && (inner.dash !== null || inner.column > 0); at--) {
    const steps = stepsOut(lines[at]!, inner);
    if (!steps) continue;
    path.unshift(...steps);
    inner = lines[at]!;
  }
  return path;
}

/** What leads from a line to one further down; null where the one below does not belong to it. */
function stepsOut(line: Line, inner: Line): YamlPath | null {
  const { key, dash, column } = line;
  if (inner.dash !== null)
    return key !== null && column <= inner.dash && (dash ?? -1) < inner.dash ? [key, 0] : null;
  // The first line of the same item: its list comes next.
  if (dash !== null && column === inner.column) return [];
  return key !== null && column < inner.column ? [key] : null;
}

/** The keys of the group that a line stands in, but for its own. */
function siblings(lines: readonly Line[], number: number, { column, dash }: Line): string[] {
  const keys: string[] = [];
  const isOther = (line: Line): boolean => !line.isEmpty && line.column < column;
  const take = ({ key, column: at }: Line): void => {
    if (key !== null && at === column) keys.push(key);
  };
  for (let at = number - 1; dash === null && at >= 0 && !isOther(lines[at]!); at--) {
    take(lines[at]!);
    if (lines[at]!.dash !== null && lines[at]!.column === column) break;
  }
  for (let at = number + 1; at < lines.length && !isOther(lines[at]!); at++) {
    if (lines[at]!.dash !== null && lines[at]!.dash! < column) break;
    take(lines[at]!);
  }
  return keys;
}
