import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { NewsctlError } from '../../errors.ts';
import { sha256 } from '../../text/sha256.ts';
import type { Manifest, ManifestArticle, ManifestFile } from '../manifest.ts';
import { RELEASE_ID, readManifest } from '../read-manifest.ts';
import { inTurns } from './in-turns.ts';

/** Where records lie: a folder on the host that readers are not served. Each call sees what earlier ones wrote. */
export interface RecordFiles {
  read(name: string): Promise<Uint8Array | null>;
  /** Makes or replaces a file, whole or not at all. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Writes a file that has no name yet; left out where that cannot be told apart. */
  stage?(name: string, bytes: Uint8Array): Promise<StagedFile>;
  remove(name: string): Promise<void>;
  /** Names of all files there. */
  names(): Promise<string[]>;
}

/** A file that is whole, and has not the name yet that makes it count. */
export interface StagedFile {
  giveName(): Promise<void>;
  drop(): Promise<void>;
}

/** Parts of records that were read or written before, by their names: they never change. */
export interface KnownParts {
  get(name: string): Uint8Array | null;
  set(name: string, bytes: Uint8Array): void;
}

/** What stands in the file of a release: the manifest with the names of its parts in place of files and articles. */
interface Head extends Omit<Manifest, 'files' | 'articles'> {
  parts: { files: string[]; articles: string[] };
}

/** Entries of a part, about: an edit of one article rewrites one or two of them. */
const PER_PART = 128;

const headName = (release: string): string => `${release}.json`;
const PART = /^[0-9a-f]{64}\.gz$/;

/**
 * Writes down what a release holds, in parts of which most are those of earlier releases. The head comes last: a
 * record that was cut off is none.
 * @param known parts that need not be written, because they were read from or written to this host before
 * @throws what `files` throws
 */
export async function writeRecord(
  files: RecordFiles,
  manifest: Manifest,
  known: KnownParts,
  parallel = 8,
): Promise<void> {
  const { name, bytes, parts } = packed(manifest);
  await writeParts(files, parts, known, parallel);
  await files.write(name, bytes);
}

/**
 * Writes down all of a release but the name that makes it a record.
 * @throws what `files` throws
 */
export async function stageRecord(
  files: RecordFiles & Required<Pick<RecordFiles, 'stage'>>,
  manifest: Manifest,
  known: KnownParts,
  parallel: number,
): Promise<StagedFile> {
  const { name, bytes, parts } = packed(manifest);
  const [head, written] = await Promise.allSettled([
    files.stage(name, bytes),
    writeParts(files, parts, known, parallel),
  ]);
  if (head.status === 'rejected') throw head.reason;
  if (written.status === 'fulfilled') return head.value;
  await head.value.drop();
  throw written.reason;
}

/** The head of a record, and its parts. */
function packed({ files, articles, ...rest }: Manifest): { name: string; bytes: Uint8Array; parts: Part[] } {
  const parts = { files: partsOf(files), articles: partsOf(articles) };
  const names = { files: parts.files.map(nameOf), articles: parts.articles.map(nameOf) };
  const head: Head = { ...rest, parts: names };
  return {
    name: headName(rest.release),
    bytes: Buffer.from(JSON.stringify(head)),
    parts: [...parts.files, ...parts.articles],
  };
}

async function writeParts(
  files: RecordFiles,
  parts: readonly Part[],
  known: KnownParts,
  parallel: number,
): Promise<void> {
  const missing = parts.filter(({ name }) => known.get(name) === null);
  await inTurns(missing, parallel, async ({ name, text }) => {
    const bytes = await promisify(gzip)(text);
    await files.write(name, bytes);
    known.set(name, bytes);
  });
}

/** How many files of a record were not there before, about: parts of files, one of articles, and the head. */
export const newParts = (entries: number, changes: number): number =>
  Math.min(changes, partCount(entries)) + 2;

/**
 * Reads the record of a release; null where there is none.
 * @param place where records lie, for messages
 * @throws NewsctlError HOST_FAILED where it is not whole
 */
