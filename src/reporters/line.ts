import type { CheckResult } from '../check/check.ts';
import { LineIndex } from '../text/position.ts';
import { readable } from '../text/readable.ts';

/**
 * One line a finding, `path:line:col:rule:message`, as Vale's `line` output and what reads it have it: columns count
 * characters, not units of UTF-16.
 * @param texts the articles, by path
 */
export function reportLine(result: CheckResult, texts: ReadonlyMap<string, string>): string {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (path: string): LineIndex => {
    const index = indexes.get(path) ?? new LineIndex(texts.get(path) ?? '');
    indexes.set(path, index);
    return index;
  };
  return result.findings
    .map(({ path, start, rule, message }) => {
      const before = indexOf(path)
        .line(start.line)
        .slice(0, start.column - 1);
      return `${readable(path)}:${start.line}:${[...before].length + 1}:${rule}:${readable(message)}`;
    })
    .join('\n');
}
