import type { SearchPart, SearchRecord } from '../../site/search/search-types.ts';
import type { SearchCache } from './search-cache.ts';

/**
 * What is indexed of the articles of a part, in their order. What an earlier run kept of an article that is still the
 * same is taken from there.
 */
export async function recordsOf(part: SearchPart, cache: SearchCache | undefined): Promise<SearchRecord[]> {
  const before = cache?.indexes.get(part.name);
  const kept = new Map(before && cache ? cache.recordsOf(before.made) : []);
  const records: SearchRecord[] = [];
  for (const { key, record } of part.articles) records.push(kept.get(key) ?? (await record()));
  return records;
}
