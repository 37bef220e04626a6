import type { ToldStory } from '../../site/build/told-story.ts';
import { listFile, markOf, partFiles, SEARCH } from '../../site/search/plan-search.ts';
import { searchArticle } from '../../site/search/record.ts';
import type { SearchIndexer } from '../../site/search/search-types.ts';
import type { SiteFile, SiteSettings } from '../../site/site-types.ts';
import type { RecordHead } from '../cache/site-record-types.ts';

/** What making an index takes. */
export interface SearchMeans {
  indexer: SearchIndexer | undefined;
  settings: SiteSettings;
  /** The story of a place in the record. */
  at(place: number): Promise<ToldStory>;
  /** A file that stays as it is. */
  unmade(file: Omit<SiteFile, 'bytes'>): SiteFile;
}

/**
 * The parts of the search index that edited articles are in, made anew.
 * @param edited their places
 * @returns all files that are no pages, and what is noted of them; null where no such part is; `failed` where something
 * went wrong, which is for a whole build to tell
 */
export async function patchSearch(
  { search, assets }: RecordHead,
  edited: ReadonlySet<number>,
  means: SearchMeans,
): Promise<{ assets: SiteFile[]; head: Partial<RecordHead> } | 'failed' | null> {
  const parts = search?.parts.filter(({ places }) => places.some((place) => edited.has(place))) ?? [];
  if (!search || parts.length === 0) return null;
  let files = assets.map(means.unmade);
  let { list } = search;
  for (const part of parts) {
    const made = await filesOf(part, means).catch(() => null);
    if (!made) return 'failed';
    files = [...files.filter(({ path }) => !path.startsWith(`${SEARCH}${part.name}/`)), ...made];
    const marked = list.parts.map((one) =>
      one.path === `${part.name}/` ? { ...one, mark: markOf(made) } : one,
    );
    list = { ...list, parts: marked };
  }
  const listed = listFile(list);
  files = files.map((file) => (file.path === listed.path ? listed : file));
  const noted = files.map(({ path, kind, sha256, size }) => ({ path, kind, sha256, size }));
  return { assets: files, head: { assets: noted, search: { ...search, list } } };
}

async function filesOf(
  { name, places }: { name: string; places: readonly number[] },
  { indexer, settings, at }: SearchMeans,
): Promise<SiteFile[] | null> {
  const articles = [];
  for (const place of places) articles.push(searchArticle(await at(place), settings));
  const files = await indexer?.part({ name, articles });
  return files ? partFiles(name, files) : null;
}
