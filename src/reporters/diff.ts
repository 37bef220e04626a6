import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { readable } from '../text/readable.ts';
import type { Paint } from './paint.ts';

/**
 * The texts that changed, as one unified diff that `patch` and git take.
 * @param before texts by path
 * @param after the same paths
 */
export function diffs(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  paint: Paint,
): string {
  return [...after]
    .filter(([path, text]) => before.get(path) !== text)
    .map(([path, text]) => {
      const patch = createTwoFilesPatch(
        `a/${path}`,
        `b/${path}`,
        before.get(path) ?? '',
        text,
        undefined,
        undefined,
        {
          headerOptions: FILE_HEADERS_ONLY,
        },
      );
      return patch
        .split('\n')
        .map((line) => coloured(line, paint))
        .join('\n');
    })
    .join('');
}

function coloured(line: string, paint: Paint): string {
  // A Windows line end belongs to the text; without it the diff would not apply.
  const end = line.endsWith('\r') ? '\r' : '';
  const shown = readable(line.slice(0, line.length - end.length)) + end;
  if (/^(?:---|\+\+\+) /.test(line)) return paint.bold(shown);
  if (line.startsWith('@@')) return paint.cyan(shown);
  if (line.startsWith('+')) return paint.green(shown);
  return line.startsWith('-') ? paint.red(shown) : shown;
}
