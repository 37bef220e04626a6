import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteArticle, SiteInput, SiteSettings } from '../site/site-types.ts';
import { mediaFiles, placeInside } from './cache/media-files.ts';
import type { SiteCache } from './cache/site-cache.ts';
import { Spool } from './cache/spool.ts';
import { searchIndexer } from './search/indexer.ts';

/** Folders that the files of a site come from, and what is kept of them. */
export interface SiteFolders {
  /** The newsroom. */
  root: string;
  /** The theme that newsctl ships, absolute. */
  theme: string;
  /** Everything is read and made anew without it. */
  cache?: SiteCache;
}

/** Ties the builder to the disk: media from the newsroom, templates from the newsroom or else from the package. */
export function siteInput(
  { root, theme, cache }: SiteFolders,
  settings: SiteSettings,
  articles: readonly SiteArticle[],
): SiteInput {
  const spool = new Spool();
  const inOrder: Pick<SiteInput, 'inOrder'> = cache
    ? { inOrder: (things, fileOf) => cache.bodies.inOrder(things, fileOf) }
    : {};
  return {
    settings,
    articles,
    media: mediaFiles(root, cache ?? null),
    async readPage(name) {
      const file = await placeInside(join(root, 'pages'), `${name}.md`);
      return file === null ? null : new TextDecoder().decode(await readFile(file));
    },
    async readTemplate(name) {
      const own = await placeInside(join(root, 'templates', 'site'), name);
      const file = own ?? (await placeInside(theme, name));
      return file === null ? null : new TextDecoder().decode(await readFile(file));
    },
    spool,
    ...(cache && { kept: cache.pages, tool: cache.tool }),
    ...inOrder,
    ...searchOf(settings, cache, { spool, ...inOrder }),
  };
}

function searchOf(
  { search }: SiteSettings,
  cache: SiteCache | undefined,
  how: Pick<SiteInput, 'inOrder' | 'spool'>,
): Pick<SiteInput, 'search'> {
  if (search) return { search: searchIndexer({ ...how, ...(cache && { cache: cache.search }) }) };
  // What was kept while there was a search goes.
  cache?.search.keepOnly([]);
  return {};
}
