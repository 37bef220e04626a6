import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, realpath, rm, rmdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { NewsctlError } from '../errors.ts';
import { isNewsroomsOwn } from '../hosts/folder-place.ts';
import { isSafePath } from '../hosts/safe-path.ts';
import type { SiteFile, SiteProblem } from '../site/site-types.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { bytesOf } from './apply.ts';
import { sha256 } from '../text/sha256.ts';
import { type FileStamp, isSameStamp, isSettled, stampOf } from './cache/file-stamp.ts';
import { readTable, writeTable } from './cache/table.ts';
import { type NewsroomInput, newsroomSite } from './newsroom-site.ts';

export interface BuildInput extends Omit<NewsroomInput, 'live' | 'audience'> {
  /** Absolute path of the folder to build into. */
  out: string;
}

export interface Built {
  files: string[];
  written: number;
  removed: number;
  problems: SiteProblem[];
}

/**
 * Builds the site of what may go out into a plain folder. Files that are as they should be are not touched;
 * of the others in the folder only those of an earlier build are removed.
 * @throws NewsctlError TEMPLATE_INVALID, ARTICLE_CLASH, USAGE, FILE_EXISTS, FILE_UNWRITABLE
 */
export async function buildInto(input: BuildInput): Promise<Built> {
  const { root, out } = input;
  await demandPlace(root, out);
  const site = await newsroomSite({ ...input, live: null, audience: 'a folder' });
  const record = join(root, '.newsctl', `built-${sha256(out).slice(0, 16)}`);
  const before = recorded(record);
  const { different, foreign, stamps } = await compare(out, site.files, before);
  if (foreign.length > 0) throw refused(out, foreign);
  const still = new Set(site.files.map((file) => file.path));
  const left = [...before.keys()].filter((path) => !still.has(path) && isSafePath(path));
  // Written down beforehand: what a build that is cut off leaves behind is still known to be ours.
  const fresh = different.filter(({ file }) => !before.has(file.path));
  if (fresh.length > 0)
    writeRecord(record, new Map([...fresh.map(({ file }) => [file.path, null] as const), ...before]));
  const folders = new Set<string>();
  for (const [i, { file, there }] of different.entries()) {
    await writeBuilt(out, file, { folders, there });
    // A signal may have come.
    if (i % IN_ONE_GO === 0) await setImmediate();
  }
  for (const path of left) await remove(out, path);
  // What was written long enough ago is known by its stamp the next time; the rest is read once more.
  for (const { file } of different) {
    const stamp = stampOf(`${out}/${file.path}`);
    if (stamp && isSettled(stamp, Date.now())) stamps.set(file.path, stamp);
  }
  writeRecord(record, marksOf(site.files, stamps));
  // Dates of the hour are no ground for the next build.
  if (site.dated) site.note('a folder');
  const { problems } = site;
  return { files: [...still], written: different.length, removed: left.length, problems };
}

/** A file that was built: what it was, and by what stamp it is known still to be that. */
type BuiltMark = { sha256: string; stamp: FileStamp | null } | null;
type BuiltRecord = ReadonlyMap<string, BuiltMark>;

/** Files that are written before anything else has its turn. */
const IN_ONE_GO = 50;

/** What was cut off is compared and written again by the next build: no file has to be waited for. */
async function writeBuilt(
  out: string,
  file: SiteFile,
  { folders, there }: { folders: Set<string>; there: boolean },
): Promise<void> {
  const path = join(out, file.path);
  const bytes = await bytesOf(file);
  try {
    if (!folders.has(dirname(path))) mkdirSync(dirname(path), { recursive: true });
    folders.add(dirname(path));
    if (!there) return writeFileSync(path, bytes, { flag: 'wx', mode: 0o644 });
  } catch {
    // It says what is in the way.
  }
  await writeFileAtomically(path, bytes, undefined, false);
}

const marksOf = (files: readonly SiteFile[], stamps: ReadonlyMap<string, FileStamp>): BuiltRecord =>
  new Map(files.map(({ path, sha256: hash }) => [path, { sha256: hash, stamp: stamps.get(path) ?? null }]));

