import { join } from 'node:path';
import { readTextFile } from '../text/read-file.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import type { Outgoing } from './select.ts';
import { setKeys } from './set-keys.ts';

/**
 * Notes in the article files what publishing decided: the date of publication, that of modification, and
 * `status: published`. A file that was edited in the meantime is left for the next publish.
 * @returns paths of the files that changed
 */
export async function stampArticles(root: string, outgoing: readonly Outgoing[]): Promise<string[]> {
  const stamped: string[] = [];
  for (const item of outgoing) {
    const keys = missingKeys(item);
    if (Object.keys(keys).length === 0) continue;
    const file = join(root, item.article.path);
    if ((await readTextFile(file).catch(() => null)) !== item.article.text) continue;
    const text = setKeys(item.article.text, keys);
    if (text === item.article.text) continue;
    await writeFileAtomically(file, text);
    stamped.push(item.article.path);
  }
  return stamped;
}

function missingKeys({ article, published, modified }: Outgoing): Record<string, string> {
  const { status, date_published, date_modified } = article.frontMatter;
  const keys: Record<string, string> = {};
  if (status === 'approved' || status === 'scheduled') keys.status = 'published';
  if (date_published === undefined) keys.date_published = published;
  if (modified !== null && date_modified !== modified) keys.date_modified = modified;
  return keys;
}
