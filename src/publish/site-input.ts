import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageFile } from '../article/images.ts';
import { USUAL_IMAGES } from '../images/picture-plan.ts';
import { type Encoder, installedSharp } from '../images/sharp.ts';
import type { FoundMedia } from '../site/media.ts';
import type { SiteArticle, SiteInput } from '../site/site-types.ts';
import { once } from '../text/once.ts';
import { mediaFiles, placeInside } from './cache/media-files.ts';
import type { SiteCache } from './cache/site-cache.ts';
import { Spool } from './cache/spool.ts';
import { pictureUsers } from './picture-users.ts';
import type { PublishSettings } from './publish-settings.ts';
import { SitePictures } from './site-pictures.ts';
import { searchIndexer } from './search/indexer.ts';

/** Folders that the files of a site come from, and what is kept of them. */
export interface SiteFolders {
  /** The newsroom. */
  root: string;
  /** The theme that newsctl ships, absolute. */
  theme: string;
  /** Everything is read and made anew without it. */
  cache?: SiteCache;
  /** What makes the sizes of pictures: the package sharp where left out. */
  encoder?: Encoder;
  signal?: AbortSignal;
}

/** Ties the builder to the disk: media from the newsroom, templates from the newsroom or else from the package. */
export function siteInput(
  folders: SiteFolders,
  settings: PublishSettings,
  articles: readonly SiteArticle[],
): SiteInput {
  const { root, theme, cache } = folders;
  const spool = new Spool();
  const pictures = once(
    () =>
      new SitePictures({
        original: mediaFiles(root, cache ?? null),
        users: pictureUsers(articles),
        settings: settings.images ?? USUAL_IMAGES,
        keep: keepingMetadata(settings),
        encoder: folders.encoder ?? installedSharp(),
        cache: cache?.pictures ?? null,
        spool: (bytes) => spool.put(bytes),
      }),
  );
  return {
    settings,
    articles,
    media: (path) => pictures().fetch(path),
    mediaProblems: () => pictures().problems(),
    async readPage(name) {
      return textOf(placeInside(join(root, 'pages'), `${name}.md`));
    },
    async readTemplate(name) {
      return textOf(placeInside(join(root, 'templates', 'site'), name) ?? placeInside(theme, name));
    },
    spool,
    ...(folders.signal && { signal: folders.signal }),
    ...(cache && { kept: cache.pages, tool: cache.tool, planned: () => cache.articles.letGo() }),
    ...searchOf(settings, cache, spool),
  };
}

const textOf = (file: string | null): string | null =>
  file === null ? null : new TextDecoder().decode(readFileSync(file));

/**
 * Media as the newsroom has them, for the eyes of the desk alone: nothing has to be made, so that nobody waits for it.
 */
export const originals =
  (root: string, cache: SiteCache) =>
  async (path: string): Promise<FoundMedia> => {
    const original = await mediaFiles(root, cache)(path);
    if (!original) return null;
    const { head } = original;
    return head && 'fault' in head ? 'unfit' : { ...original, room: head };
  };

/** The files that a newsroom lets keep what they carry: the option of the rule that speaks of it. */
function keepingMetadata({ rules, overrides }: PublishSettings): ReadonlySet<string> {
  const settings = [rules, ...(overrides ?? []).map((one) => one.rules)].map(
    (one) => one?.['images/metadata'],
  );
  const files = settings.flatMap((setting) =>
    typeof setting === 'object' && Array.isArray(setting.keep_metadata) ? setting.keep_metadata : [],
  );
  return new Set(files.map((file) => imageFile(String(file)) ?? '').filter((file) => file !== ''));
}

/** What makes the index that readers search in, where they do. */
function searchOf(
  { search }: PublishSettings,
  cache: SiteCache | undefined,
  spool: Spool,
): Pick<SiteInput, 'search'> {
  if (search) return { search: searchIndexer({ spool, ...(cache && { cache: cache.search }) }) };
  // What was kept while there was a search goes.
  cache?.search.keepOnly([]);
  return {};
}
