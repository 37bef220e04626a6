import { posix } from 'node:path';
import type { SiteFile } from '../../src/site/site-types.ts';
import { sha256 } from '../../src/text/sha256.ts';

/** A small site whose pages link to one another, as texts by paths. */
export type LinkedSite = Record<string, string>;

/** Numbers that are the same for the same seed. https://en.wikipedia.org/wiki/Xorshift */
export function numbers(seed: number): (below: number) => number {
  let state = (seed + 1) * 2654435761;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Some stories out of twelve, each in one of a few versions, with lists, a feed, pictures and a stylesheet. */
export function linkedSite(next: (below: number) => number): LinkedSite {
  const stories = Array.from({ length: 12 }, (_, n) => n).filter(() => next(4) > 0);
  const css = `assets/site.${next(3)}.css`;
  const site: LinkedSite = { [css]: `body { order: ${css} }` };
  for (const n of stories) {
    const version = next(3);
    const picture = `media/${n}.${version}.jpg`;
    site[picture] = `picture ${n} ${version} `.repeat(300);
    const near = stories[next(stories.length)]!;
    site[`news/${n}/index.html`] = page(
      css,
      [`news/${near}/`, ''],
      picture,
      `Story ${n}, version ${version}.`,
    );
  }
  const links = stories.map((n) => `news/${n}/`);
  site['news/index.html'] = page(css, links, null, 'News.');
  site['index.html'] = page(css, [...links.slice(0, 5), 'news/'], null, `Front page of ${links.length}.`);
  site['feed.xml'] = `<feed>${links.map((link) => `<link href="/${link}"/>`).join('')}</feed>`;
  return site;
}

const page = (css: string, links: readonly string[], picture: string | null, text: string): string =>
  [
    `<link href="/${css}"><p>${text}</p>`,
    ...links.map((link) => `<a href="/${link}">x</a>`),
    picture === null ? '' : `<img src="/${picture}">`,
    '<!-- whole -->',
  ].join('\n');

const kindOf = (path: string): SiteFile['kind'] => {
  if (path === 'feed.xml') return 'feed';
  if (path.startsWith('media/')) return 'media';
  if (path.startsWith('assets/')) return 'asset';
  return path.split('/').length < 3 ? 'list' : 'page';
};

export const asSiteFiles = (site: LinkedSite): SiteFile[] =>
  Object.entries(site).map(([path, text]) => ({
    path,
    kind: kindOf(path),
    sha256: sha256(text),
    size: Buffer.byteLength(text),
    bytes: async () => Buffer.from(text),
  }));

/**
 * Links that lead to nothing, of all pages that a reader can come to.
 * @param isNew whether nothing was published there before: nobody knows of a feed until the front page tells of it
 */
export function brokenLinks(served: LinkedSite, isNew: boolean): string[] {
  const broken: string[] = [];
  const seen = new Set<string>();
  const known = isNew && !('index.html' in served) ? [] : ['index.html', 'feed.xml'];
  const waiting = known.filter((path) => path in served);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const [, link] of served[path]!.matchAll(/(?:href|src)="\/([^"]*)"/g)) {
      const target = link === '' || link!.endsWith('/') ? posix.join(link!, 'index.html') : link!;
      if (target in served) waiting.push(target);
      else broken.push(`${path} → ${target}`);
    }
  }
  return broken;
}
