import { mkdir, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildSite } from '../site/build-site.ts';
import type { SiteFile, SiteProblem, SiteSettings } from '../site/site-types.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { sha256 } from './hash.ts';
import { type ArticleFile, select } from './select.ts';
import { siteInput } from './site-input.ts';

export interface BuildInput {
  root: string;
  theme: string;
  settings: SiteSettings;
  files: readonly ArticleFile[];
  /** Absolute path of the folder to build into. */
  out: string;
  now: Date;
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
 * @throws NewsctlError TEMPLATE_INVALID, FILE_UNWRITABLE
 */
export async function buildInto(input: BuildInput): Promise<Built> {
  const { out, settings } = input;
  const { outgoing } = select({
    files: input.files,
    live: null,
    now: input.now,
    timezone: settings.timezone,
  });
  const site = await buildSite(siteInput(input, settings, outgoing));
  const record = join(input.root, '.newsctl', `built-${sha256(out).slice(0, 16)}.json`);
  const before = await recorded(record);
  let written = 0;
  for (const file of site.files) if (await writeIfDifferent(out, file)) written++;
  const paths = site.files.map((file) => file.path);
  const gone = before.filter((path) => !paths.includes(path));
  for (const path of gone) await remove(out, path);
  await mkdir(dirname(record), { recursive: true });
  await writeFileAtomically(record, JSON.stringify(paths));
  return { files: paths, written, removed: gone.length, problems: site.problems };
}

async function writeIfDifferent(out: string, { path, bytes }: SiteFile): Promise<boolean> {
  const target = join(out, path);
  const there = await readFile(target).catch(() => null);
  if (there && Buffer.compare(there, bytes) === 0) return false;
  await mkdir(dirname(target), { recursive: true });
  await writeFileAtomically(target, bytes);
  return true;
}

async function recorded(path: string): Promise<string[]> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as string[];
  } catch {
    return [];
  }
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