export async function readRecord(
  files: RecordFiles,
  release: string,
  known: KnownParts,
  place: string,
): Promise<Manifest | null> {
  if (!RELEASE_ID.test(release)) return null;
  const bytes = await files.read(headName(release));
  if (bytes === null) return null;
  const { parts, ...rest } = headOf(bytes, release, place);
  const read = (names: readonly string[]) => inTurns(names, 8, (name) => readPart(files, name, known, place));
  const [own, articles] = [await read(parts.files), await read(parts.articles)];
  const text = `{${JSON.stringify(rest).slice(1, -1)},"files":[${join(own)}],"articles":[${join(articles)}]}`;
  return readManifest(text, release, `${place}/${headName(release)}`);
}

/** Removes the records of all releases but those named, and parts that none of those needs. */
export async function dropRecords(files: RecordFiles, keep: readonly string[], place: string): Promise<void> {
  const names = await files.names();
  const needed = new Set(keep.map(headName));
  for (const release of keep) {
    const bytes = await files.read(headName(release));
    const head = bytes && headOf(bytes, release, place);
    for (const name of [...(head?.parts.files ?? []), ...(head?.parts.articles ?? [])]) needed.add(name);
  }
  const gone = names.filter((name) => !needed.has(name) && (PART.test(name) || isHead(name)));
  // Heads first: a record without all its parts must not be there.
  for (const name of gone.filter(isHead)) await files.remove(name);
  await inTurns(
    gone.filter((name) => PART.test(name)),
    8,
    (name) => files.remove(name),
  );
}

/** Releases of which there is a record, the newest first. */
export const recordedReleases = (names: readonly string[]): string[] =>
  names
    .filter(isHead)
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
    .reverse();

const isHead = (name: string): boolean => name.endsWith('.json') && RELEASE_ID.test(name.slice(0, -5));

interface Part {
  name: string;
  text: string;
}

const nameOf = ({ name }: Part): string => name;

const partCount = (entries: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(entries / PER_PART)));

/** Spreads entries over parts by their paths, so that one stays in its part whatever comes and goes beside it. */
function partsOf(entries: readonly (ManifestFile | ManifestArticle)[]): Part[] {
  const count = partCount(entries.length);
  const parts: { path: string; text: string }[][] = Array.from({ length: count }, () => []);
  for (const entry of entries)
    parts[spread(entry.path) % count]!.push({ path: entry.path, text: JSON.stringify(entry) });
  return parts
    .filter((part) => part.length > 0)
    .map((part) => {
      const text = part
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map((one) => one.text)
        .join(',\n');
      return { name: `${sha256(text)}.gz`, text };
    });
}

/** FNV-1a, 32 bits, over the folder of a path: a page and what belongs to it are in one part. http://www.isthe.com/chongo/tech/comp/fnv/ */
function spread(path: string): number {
  const end = Math.max(path.lastIndexOf('/'), 0) || path.length;
  let hash = 0x811c9dc5;
  for (let at = 0; at < end; at++) hash = Math.imul(hash ^ path.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function headOf(bytes: Uint8Array, release: string, place: string): Head {
  try {
    const head = JSON.parse(Buffer.from(bytes).toString('utf8')) as Head;
    const named = [head.parts.files, head.parts.articles];
    if (named.every((list) => Array.isArray(list) && list.every((name) => PART.test(name)))) return head;
  } catch {
    // Told below.
  }
  throw spoilt(release, `${place}/${headName(release)}`);
}

async function readPart(files: RecordFiles, name: string, known: KnownParts, place: string): Promise<string> {
  const kept = known.get(name);
  if (kept) {
    const text = await unpacked(kept, name);
    if (text !== null) return text;
  }
  const bytes = await files.read(name);
  const text = bytes && (await unpacked(bytes, name));
  if (text === null || bytes === null) throw spoilt('the site', `${place}/${name}`);
  known.set(name, bytes);
  return text;
}

/** A part of 128 entries has far less. */
const LARGEST = 8 * 1024 * 1024;

async function unpacked(bytes: Uint8Array, name: string): Promise<string | null> {
  try {
    const text = (await promisify(gunzip)(bytes, { maxOutputLength: LARGEST })).toString('utf8');
    return `${sha256(text)}.gz` === name ? text : null;
  } catch {
    return null;
  }
}

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(',');

const spoilt = (release: string, path: string): NewsctlError =>
  new NewsctlError('HOST_FAILED', `The record of release ${release} cannot be used: ${path} is not whole.`, {
    hint: `Nothing was changed. Put ${path} back from a copy, then run the command again.`,
  });