interface Compared {
  /** Files that have to be written, and whether another has their place. */
  different: { file: SiteFile; there: boolean }[];
  /** Those that somebody else put in their place. */
  foreign: string[];
  /** Of files that are as they should be. */
  stamps: Map<string, FileStamp>;
}

async function compare(out: string, files: readonly SiteFile[], before: BuiltRecord): Promise<Compared> {
  const found: Compared = { different: [], foreign: [], stamps: new Map() };
  const now = Date.now();
  for (const file of files) {
    const mark = before.get(file.path);
    const path = `${out}/${file.path}`;
    const stamp = stampOf(path);
    const same = stamp && mark?.stamp && mark.sha256 === file.sha256 && isSameStamp(stamp, mark.stamp);
    const there = same ? null : await contentOf(path, stamp);
    if (same || (there && sha256(there) === file.sha256)) {
      if (stamp && isSettled(stamp, now)) found.stamps.set(file.path, stamp);
      continue;
    }
    found.different.push({ file, there: there !== null });
    if (there && mark === undefined) found.foreign.push(file.path);
  }
  return found;
}

/** Null where there is nothing: of a first build every file, and to be told so by a failed read takes its time. */
async function contentOf(path: string, stamp: FileStamp | null): Promise<Buffer | null> {
  return stamp || existsSync(path) ? await readFile(path).catch(ifMissing) : null;
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw new NewsctlError('FILE_UNWRITABLE', `${error.path ?? 'A file'} is in the way (${error.code}).`, {
    cause: error,
  });
}

/** Neither the newsroom's own folders nor a published release are a place to build in. */
async function demandPlace(root: string, out: string): Promise<void> {
  const real = await realpath(out).catch(() => out);
  const reason = [out, real].some((path) => isNewsroomsOwn(root, path, join(root, '.newsctl', 'site')))
    ? 'the newsroom keeps its own files there'
    : real.split(sep).some((part) => /^\..+\.releases$/.test(part))
      ? 'readers have that folder already; `newsctl publish` changes it, all at once'
      : null;
  if (reason !== null)
    throw new NewsctlError('USAGE', `The site cannot be built in ${out}: ${reason}.`, {
      hint: 'Name another folder with --out.',
    });
}

const refused = (out: string, paths: readonly string[]): NewsctlError =>
  new NewsctlError(
    'FILE_EXISTS',
    `In ${out} these files were not built by newsctl, and are not overwritten: ${paths.slice(0, 5).join(', ')}.`,
    { hint: 'Build into another folder, or empty this one.' },
  );

const MARK = 'newsctl built 1';

function recorded(file: string): BuiltRecord {
  const table = readTable(file, MARK);
  if (!table) return earlierRecord(`${file}.json`);
  const { paths = [], hashes = [] } = table.texts;
  const stamps = table.numbers.stamps!;
  return new Map(
    paths.map((path, i) => {
      const [size = -1, changed = 0, touched = 0, inode = 0] = stamps.subarray(4 * i, 4 * i + 4);
      const stamp = size < 0 ? null : ([size, changed, touched, inode] as const);
      return [path, hashes[i] === '' ? null : { sha256: hashes[i]!, stamp }];
    }),
  );
}

/** Paths as versions before this one noted them. */
function earlierRecord(file: string): BuiltRecord {
  try {
    const entries = JSON.parse(readFileSync(file, 'utf8')) as (string | [string, unknown])[];
    const paths = entries.map((one) => (typeof one === 'string' ? one : one[0]));
    return new Map(paths.map((path) => [path, null]));
  } catch {
    return new Map();
  }
}

function writeRecord(file: string, record: BuiltRecord): void {
  const stamps = new Float64Array(4 * record.size);
  let row = 0;
  for (const mark of record.values()) stamps.set(mark?.stamp ?? [-1, 0, 0, 0], 4 * row++);
  const hashes = [...record.values()].map((mark) => mark?.sha256 ?? '');
  writeTable(file, MARK, { head: null, texts: { paths: [...record.keys()], hashes }, numbers: { stamps } });
  rmSync(`${file}.json`, { force: true });
}

/** Removes a file and the folders that it leaves empty. */
async function remove(out: string, path: string): Promise<void> {
  await rm(join(out, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const emptied = await rmdir(join(out, folder)).then(
      () => true,
      () => false,
    );
    if (!emptied) return;
  }
}
