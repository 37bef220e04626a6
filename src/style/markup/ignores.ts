import { literally, Pattern } from '../pattern/pattern.ts';
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

/** A text whose comments to Vale stand in marks of HTML, in as much room: `{/* vale off *\/}` is `<!--vale off-->`. */
export function withUsualComments(text: string, [open, close]: readonly string[]): string {
  if (open === undefined || close === undefined) return text;
  const comment = new RegExp(`${literally(open)}\\s*(vale\\b.*?)\\s*${literally(close)}`, 'g');
  return text.replace(comment, (whole, words: string) => {
    const usual = `<!--${words}-->`;
    return usual.length <= whole.length ? usual.padEnd(whole.length) : whole;
  });
}
