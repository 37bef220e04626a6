import { lstat, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instant } from '../article/dates.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { sha256 } from '../text/sha256.ts';
import type { ArticleFile } from './desk-article.ts';

/** Everything that the site is made from, besides the clock. */
export interface FingerprintInput {
  root: string;
  /** Version of newsctl: its theme and its rules. */
  tool: string;
  /** `newsctl.yaml` and `people.yaml` as read. */
  settings: unknown;
  files: readonly ArticleFile[];
  live: Manifest;
}

/** What was found the last time that readers had everything. */
interface Remembered {
  fingerprint: string;
  /** Milliseconds since 1970 at which the clock alone changes what may go out; null for never. */
  until: number | null;
}

/**
 * Whether nothing has changed since the site was last known to be as it should: then there is nothing to build,
 * to check or to compare. Any doubt counts as a change.
 */
export async function isUnchanged(input: FingerprintInput, now: Date): Promise<boolean> {
  const remembered = await recall(input.root);
  if (!remembered || (remembered.until !== null && remembered.until <= now.getTime())) return false;
  return remembered.fingerprint === (await fingerprint(input));
}

/** Notes that the live release is what these files make. */
export async function rememberUnchanged(input: FingerprintInput, now: Date): Promise<void> {
  const remembered: Remembered = {
    fingerprint: await fingerprint(input),
    until: nextChange(input.files, now),
  };
  await mkdir(join(input.root, '.newsctl', 'cache'), { recursive: true });
  await writeFileAtomically(place(input.root), JSON.stringify(remembered));
}

const place = (root: string): string => join(root, '.newsctl', 'cache', 'unchanged.json');

async function recall(root: string): Promise<Remembered | null> {
  try {
    return JSON.parse(await readFile(place(root), 'utf8')) as Remembered;
  } catch {
    return null;
  }
}

async function fingerprint({ root, tool, settings, files, live }: FingerprintInput): Promise<string> {
  const articles = files.map(({ path, text }) => [path, sha256(text)]);
  const theme = await stamps(root, await ownTemplates(root));
  const media = await stamps(
    root,
    live.files.map((file) => file.path).filter((path) => path.startsWith('media/')),
  );
  return sha256(JSON.stringify([tool, settings, live.release, articles, theme, media]));
}

async function ownTemplates(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'templates', 'site'), { recursive: true }).catch(() => []);
  return entries.map((name) => `templates/site/${name}`).sort();
}

/** Size, time and inode of files: what changes when a file does. */
async function stamps(root: string, paths: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const path of paths) {
    const file = await lstat(join(root, path)).catch(() => null);
    found.push([path, file && [file.size, file.mtimeMs, file.ctimeMs, file.ino]]);
  }
  return found;
}

const MOMENT = /\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})/g;

/** The first moment still to come that any article names: an embargo may end then, or a piece fall due. */
function nextChange(files: readonly ArticleFile[], now: Date): number | null {
  let next: number | null = null;
  for (const { text } of files)
    for (const [written] of text.matchAll(MOMENT)) {
      const at = instant(written);
      if (at !== null && at > now.getTime() && (next === null || at < next)) next = at;
    }
  return next;
}
