import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteArticle, SiteInput, SiteSettings } from '../site/site-types.ts';
import { mediaFiles, placeInside } from './cache/media-files.ts';
import type { SiteCache } from './cache/site-cache.ts';
import { Spool } from './cache/spool.ts';

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
    spool: new Spool(),
    ...(cache && {
      kept: cache.pages,
      tool: cache.tool,
    }),
  };
}
