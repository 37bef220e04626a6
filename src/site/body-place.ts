import type { BodyPlace } from './rendered-body.ts';
import type { LinkTo } from './links.ts';
import { isMediaLink, type MediaShelf, mediaLink } from './media.ts';
import type { ShownPicture } from './figure.ts';
import { ONE_FILE, pictureSources } from './picture-sources.ts';
import { type Picture, shelved } from './pictures.ts';
import type { BodyAsks } from './summary.ts';
import { webAddress } from './text.ts';

/** The files of the media folder that a body shows or links to, by the address it writes. */
export interface BodyFiles {
  pictures: ReadonlyMap<string, Picture>;
  /** Paths on the site. */
  documents: ReadonlyMap<string, string>;
}

/** Most bodies show none. */
const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** What pages there are, for links in a body. */
export interface SiteIndex {
  /** Path of every page, with a slash at its end. */
  pages: Pick<ReadonlySet<string>, 'has'>;
  /** Path on the site of each article by its file. */
  articles: Pick<ReadonlyMap<string, string>, 'get'>;
}

type Report = (message: string) => void;

/**
 * Finds the media files that a body needs.
 * @param listed pictures of the front matter, whose words go with the same file in the body
 */
export async function bodyFiles(
  asks: BodyAsks,
  listed: readonly Picture[],
  shelf: MediaShelf,
  report: Report,
): Promise<BodyFiles> {
  const pictures = new Map<string, Picture>();
  const documents = new Map<string, string>();
  for (const url of asks.pictures) {
    if (webAddress(url)) continue;
    const bare = await shelved(mediaLink(url), url, shelf, report);
    if (bare) pictures.set(url, listed.find(({ path }) => path === bare.path) ?? bare);
  }
  for (const url of asks.links) {
    if (!isMediaLink(url)) continue;
    const file = await shelved(mediaLink(url, 'document'), url, shelf, report);
    if (file) documents.set(url, file.path);
  }
  return {
    pictures: pictures.size > 0 ? pictures : NONE,
    documents: documents.size > 0 ? documents : NONE,
  };
}

/**
 * Where the links of a body lead, by the address it writes: paths on the site. An address of nothing, as of an
 * article that has not gone out, is not among them: its link is left out and its words stay.
 */
export type LinkTargets = ReadonlyMap<string, string>;

export function linkTargets(
  asks: BodyAsks,
  story: { path: string; file: string },
  files: BodyFiles,
  index: SiteIndex,
): LinkTargets {
  const targets = new Map<string, string>();
  for (const url of asks.links) {
    const path = isMediaLink(url) ? files.documents.get(url) : inside(url, story, index);
    if (path !== undefined) targets.set(url, path);
  }
  return targets;
}

/** Where links of a body lead that come out as words alone, as written: to nothing that is on the site. */
export const lostLinks = ({ links }: BodyAsks, targets: LinkTargets): string[] =>
  // Of files of the media folder it is told where they are looked up.
  links.filter((url) => !isMediaLink(url) && !targets.has(url));

/** A page, or a feed, that shows a body. */
export interface BodyShow {
  linkTo: LinkTo;
  /** Path of the body's own page. */
  home: string;
  /** Whether the first picture of the body is that of the page. */
  first: boolean;
}

/** How the links and pictures of one body come out on one page, or in a feed. */
export function bodyPlace(
  files: BodyFiles,
  targets: LinkTargets,
  { linkTo, home, first }: BodyShow,
): BodyPlace {
  const inFeed = /^https?:/.test(linkTo(''));
  let isFirst = first;
  const shown = (src: string, picture: Picture): ShownPicture => {
    const sources = inFeed ? ONE_FILE : pictureSources(picture, 'column', linkTo);
    const placed = { src, picture, sources, first: isFirst };
    isFirst = false;
    return placed;
  };
  return {
    link(url) {
      // In a feed a bare fragment would lead into the feed.
      if (url.startsWith('#')) return inFeed ? linkTo(home) : '';
      const path = targets.get(url);
      return path === undefined ? null : linkTo(path);
    },
    picture(url) {
      const picture = files.pictures.get(url);
      if (picture) return shown(linkTo(picture.path), picture);
      const src = webAddress(url);
      return src ? shown(src, { ...ELSEWHERE, path: src }) : null;
    },
  };
}

/** A picture on another site, of which nothing is known. */
const ELSEWHERE = {
  alt: '',
  caption: null,
  credit: null,
  licence: null,
  width: null,
  height: null,
  sizes: [],
};

/** The page that a link within the site means: an article by its file, or a page by its address. */
function inside(url: string, story: { path: string; file: string }, index: SiteIndex): string | undefined {
  const address = decoded(url.replace(/[?#].*$/s, ''));
  // Somebody left it empty: the front page is not what they meant.
  if (address.trim() === '') return undefined;
  if (/\.md$/i.test(address))
    return index.articles.get(address.replace(/^\//, '')) ?? index.articles.get(joined(story.file, address));
  const path = /^\.\.?\//.test(address) ? joined(story.path, address) : address.replace(/^[/\\]+/, '');
  const folder = path.replace(/(?:^|\/)index\.html$/, '/').replace(/^\/|\/*$/g, '');
  const page = folder === '' ? '' : `${folder}/`;
  return index.pages.has(page) ? page : undefined;
}

/** A path relative to the folder of another; one that climbs out of the root stops there. */
function joined(from: string, to: string): string {
  const path = from.split('/').slice(0, -1);
  for (const segment of to.split('/')) {
    if (segment === '..') path.pop();
    else if (segment !== '.') path.push(segment);
  }
  return path.join('/');
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
