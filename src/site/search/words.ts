import { Parser } from 'htmlparser2';

/** Elements within a line; all others part what is before them from what comes after. */
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'code',
  'del',
  'em',
  'i',
  'q',
  's',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
]);

/** Slots of a body; see `body.ts`. */
const SLOT = /\uFFFE\d+\uFFFF/g;

/** The words of a body, a line for each paragraph. */
export function wordsOf(html: string): string {
  let text = '';
  const part = (name: string): void => {
    if (!INLINE.has(name)) text += '\n';
  };
  const parser = new Parser({
    onopentag: part,
    onclosetag: part,
    ontext(words) {
      text += words;
    },
  });
  parser.end(html.replace(SLOT, '\n'));
  return text
    .split('\n')
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '')
    .join('\n');
}
