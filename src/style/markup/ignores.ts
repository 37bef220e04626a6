import { Pattern } from '../pattern/pattern.ts';
import { IGNORED } from './blocks.ts';

/**
 * A text in which what the patterns match is out of the way, each character in its place: tokens read as code does,
 * blocks as blank lines.
 */
export function withoutIgnored(
  text: string,
  { tokenIgnores, blockIgnores }: { tokenIgnores: readonly string[]; blockIgnores: readonly string[] },
): string {
  const withoutBlocks = blockIgnores.reduce((now, pattern) => replaced(now, pattern, ' '), text);
  return tokenIgnores.reduce((now, pattern) => replaced(now, pattern, IGNORED), withoutBlocks);
}

function replaced(text: string, pattern: string, by: string): string {
  let result = '';
  let at = 0;
  for (const { start, end } of new Pattern(pattern).findAll(text)) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, by);
    at = end;
  }
  return result + text.slice(at);
}
