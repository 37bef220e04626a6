import { mkdir, readFile, realpath, rm, rmdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { isNewsroomsOwn } from '../hosts/folder-place.ts';
import { isSafePath } from '../hosts/safe-path.ts';
import type { Encoder } from '../images/sharp.ts';
import { buildSite } from '../site/build-site.ts';
import type { SiteFile, SiteProblem } from '../site/site-types.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { bytesOf } from './apply.ts';
import { demandOwnAddresses, demandOwnFiles } from './addresses.ts';
import { sha256 } from '../text/sha256.ts';
import { type FileStamp, isSameStamp, isSettled, stampOf } from './cache/file-stamp.ts';
import type { SiteCache } from './cache/site-cache.ts';
import { type ArticleFile, asDeskArticle, type DeskArticle } from './desk-article.ts';
import { select } from './select.ts';
import type { PublishSettings } from './publish-settings.ts';
import { siteInput } from './site-input.ts';

export interface BuildInput {
  root: string;
  theme: string;
  settings: PublishSettings;
  files: readonly (ArticleFile | DeskArticle)[];
  /** Absolute path of the folder to build into. */
  out: string;
  now: Date;
  /** What is kept of earlier builds. */
  cache?: SiteCache;
  /** What makes the sizes of pictures: the package sharp where left out. */
  encoder?: Encoder;
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
  const { root, out, settings } = input;
  await demandPlace(root, out);
  const { outgoing } = select({
    articles: input.files.map(asDeskArticle),
    live: null,
    now: input.now,
    timezone: settings.timezone,
  });
  demandOwnAddresses(outgoing);
  const site = await buildSite(siteInput(input, settings, outgoing));
  demandOwnFiles(site.files);
  const record = join(root, '.newsctl', `built-${sha256(out).slice(0, 16)}.json`);
  const before = await recorded(record);
  const started = Date.now();
  const { different, foreign } = await compare(out, site.files, before);
  if (foreign.length > 0) throw refused(out, foreign);
  const paths = site.files.map((file) => file.path);
  await mkdir(dirname(record), { recursive: true });
  // Written down beforehand: what a build that is cut off leaves behind is still known to be ours.
  if (different.length > 0) {
    const all = new Map(paths.map((path) => [path, null] as const));
    await writeRecord(record, new Map([...all, ...before]));
  }
  const folders = new Set<string>();
  for (const file of different) await writeBuilt(out, file, folders);
  const still = new Set(paths);
  const left = [...before.keys()].filter((path) => !still.has(path));
  for (const path of left) await remove(out, path);
  await writeRecord(record, marksOf(out, site.files, started));
  return { files: paths, written: different.length, removed: left.length, problems: site.problems };
}

/** A file that was built: what it was, and by what stamp it is known still to be that. */
type BuiltMark = { sha256: string; stamp: FileStamp | null } | null;
type BuiltRecord = ReadonlyMap<string, BuiltMark>;

/** What was cut off is compared and written again by the next build: no file has to be waited for. */
async function writeBuilt(out: string, file: SiteFile, folders: Set<string>): Promise<void> {
  const path = join(out, file.path);
  if (!folders.has(dirname(path))) await mkdir(dirname(path), { recursive: true });
  folders.add(dirname(path));
  await writeFileAtomically(path, await bytesOf(file), undefined, false);
}

const marksOf = (out: string, files: readonly SiteFile[], started: number): BuiltRecord =>
  new Map(
    files.map(({ path, sha256: hash }) => {
      const stamp = stampOf(join(out, path));
      return [path, { sha256: hash, stamp: stamp && isSettled(stamp, started) ? stamp : null }];
    }),
  );

/** Files that have to be written, and those that somebody else put in their place. */
async function compare(
  out: string,
  files: readonly SiteFile[],
  before: BuiltRecord,
): Promise<{ different: SiteFile[]; foreign: string[] }> {
  const different: SiteFile[] = [];
  const foreign: string[] = [];
  for (const file of files) {
    const path = join(out, file.path);
    if (isAsBuilt(path, file, before.get(file.path))) continue;
    const there = await readFile(path).catch(ifMissing);
    if (there && sha256(there) === file.sha256) continue;
    different.push(file);
    if (there && !before.has(file.path)) foreign.push(file.path);
  }
  return { different, foreign };
}

function isAsBuilt(path: string, file: SiteFile, mark: BuiltMark | undefined): boolean {
  if (!mark?.stamp || mark.sha256 !== file.sha256) return false;
  const stamp = stampOf(path);
  return stamp !== null && isSameStamp(stamp, mark.stamp);
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

async function recorded(path: string): Promise<BuiltRecord> {
  try {
    // Records of earlier versions are lists of paths.
    const entries = JSON.parse(await readFile(path, 'utf8')) as (string | [string, BuiltMark])[];
    const pairs = entries.map((one): [string, BuiltMark] => (typeof one === 'string' ? [one, null] : one));
    return new Map(pairs.filter(([built]) => isSafePath(built)));
  } catch {
    return new Map();
  }
}

const writeRecord = (path: string, record: BuiltRecord): Promise<void> =>
  writeFileAtomically(path, JSON.stringify([...record]));

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
