import { readFileSync } from 'node:fs';
import { lazily } from '../text/lazily.ts';
import { once } from '../text/once.ts';
import { sha256 } from '../text/sha256.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { type Entries, entriesOf, tellEntries } from './entries.ts';
import { linkFile, lookAt } from './folder-files.ts';
import { placeOf } from './folder-names.ts';
import type { FolderPaths } from './folder-place.ts';
import type { Manifest, ManifestArticle, ManifestFile } from './manifest.ts';
import { readManifest } from './read-manifest.ts';
import { type Lists, listText, RecordLines } from './record-lines.ts';
import { headOf, type ReleaseHead, revisedEntries, revisionOf } from './revision.ts';

// The record of a release is a small file of its own and a list of all files and articles beside it, which it shares
// with the releases before it: what differs from the list stands in the record itself. Of an archive the list has
// megabytes, and an edit changes some lines of it.

/** The record as it is written. */
interface Written extends ReleaseHead, Lists {
  /** SHA-256 of the list; without one, as earlier versions wrote it, everything stands in the record. */
  list?: string;
}

/** What a release says otherwise than its list. */
interface Differing {
  list: string;
  files: ReadonlyMap<string, ManifestFile>;
  articles: ReadonlyMap<string, ManifestArticle>;
}

/** Where more than one line in so many differs, the list is written anew. */
const OFTEN = 8;

const differing = new WeakMap<Manifest, () => Differing | null>();

/**
 * Writes down what a release holds, the record last: without it the list is none.
 * @param live the release that it was made from
 * @throws NewsctlError FILE_UNWRITABLE
 */
export async function writeRecord(
  paths: FolderPaths,
  manifest: Manifest,
  live: Manifest | null,
): Promise<void> {
  const few = live && differingFrom(live, manifest);
  const own = few ?? { list: await writeList(paths, manifest), files: new Map(), articles: new Map() };
  if (few) linkFile(placeOf(paths, live.release, '.list'), placeOf(paths, manifest.release, '.list'));
  const written: Written = {
    ...headOf(manifest),
    list: own.list,
    files: [...own.files.values()],
    articles: [...own.articles.values()],
  };
  await writeFileAtomically(placeOf(paths, manifest.release, '.json'), JSON.stringify(written));
  differing.set(manifest, () => own);
}

async function writeList(paths: FolderPaths, manifest: Manifest): Promise<string> {
  const text = listText(manifest);
  await writeFileAtomically(placeOf(paths, manifest.release, '.list'), text);
  return sha256(text);
}

/** In what a release differs from the list of the live one; null where that is much, or not known. */
function differingFrom(live: Manifest, manifest: Manifest): Differing | null {
  const revision = revisionOf(manifest);
  const before = revision?.of === live ? differing.get(live)?.() : null;
  if (!revision || !before) return null;
  const files = new Map([...before.files, ...revision.files]);
  const articles = new Map([...before.articles, ...revision.articles]);
  const all = entriesOf(live);
  const isOften = (files.size + articles.size) * OFTEN > all.files + all.articles;
  return isOften ? null : { list: before.list, files, articles };
}

/**
 * Reads the whole record of a release.
 * @throws NewsctlError HOST_FAILED
 */
export function readRecord(paths: FolderPaths, id: string): Manifest {
  const place = placeOf(paths, id, '.json');
  let own: Differing | null = null;
  const both = `${place} and the list beside it`;
  const manifest = readManifest(readFileSync(place, 'utf8'), id, both, (read) => {
    own = differingIn(read);
    return own ? { ...headOf(read as Written), ...listed(paths, id, own) } : read;
  });
  differing.set(manifest, () => own);
  return manifest;
}

/** What a record says otherwise than its list; null where it has none. */
function differingIn(read: unknown): Differing | null {
  const { list, files, articles } = (read ?? {}) as Partial<Written>;
  if (typeof list !== 'string' || !Array.isArray(files) || !Array.isArray(articles)) return null;
  return { list, files: byPath(files), articles: byPath(articles) };
}

const byPath = <T extends { path: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one?.path, one]));

/** @throws Error with what is wrong with the list */
function listed(paths: FolderPaths, id: string, { list, files, articles }: Differing): Lists {
  const place = placeOf(paths, id, '.list');
  if (!lookAt(place)) throw new Error(`the list beside it, ${place}, is gone`);
  const bytes = readFileSync(place);
  if (sha256(bytes) !== list) throw new Error(`the list beside it, ${place}, is not as it was written`);
  const all = JSON.parse(bytes.toString('utf8')) as Lists;
  return {
    files: all.files.map((file) => files.get(file.path) ?? file),
    articles: all.articles.map((article) => articles.get(article.path) ?? article),
  };
}

/** What is known of a record that was read before and has not changed since. */
export interface Recorded {
  head: ReleaseHead;
  /** How many it lists. */
  files: number;
  articles: number;
}

/** A release whose record is read when somebody asks for what it lists. */
export function recordedRelease(paths: FolderPaths, recorded: Recorded): Manifest {
  const { head } = recorded;
  const whole = once(() => readRecord(paths, head.release));
  const manifest = lazily(
    lazily({ ...head }, 'files', () => whole().files),
    'articles',
    () => whole().articles,
  );
  const own = once(() =>
    differingIn(JSON.parse(readFileSync(placeOf(paths, head.release, '.json'), 'utf8'))),
  );
  differing.set(manifest, own);
  const found = once((): Pick<Entries, 'file' | 'article' | 'articleWithId'> => {
    const few = own();
    const list = placeOf(paths, head.release, '.list');
    const lines = few && lookAt(list) ? RecordLines.in(list) : null;
    return lines && few ? revisedEntries(withCounts(lines, recorded), few) : entriesOf(whole());
  });
  tellEntries(manifest, {
    ...{ files: recorded.files, articles: recorded.articles },
    file: (path) => found().file(path),
    article: (path) => found().article(path),
    articleWithId: (id, path) => found().articleWithId(id, path),
  });
  return manifest;
}

const withCounts = (lines: RecordLines, { files, articles }: Recorded): Entries => ({
  ...{ files, articles },
  file: (path) => lines.fileAt(path),
  article: (path) => lines.article(path),
  articleWithId: (id, path) => lines.articleWithId(id, path),
});

/** What changes when a record does; null where there is none. Its list gets and loses names meanwhile. */
export function recordStamp(paths: FolderPaths, id: string): string | null {
  const [own, list] = [lookAt(placeOf(paths, id, '.json')), lookAt(placeOf(paths, id, '.list'))];
  if (!own) return null;
  const stamp = `${own.ino} ${own.size} ${own.mtimeMs} ${own.ctimeMs}`;
  return list ? `${stamp} ${list.ino} ${list.size} ${list.mtimeMs}` : stamp;
}
