import { mkdirSync, writeFileSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { isSafePath } from '../hosts/safe-path.ts';
import { lookAtMany, lookMeanwhile } from '../looks/looker.ts';
import type { SiteFile, SiteProblem } from '../site/site-types.ts';
import { listen } from '../listen.ts';
import { meanwhile } from '../text/meanwhile.ts';
import { sha256 } from '../text/sha256.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { bytesOf } from './apply.ts';
import { demandPlace } from './building-place.ts';
import { BuiltRecord, BuiltStamps } from './built-record.ts';
import { stampIn, stampOf } from './cache/file-stamp.ts';
import { compare } from './compare-built.ts';
import { type NewsroomInput, type NewsroomSite, newsroomSite } from './newsroom-site.ts';
import { PageWriter, writingThread } from './page-writer.ts';
import { StagedFolder } from './staged-folder.ts';

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
  const program = input.paths.length < MANY ? null : writingThread();
  const staged = program && (await StagedFolder.inEmpty(out));
  if (!staged) return buildOver(input, record);
  const writer = new PageWriter(program, staged.path);
  try {
    return await buildAnew(input, record, { staged, writer });
  } finally {
    await writer.close();
    await staged.discard();
  }
}

/** Fewer articles make fewer pages than are worth a thread. */
const MANY = 300;

/** Where nothing is yet pages are written as soon as they are made, and come to their place together. */
async function buildAnew(
  input: BuildInput,
  record: string,
  { staged, writer }: { staged: StagedFolder; writer: PageWriter },
): Promise<Built> {
  const { out } = input;
  const site = await newsroomSite({ ...input, live: null, audience: 'a folder', sink: writer });
  const paths = site.files.map((file) => file.path);
  const others = site.files.filter(({ path }) => !writer.written.has(path));
  await writeAll(
    staged.path,
    others.map((file) => ({ file, there: false })),
    input.signal,
  );
  await staged.demandAlone();
  // Written down beforehand: what a build that is cut off leaves behind is still known to be ours.
  BuiltRecord.of(paths).write(record);
  await staged.raise();
  writer.folder = out;
  const stamps = new BuiltStamps(paths.length);
  const looks = await lookMeanwhile(lookAtMany({ folder: out, names: paths, follow: true }));
  const taken = Date.now();
  for (const place of paths.keys()) stamps.note(place, stampIn(looks, place), taken);
  return built(site, { record, removed: 0, written: paths.length, stamps, before: null });
}

/** What is there already stays where it is as it should be. */
async function buildOver(input: BuildInput, record: string): Promise<Built> {
  const { out } = input;
  const before = BuiltRecord.read(record);
  const taken = Date.now();
  const looking = meanwhile(lookAtMany({ folder: out, names: before.paths, follow: true }));
  const site = await newsroomSite({ ...input, live: null, audience: 'a folder' });
  const { different, foreign, stamps } = await compare(out, site.files, before, {
    looks: await lookMeanwhile(looking),
    taken,
  });
  if (foreign.length > 0) throw refused(out, foreign);
  const left = before.others(site.files.map((file) => file.path)).filter(isSafePath);
  before.with(different.flatMap(({ file }) => (before.row(file.path) < 0 ? [file.path] : []))).write(record);
  await writeAll(out, different, input.signal);
  for (const path of left) await remove(out, path);
  // What was written long enough ago is known by its stamp the next time; the rest is read once more.
  for (const { file, place } of different) stamps.note(place, stampOf(`${out}/${file.path}`), Date.now());
  return built(site, { record, removed: left.length, written: different.length, stamps, before });
}

/** Notes what stands in the folder now. */
function built(
  { files, problems, dated, note }: NewsroomSite,
  {
    record,
    stamps,
    before,
    ...done
  }: {
    record: string;
    stamps: BuiltStamps;
    before: BuiltRecord | null;
    written: number;
    removed: number;
  },
): Built {
  const all = files.map((file) => file.path);
  const paths = before?.same(all) ?? all;
  const hashes = files.map((file) => file.sha256);
  new BuiltRecord(paths, hashes, stamps.numbers, before).write(record);
  // Dates of the hour are no ground for the next build.
  if (dated) note('a folder');
  return { files: [...paths], ...done, problems };
}

/** @throws AbortError once the signal says so; what was not written then is by the next build */
async function writeAll(
  folder: string,
  files: readonly { file: SiteFile; there: boolean }[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const folders = new Set<string>();
  for (const [i, { file, there }] of files.entries()) {
    if (i % IN_ONE_GO === 0) await listen(signal);
    await writeBuilt(folder, file, { folders, there });
  }
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
