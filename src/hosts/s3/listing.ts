import type { StoredFile } from '../remote/file-store.ts';
import { elementsOf } from './xml.ts';

/** One answer of ListObjectsV2. */
export interface Listing {
  files: Map<string, StoredFile>;
  /** What asks for the next part; null at the end. */
  next: string | null;
}

const ROOT = 'ListBucketResult';
const NAMES = [
  'IsTruncated',
  'NextContinuationToken',
  'EncodingType',
  'Contents/Key',
  'Contents/Size',
  'Contents/ETag',
];

/** @returns null where it is no whole listing: a file that is missing in one would be taken for lost */
export function readListing(body: Uint8Array): Listing | null {
  const found = elementsOf(
    body,
    NAMES.map((name) => `${ROOT}/${name}`),
  );
  const all = (name: string): string[] => found?.get(`${ROOT}/${name}`) ?? [];
  const [keys, sizes, marks] = [all('Contents/Key'), all('Contents/Size'), all('Contents/ETag')];
  const truncated = all('IsTruncated')[0]?.trim();
  if (keys.length !== sizes.length || (marks.length !== 0 && marks.length !== keys.length)) return null;
  if (truncated !== 'true' && truncated !== 'false') return null;
  const next = truncated === 'true' ? (all('NextContinuationToken')[0] ?? '') : null;
  if (next === '') return null;
  const encoded = all('EncodingType')[0]?.trim() === 'url';
  const files = new Map<string, StoredFile>();
  for (const [n, key] of keys.entries()) {
    const size = Number(sizes[n]);
    const name = encoded ? decoded(key) : key;
    if (name === null || !Number.isSafeInteger(size) || size < 0) return null;
    files.set(name, { size, mark: markOf(marks[n]) });
  }
  return { files, next };
}

/** An ETag without its quotation marks; null where there is none. */
export const markOf = (etag: string | null | undefined): string | null =>
  etag
    ?.trim()
    .replace(/^"(.*)"$/, '$1')
    .slice(0, 200) || null;

function decoded(key: string): string | null {
  try {
    return decodeURIComponent(key.replaceAll('+', '%20'));
  } catch {
    return null;
  }
}
