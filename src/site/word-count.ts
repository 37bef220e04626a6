const OPENING = 60;

/**
 * Counts the words of HTML, tags left out. Of an archive a list of all words would be half a gigabyte in the end: they
 * are counted where they stand.
 */
export function wordCount(html: string): number {
  let count = 0;
  let within = false;
  let tags = true;
  for (let at = 0; at < html.length; at++) {
    const code = html.charCodeAt(at);
    const end = tags && code === OPENING ? html.indexOf('>', at) : -1;
    if (tags && code === OPENING && end < 0) tags = false;
    if (end >= 0) at = end;
    const blank = end >= 0 || isBlank(code);
    if (!blank && !within) count++;
    within = !blank;
  }
  return count;
}

/** What `\s` stands for in a pattern. */
const isBlank = (code: number): boolean =>
  code <= 32
    ? code === 32 || (code >= 9 && code <= 13)
    : code >= 160 && OTHER_BLANK.test(String.fromCharCode(code));

const OTHER_BLANK = /\s/;
