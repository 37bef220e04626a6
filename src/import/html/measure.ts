import { NewsctlError } from '../../errors.ts';

/** Elements whose end may be left out, so that a thousand open ones are no thousand levels. */
const UNCOUNTED = new Set(
  (
    'p li dt dd tr td th thead tbody tfoot option optgroup colgroup rb rt rp rtc html head body ' +
    'area base br col embed hr img input link meta param source track wbr'
  ).split(' '),
);

/** Elements that a parser opens again in every paragraph until they are closed. */
const REOPENED = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

const RAW_TEXT = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/;

/** Browsers stop at 512 levels; a page that goes further was made to break its readers. */
const MAX_DEPTH = 512;
const MAX_ATTRIBUTES = 1000;
const MAX_REOPENED = 500_000;
/** Several times what the heaviest news pages hold. */
const MAX_TAGS = 40_000;

const TAG = /<!--|<(\/?)([a-z][^\s/>]*)/gi;
const ATTRIBUTE = /\s*(?:\/|([^\s/>=][^\s/>=]*|=[^\s/>=]*)(?:\s*=\s*("[^"]*("|$)|'[^']*('|$)|[^\s>]*))?)/y;

/**
 * Refuses a page whose nesting or attributes would take a parser's whole stack, memory or afternoon.
 * Takes time in proportion to the length of the page.
 * @throws NewsctlError IMPORT_EMPTY
 */
export function refuseMonsters(html: string, name: string): void {
  const open = new Map<string, number>();
  let depth = 0;
  let reopened = 0;
  let formatting = 0;
  let tags = 0;
  const change = (tag: string, by: number): void => {
    open.set(tag, (open.get(tag) ?? 0) + by);
    depth += by;
    if (REOPENED.has(tag)) formatting += by;
  };
  for (const { tag, closes } of tagsOf(html, name)) {
    tags += 1;
    reopened += formatting;
    if (!UNCOUNTED.has(tag) && (!closes || (open.get(tag) ?? 0) > 0)) change(tag, closes ? -1 : 1);
    if (depth > MAX_DEPTH) throw monster(name, `its elements are nested more than ${MAX_DEPTH} levels deep`);
    if (tags > MAX_TAGS) throw monster(name, `it has more than ${MAX_TAGS} tags`);
    if (reopened > MAX_REOPENED) throw monster(name, 'thousands of its elements are never closed');
  }
}

function* tagsOf(html: string, name: string): Generator<{ tag: string; closes: boolean }> {
  TAG.lastIndex = 0;
  const scan = new RegExp(TAG);
  for (let match = scan.exec(html); match; match = scan.exec(html)) {
    const tag = match[2]?.toLowerCase();
    if (tag === undefined) {
      const end = html.indexOf('-->', match.index);
      if (end < 0) return;
      scan.lastIndex = end + 3;
      continue;
    }
    scan.lastIndex = endOfTag(html, scan.lastIndex, name);
    const closes = match[1] === '/';
    if (!closes && RAW_TEXT.test(tag)) {
      const end = html.slice(scan.lastIndex).search(new RegExp(`</${tag}`, 'i'));
      if (end < 0) return;
      scan.lastIndex += end;
      continue;
    }
    if (!(closes && RAW_TEXT.test(tag))) yield { tag, closes };
  }
}

function endOfTag(html: string, from: number, name: string): number {
  const attribute = new RegExp(ATTRIBUTE);
  attribute.lastIndex = from;
  for (let count = 0, end = from; ; count++) {
    const match = attribute.exec(html);
    if (!match || match[0] === '') return end;
    end = attribute.lastIndex;
    if (count > MAX_ATTRIBUTES) throw monster(name, `a tag has more than ${MAX_ATTRIBUTES} attributes`);
  }
}

const monster = (name: string, why: string): NewsctlError =>
  new NewsctlError('IMPORT_EMPTY', `No article can be read from ${name}: ${why}.`, {
    hint: 'Open the page in a browser, copy the text of the article and save it as a .txt file.',
  });
