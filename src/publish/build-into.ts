import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile, realpath, rm, rmdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { NewsctlError } from '../errors.ts';
import { isNewsroomsOwn } from '../hosts/folder-place.ts';
import { isSafePath } from '../hosts/safe-path.ts';
import type { SiteFile, SiteProblem } from '../site/site-types.ts';
import { meanwhile } from '../text/meanwhile.ts';
import type { Looks } from '../looks/look.ts';
import { lookAtMany } from '../looks/looker.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { bytesOf } from './apply.ts';
import { sha256 } from '../text/sha256.ts';
import { BuiltRecord, BuiltStamps } from './built-record.ts';
import { type FileStamp, stampIn, stampOf } from './cache/file-stamp.ts';
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
  const record = join(root, '.newsctl', `built-${sha256(out).slice(0, 16)}`);
  const before = BuiltRecord.read(record);
  const taken = Date.now();
  const looking = meanwhile(lookAtMany({ folder: out, names: before.paths, follow: true }));
  const site = await newsroomSite({ ...input, live: null, audience: 'a folder' });
  const { different, foreign, stamps } = await compare(out, site.files, before, {
    looks: await looking,
    taken,
  });
  if (foreign.length > 0) throw refused(out, foreign);
  const paths = before.same(site.files.map((file) => file.path));
  const left = before.others(paths).filter(isSafePath);
  // Written down beforehand: what a build that is cut off leaves behind is still known to be ours.
  before.with(different.flatMap(({ file }) => (before.row(file.path) < 0 ? [file.path] : []))).write(record);
  const folders = new Set<string>();
  for (const [i, { file, there }] of different.entries()) {
    await writeBuilt(out, file, { folders, there });
    // A signal may have come.
    if (i % IN_ONE_GO === 0) await setImmediate();
  }
  for (const path of left) await remove(out, path);
  // What was written long enough ago is known by its stamp the next time; the rest is read once more.
  for (const { file, place } of different) stamps.note(place, stampOf(`${out}/${file.path}`), Date.now());
  const hashes = site.files.map((file) => file.sha256);
  new BuiltRecord(paths, hashes, stamps.numbers, before).write(record);
  // Dates of the hour are no ground for the next build.
  if (site.dated) site.note('a folder');
  const { problems } = site;
  return { files: [...paths], written: different.length, removed: left.length, problems };
}

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

interface Compared {
  /** Files that have to be written, by their places among those of the site, and whether another has their place. */
  different: { file: SiteFile; place: number; there: boolean }[];
  /** Those that somebody else put in their place. */
  foreign: string[];
  /** Of the files that are as they should be. */
  stamps: BuiltStamps;
}

/** @param looks at the files of the last build; `taken`: when, in milliseconds since 1970 */
async function compare(
  out: string,
  files: readonly SiteFile[],
  before: BuiltRecord,
  { looks, taken }: { looks: Looks; taken: number },
): Promise<Compared> {
  const found: Compared = { different: [], foreign: [], stamps: new BuiltStamps(files.length) };
  for (const [place, file] of files.entries()) {
    const row = before.row(file.path);
    if (row >= 0 && before.isAsBuilt(row, file.sha256, looks)) {
      before.handOn(row, found.stamps, place);
      continue;
    }
    const stamp = row < 0 ? stampOf(`${out}/${file.path}`) : stampIn(looks, row);
    const content = await contentOf(`${out}/${file.path}`, stamp);
    if (content && sha256(content) === file.sha256) {
      found.stamps.note(place, stamp, taken);
      continue;
    }
    found.different.push({ file, place, there: content !== null });
    if (content && row < 0) found.foreign.push(file.path);
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
