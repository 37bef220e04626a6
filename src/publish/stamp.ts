import { basename, dirname, join } from 'node:path';
import { readTextFile } from '../text/read-file.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import type { Outgoing } from './select.ts';
import { setKeys } from './set-keys.ts';
import { removeTemporaries } from './temporaries.ts';

/** An article file that lacks what publishing decided. */
export interface Stamp {
  path: string;
  /** The file as it was published; one that was edited since is left for the next publish. */
  before: string;
  /** The same as before where its front matter cannot be edited without changing anything else. */
  after: string;
  /** What is to stand in it, as YAML. */
  keys: Readonly<Record<string, string>>;
}

/** What there is to note in article files: date of publication, of modification, and `status: published`. */
export async function dueStamps(outgoing: readonly Outgoing[]): Promise<Stamp[]> {
  const stamps: Stamp[] = [];
  for (const item of outgoing) {
    const keys = missingKeys(item);
    if (Object.keys(keys).length === 0) continue;
    const before = await item.text();
    stamps.push({ path: item.article.path, before, after: setKeys(before, keys), keys });
  }
  return stamps;
}

/**
 * Whether a stamp can still be given: the file is there and as it was.
 * @param root the newsroom's folder
 */
export async function canBeGiven(root: string, { path, before, after }: Stamp): Promise<boolean> {
  return after !== before && (await readTextFile(join(root, path)).catch(() => null)) === before;
}

/**
 * Writes stamps into the article files. One that cannot be written stops nothing: readers have the site already.
 * @returns paths of the files that changed, and what went wrong with others
 */
export async function stampArticles(
  root: string,
  stamps: readonly Stamp[],
): Promise<{ stamped: string[]; problems: string[] }> {
  const stamped: string[] = [];
  const problems: string[] = [];
  for (const stamp of stamps) {
    if (stamp.after === stamp.before) problems.push(uneditable(stamp));
    if (!(await canBeGiven(root, stamp))) continue;
    const file = join(root, stamp.path);
    try {
      await removeTemporaries(dirname(file), basename(file));
      await writeFileAtomically(file, stamp.after);
      stamped.push(stamp.path);
    } catch (error) {
      problems.push(`Published, but the date could not be noted in the article: ${(error as Error).message}`);
    }
  }
  return { stamped, problems };
}

function uneditable({ path, keys }: Stamp): string {
  const lines = Object.entries(keys).map(([key, value]) => `\`${key}: ${value}\``);
  return `Published, but the date could not be noted in ${path}: newsctl cannot edit front matter that is written like this. Add ${lines.join(' and ')} to it.`;
}

function missingKeys({ article, published, modified }: Outgoing): Record<string, string> {
  const { status, date_published, date_modified } = article.frontMatter;
  const keys: Record<string, string> = {};
  if (status === 'approved' || status === 'scheduled') keys.status = 'published';
  if (date_published === undefined) keys.date_published = published;
  if (modified !== null && date_modified !== modified) keys.date_modified = modified;
  return keys;
}
