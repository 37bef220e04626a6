/** How two lines come together: how many units at the end of the first go, and what stands between them. */
export interface Seam {
  cut: number;
  glue: string;
}

/** Decides about a line and the one after it, both clean. */
export type JoinLines = (before: string, after: string) => Seam;

const SPACE: Seam = { cut: 0, glue: ' ' };
const CLOSED: Seam = { cut: 0, glue: '' };
const WHOLE: Seam = { cut: 1, glue: '' };

/** First parts of compounds that keep their hyphen wherever the line breaks. */
const COMPOUND_HEADS = new Set(
  (
    'well ill self ex non half all cross mid vice so would must old one two three four five six seven eight nine ten ' +
    'twenty thirty forty fifty sixty seventy eighty ninety first second third long short high low full part cold'
  ).split(' '),
);

const LAST_WORD = /([\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*)[-\u2010]$/u;
const FIRST_WORD = /^[\p{L}\p{M}\p{N}'’]+/u;

/**
 * Undoes hyphenation at line ends: `bud-` and `get` give `budget`, `well-` and `known` give `well-known`.
 * What the document itself writes elsewhere decides before anything else.
 * @param lines all lines of the document
 * @param typeset whether lines were broken by a typesetter, who hyphenates, or by an editor, who seldom does
 */
export function joinHyphenated(lines: () => Iterable<string>, typeset: boolean): JoinLines {
  let words: ReadonlySet<string> | null = null;
  return (before, after) => {
    if (before.endsWith('\u00ad')) return WHOLE;
    const last = /[-\u2010]$/.test(before) ? LAST_WORD.exec(before.slice(-80))?.[1] : undefined;
    const first = FIRST_WORD.exec(after.slice(0, 80))?.[0];
    if (last === undefined || first === undefined) return SPACE;
    // `first- and second-class`
    if (/^(?:and|or|to)$/.test(first)) return SPACE;
    words ??= wordsOf(lines());
    return seam(last.toLowerCase(), first, words, typeset);
  };
}

function seam(last: string, first: string, words: ReadonlySet<string>, typeset: boolean): Seam {
  if (!/^\p{Ll}/u.test(first) || !/\p{L}$/u.test(last)) return CLOSED;
  if (words.has(last + first)) return WHOLE;
  if (words.has(`${last}-${first}`)) return CLOSED;
  if (last.includes('-') || COMPOUND_HEADS.has(last)) return CLOSED;
  return typeset ? WHOLE : CLOSED;
}

const WORD = /[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*(?![-\u2010])/gu;

/** Every word and compound that stands whole in a line. */
function wordsOf(lines: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of lines)
    for (const [word] of line.matchAll(WORD)) words.add(word.toLowerCase().replaceAll('\u2010', '-'));
  return words;
}
