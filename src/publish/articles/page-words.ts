import { Parser } from 'htmlparser2';

/** Letters and digits alone: a theme sets quotation marks, dashes, spaces and capitals as it likes. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(SMILEYS, '$1')
    .replaceAll('×', 'x')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** WordPress makes pictures of these, and so their letters and digits are no words. */
const SMILEYS = /(^|\s)(?::-?[DPox]|8-?O|8-\)|:[a-z]+:)(?=\s|$)/g;

const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'template']);
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** The texts of HTML, block by block, in the letters of {@link lettersOf}; empty ones are left out. */
function blocksOf(html: string): string[] {
  const blocks: string[] = [''];
  let silent = 0;
  const ends = (name: string): void => {
    if (!INLINE.has(name)) blocks.push('');
  };
  const parser = new Parser({
    onopentag(name) {
      if (SILENT.has(name)) silent++;
      ends(name);
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent--;
      ends(name);
    },
    ontext(text) {
      if (silent === 0) blocks[blocks.length - 1] += text;
    },
  });
  parser.end(html);
  return blocks.map(lettersOf).filter((letters) => letters !== '');
}

/** What readers should find on the page of an article. */
export interface PageWords {
  headline: string;
  blocks: readonly string[];
}

/** @param headline plain words @param html the article's text */
export const pageWords = (headline: string, html: string): PageWords => ({
  headline: lettersOf(headline),
  blocks: blocksOf(html),
});

/** A page as it is searched: what stands between two blocks, such as an advertisement, is nobody's business here. */
export const pageOf = (bytes: Uint8Array): string => blocksOf(Buffer.from(bytes).toString('utf8')).join('');

/** Whether a page has the headline, and every block in its order. */
export function holdsAll(page: string, { headline, blocks }: PageWords): boolean {
  let from = 0;
  for (const block of blocks) {
    const at = page.indexOf(block, from);
    if (at < 0) return false;
    from = at + block.length;
  }
  return page.includes(headline);
}

/** A paragraph; shorter ones may stand on any page. */
const LONG = 40;

/** Whether a page has some of the text, so that it is still read there. */
export const holdsSome = (page: string, { blocks }: PageWords): boolean =>
  blocks.some((block) => block.length >= LONG && page.includes(block));
