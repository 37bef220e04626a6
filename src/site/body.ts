import type { Root } from 'mdast';
import { bodyHtml } from './body-html.ts';
import type { BodyMarks } from './body-tree.ts';
import { figureHtml, pictureHtml } from './figure.ts';
import type { Body, BodyPicture, BodyPlace } from './rendered-body.ts';
import { webAddress } from './text.ts';
import { escapeXml } from '../text/xml.ts';

// A slot for a picture is its number between two units that no text has ({@link cleanText} takes them out). In an
// address they stand in percent signs, at its very start, where no address of an article's own can have them.
const START = '\uFFFE';
const END = '\uFFFF';
const [START_URL, END_URL] = [encodeURIComponent(START), encodeURIComponent(END)];

/** Renders the body of an article. The tree stays as it is. @param kind what of its type bears on how it comes out */
export function renderBody(tree: Root, kind: Pick<BodyMarks, 'updates' | 'interview'> = {}): Body {
  const links: string[] = [];
  const pictures: BodyPicture[] = [];
  const html = bodyHtml(tree, {
    ...kind,
    link(url) {
      const elsewhere = outside(url);
      return elsewhere === undefined
        ? `${START_URL}${links.push(url) - 1}${END_URL}${suffixOf(url)}`
        : elsewhere;
    },
    picture({ url, alt = null, title = null }, whole) {
      return `${START}${pictures.push({ url, whole, alt, title }) - 1}${END}`;
    },
  });
  return { html, links, pictures };
}

const suffixOf = (url: string): string => /[?#].*$/s.exec(url)?.[0] ?? '';

/** What a link to another site comes out as; undefined for one that leads to a page of ours, or within its own. */
function outside(url: string): string | null | undefined {
  if (/^[/\\]{2}/.test(url)) return webAddress(`https:${url}`);
  if (!/^[\s\p{Cc}]*[a-z][a-z0-9+.-]*:/iu.test(url)) return undefined;
  // Schemes that run something or carry their own content are no addresses.
  return webAddress(url) ?? (/^(?:mailto|tel):[^\s\p{Cc}]+$/iu.test(url) ? url : null);
}

const MARK = new RegExp(
  `<a href="${START_URL}(\\d+)${END_URL}([^"]*)">|<a |</a>|\\n?${START}(\\d+)${END}`,
  'g',
);

/** A link around nothing, or around a picture without words: it could neither be seen nor named by a screen reader. */
const WORDLESS =
  /<a href="[^"]*">(\s*(?:(?:<picture>(?:<source [^<>]*>)*)?<img [^<>]*alt=""[^<>]*>(?:<\/picture>)?\s*)?)<\/a>/g;

/** A paragraph or heading of which nothing is left. */
const EMPTY = /<(p|h[2-6])>\s*<\/\1>\n?/g;

/** The body as it comes out in one place. */
export function fillBody(body: Body, place: BodyPlace): string {
  const { html, links, pictures } = body;
  if (links.length === 0 && pictures.length === 0) return html;
  /** For each link that is open here: whether its tags stay. */
  const open: boolean[] = [];
  const opened = (url: string | undefined, mark: string, suffix: string): string => {
    const href = url === undefined ? null : place.link(url);
    open.push(url === undefined || href !== null);
    if (url === undefined) return mark;
    return href === null ? '' : `<a href="${escapeXml(href)}${suffix}">`;
  };
  const filled = html.replace(MARK, (mark, link?: string, suffix = '', picture?: string) => {
    if (picture !== undefined) return pictureAt(pictures[Number(picture)], mark.startsWith('\n'), place);
    if (mark === '</a>') return open.pop() === false ? '' : mark;
    return opened(link === undefined ? undefined : links[Number(link)], mark, suffix);
  });
  return filled.replace(WORDLESS, '$1').replace(EMPTY, '').trim();
}

/** @param ownLine whether it stands on a line of its own, which goes with a picture that is not there */
function pictureAt(slot: BodyPicture | undefined, ownLine: boolean, place: BodyPlace): string {
  const found = slot && place.picture(slot.url);
  if (!found) return '';
  const html = (slot.whole ? figureHtml : pictureHtml)(slot, found);
  return ownLine ? `\n${html}` : html;
}
