import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { NewsctlError } from '../errors.ts';
import type { Looks } from '../looks/look.ts';
import type { SiteFile } from '../site/site-types.ts';
import { sha256 } from '../text/sha256.ts';
import { type BuiltRecord, BuiltStamps } from './built-record.ts';
import { type FileStamp, stampIn, stampOf } from './cache/file-stamp.ts';

interface Compared {
  /** Files that have to be written, by their places among those of the site, and whether another has their place. */
  different: { file: SiteFile; place: number; there: boolean }[];
  /** Those that somebody else put in their place. */
  foreign: string[];
  /** Of the files that are as they should be. */
  stamps: BuiltStamps;
}

/** @param looks at the files of the last build; `taken`: when, in milliseconds since 1970 */
export async function compare(
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

/** Null where there is nothing: to be told so by a failed read takes its time. */
async function contentOf(path: string, stamp: FileStamp | null): Promise<Buffer | null> {
  return stamp || existsSync(path) ? await readFile(path).catch(ifMissing) : null;
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw new NewsctlError('FILE_UNWRITABLE', `${error.path ?? 'A file'} is in the way (${error.code}).`, {
    cause: error,
  });
}
