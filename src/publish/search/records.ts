import type { SearchArticle, SearchPart, SearchRecord } from '../../site/search/search-types.ts';
import type { MakerInput } from './index-maker.ts';

/** What is indexed of the articles of a part, in their order. */
export type RecordsOf = (part: SearchPart) => Promise<SearchRecord[]>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Gathers what is indexed of some parts. What an earlier run kept of an article that is still the same is taken from
 * there; the bodies of the others are asked for in the order in which they lie together.
 */
export async function gatherRecords(parts: readonly SearchPart[], input: MakerInput): Promise<RecordsOf> {
  const { cache, inOrder, spool } = input;
  const keptOf = ({ name }: SearchPart): ReadonlyMap<string, SearchRecord> => {
    const before = cache?.indexes.get(name);
    return new Map(before && cache ? cache.recordsOf(before.made) : []);
  };
  const missing: SearchArticle[] = [];
  for (const part of parts) {
    const kept = keptOf(part);
    missing.push(...part.articles.filter(({ key }) => !kept.has(key)));
  }
  const fresh = new Map<string, () => Promise<Uint8Array>>();
  for (const article of inOrder?.(missing, ({ file }) => file) ?? missing) {
    const bytes = encoder.encode(JSON.stringify(await article.record()));
    fresh.set(article.key, spool ? spool.put(bytes) : async () => bytes);
  }
  return async (part) => {
    const kept = keptOf(part);
    const records: SearchRecord[] = [];
    for (const { key } of part.articles) {
      const bytes = await fresh.get(key)?.();
      records.push(bytes ? (JSON.parse(decoder.decode(bytes)) as SearchRecord) : kept.get(key)!);
    }
    return records;
  };
}
