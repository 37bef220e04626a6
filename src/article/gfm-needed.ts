/** An extension of micromark: constructs by where they stand and by the code of their first character. */
export type Syntax = Record<string, object>;

/** The constructs of GitHub's Markdown by name, and what a text must have for one of them to occur. */
const CONSTRUCTS: readonly { names: readonly string[]; mayOccur(text: string): boolean }[] = [
  {
    names: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'],
    mayOccur: (text) => /@|www\.|:\/\//i.test(/[\\`<]/.test(text) ? text : text.replace(PLAIN_LINK, '[]()')),
  },
  // A table of one column may do without a bar, if a colon says how it is aligned.
  { names: ['table'], mayOccur: (text) => /\||:-|-:/.test(text) },
  {
    names: ['gfmFootnoteCall', 'gfmPotentialFootnoteCall', 'gfmFootnoteDefinition'],
    mayOccur: (text) => text.includes('[^'),
  },
  { names: ['strikethrough'], mayOccur: (text) => text.includes('~') },
  { names: ['tasklistCheck'], mayOccur: (text) => /\[[ \t\r\nxX]\]/.test(text) },
];

/** An inline link to a web address with nothing clever in it: within it no address is found once more. */
const PLAIN_LINK = /\[[^[\]\n\\`@:]*\]\(https?:\/\/[^\s()<>[\]`\\@]*(?: "[^"\n\\`]*")?\)/g;

/**
 * Which constructs a text may have, as a key. The parser tries each at every letter of a text, which takes half of
 * its time; most copy has none of them. Only what certainly cannot occur is left out.
 */
export const gfmNeeded = (text: string): string =>
  CONSTRUCTS.map(({ mayOccur }) => (mayOccur(text) ? '1' : '0')).join('');

/** An extension of the parser without the constructs that a key leaves out. */
export function withoutUnneeded(extension: Syntax, needed: string): Syntax {
  const dropped = new Set(CONSTRUCTS.flatMap(({ names }, i) => (needed[i] === '0' ? names : [])));
  const kept = (construct: unknown): boolean =>
    !dropped.has((construct as { name?: string } | undefined)?.name ?? '');
  const filtered = (of: object): object =>
    Object.fromEntries(
      Object.entries(of).flatMap(([code, constructs]) => {
        const left = (Array.isArray(constructs) ? constructs : [constructs]).filter(kept);
        return left.length > 0 ? [[code, left]] : [];
      }),
    );
  return Object.fromEntries(Object.entries(extension).map(([where, of]) => [where, filtered(of)]));
}
