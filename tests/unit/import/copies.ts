import fc from 'fast-check';

const WORDS = `ferry Thornwick the council nine miles said quay Comments By 2025 6ft a`.split(' ');
const MARKS = (
  `" “ ” ' ’ — … £5 &amp; & <b> </b> [x](y) [sic] ![x] _x_ * ** \` ~~ ~ | # \\ \\* ^ [^1] ::: :: ` +
  `<!-- a_b@marram.example https://marram.example/a_b?c=d&e www.marram.example --- === $ 1. 2) - + ` +
  `> = ! ( ) [ ] [x] { }`
).split(' ');
export const CHROME = [
  'Share',
  'Advertisement',
  '3 min read',
  'Skip to content',
  'Facebook',
  'Back to top',
  'Subscribe',
];

const token = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...MARKS) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 4 })
      .map(plain)
      .filter((text) => text !== ''),
  },
);
/** Invisible characters go and white space becomes one space: that much an import may change. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A paragraph of copy: Markdown's own characters anywhere, also with no space round them, and a full stop. */
export const copy = fc
  .array(fc.tuple(token, fc.constantFrom(' ', ' ', ' ', '')), { minLength: 1, maxLength: 12 })
  .map(
    (parts) =>
      `${plain(parts.map(([word, space]) => word + space).join(''))} and so on, the ferryman said to us on the quay.`,
  );

export const HEADLINE = 'Thornwick ferry to sail again, owners say';
export const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
