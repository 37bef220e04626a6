import { createHash } from 'node:crypto';
import { mkdir, open, readdir, realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { SourceEntry } from '../article/front-matter-types.ts';
import { NewsctlError } from '../errors.ts';
import { readSource } from '../sources/read/read-source.ts';
import { SourceUnreadable } from '../sources/read/unreadable.ts';
import { localTime } from './calendar.ts';
import type { Newsroom } from './newsroom.ts';
import { slugFor, uniqueSlug } from './slug.ts';
import { kindOf } from './source-entries.ts';
import { folded, freeName, neutralName, RECORD_ENDING, safeName } from './source-name.ts';
import { recordText, type SourceRecord } from './source-record.ts';
import { storedIds } from './stored-sources.ts';

/** A file that is to be kept, and what the desk says of it. */
export interface SourceToStore
  extends Pick<SourceEntry, 'url' | 'lang' | 'fidelity' | 'confidential' | 'speakers'> {
  /** As it came; a path counts by its last part. Decides the format. */
  name: string;
  bytes: Uint8Array;
  /** What the name says, if left out. */
  kind?: SourceEntry['kind'] | undefined;
  capturedBy: string;
  now: Date;
  /** Ids that the new source may not have, beside those of the store. */
  takenIds?: readonly string[];
  /** Keeps the file although nobody can read words in it. */
  unread?: boolean;
}

export interface StoredSource {
  record: SourceRecord;
  /** Why no words can be had from it, for one that is stored all the same. */
  problem: string | null;
}

/**
 * Stores a copy of a file under `sources/`, with a record beside it. Never overwrites: a name that is taken gets a
 * number. A file that cannot be read is not stored, unless that is asked for. A confidential file can be opened only
 * by whoever stored it, and its name and id tell nothing.
 * @throws NewsctlError SOURCE_UNREADABLE, FILE_UNWRITABLE, USAGE
 */
export async function storeSource(newsroom: Newsroom, source: SourceToStore): Promise<StoredSource> {
  const problem = await problemOf(source);
  if (problem !== null && !source.unread) throw unreadable(source, problem);
  const sha256 = createHash('sha256').update(source.bytes).digest('hex');
  const name = source.confidential ? neutralName(source.name, sha256) : safeName(source.name);
  const names = new Set((await storeFolder(newsroom.root)).map(folded));
  const ids = [...(await storedIds(newsroom.root)), ...(source.takenIds ?? [])];
  const mode = source.confidential ? 0o600 : 0o644;
  for (;;) {
    const free = freeName(name, names);
    names.add(folded(free));
    if (!(await writeOnce(newsroom.root, `sources/${free}`, source.bytes, mode))) continue;
    const id = uniqueSlug(slugOf(free), ids);
    const record = recordOf(newsroom, source, { id, file: `sources/${free}`, sha256 });
    try {
      if (await writeOnce(newsroom.root, record.file + RECORD_ENDING, recordText(record), mode))
        return { record, problem };
    } catch (error) {
      await rm(join(newsroom.root, record.file), { force: true });
      throw error;
    }
    await rm(join(newsroom.root, record.file), { force: true });
  }
}

/** Takes back what was stored a moment ago, where the work that it was part of could not be finished. */
export async function forgetSource(root: string, { file }: SourceRecord): Promise<void> {
  for (const path of [file + RECORD_ENDING, file]) await rm(join(root, path), { force: true });
}

async function problemOf({ bytes, name }: SourceToStore): Promise<string | null> {
  try {
    await readSource(bytes, safeName(name));
    return null;
  } catch (error) {
    if (error instanceof SourceUnreadable) return error.message;
    throw error;
  }
}

const unreadable = ({ name, confidential }: SourceToStore, problem: string): NewsctlError =>
  new NewsctlError(
    'SOURCE_UNREADABLE',
    `${confidential ? 'The confidential source' : name} ${problem}. Nothing was stored.`,
  );

function recordOf(
  { config }: Newsroom,
  source: SourceToStore,
  { id, file, sha256 }: Pick<SourceRecord, 'id' | 'file' | 'sha256'>,
): SourceRecord {
  const { url, fidelity, lang, speakers } = source;
  return {
    id,
    kind: source.kind ?? kindOf(source.name),
    file,
    ...(url === undefined ? {} : { url }),
    sha256,
    captured_at: localTime(source.now, config.timezone).dateTime,
    captured_by: source.capturedBy,
    ...(fidelity === undefined ? {} : { fidelity }),
    ...(lang === undefined ? {} : { lang }),
    ...(speakers === undefined || Object.keys(speakers).length === 0 ? {} : { speakers }),
    ...(source.confidential ? { confidential: true } : {}),
  };
}

/** From the name that the file has in the store, so that two that are stored at once differ. */
const slugOf = (name: string): string => slugFor(name.replace(/\.[A-Za-z0-9]{1,10}$/, '')) || 'source';

/** What lies in `sources/`, which is made if it is not there. */
async function storeFolder(root: string): Promise<string[]> {
  const folder = join(root, 'sources');
  try {
    await mkdir(folder, { recursive: true });
    const [real, top] = [await realpath(folder), await realpath(root)];
    if (!real.startsWith(top + sep))
      throw new NewsctlError('USAGE', 'sources/ is a link that leads out of the newsroom.', {
        hint: 'A source is read only inside the newsroom: make sources/ a folder.',
      });
    return await readdir(folder);
  } catch (error) {
    throw error instanceof NewsctlError ? error : unwritable('sources/', error);
  }
}

/** @returns false, with nothing changed, if there is something of that name */
async function writeOnce(
  root: string,
  path: string,
  content: string | Uint8Array,
  mode: number,
): Promise<boolean> {
  const file = await open(join(root, path), 'wx', mode).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw unwritable('sources/', error);
  });
  if (file === null) return false;
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    await rm(join(root, path), { force: true });
    throw unwritable('sources/', error);
  } finally {
    await file.close();
  }
  return true;
}

/** Without the name: it may be a secret. */
const unwritable = (place: string, cause: unknown): NewsctlError =>
  new NewsctlError(
    'FILE_UNWRITABLE',
    `Nothing can be written into ${place} (${(cause as NodeJS.ErrnoException).code ?? String(cause)}).`,
    { cause },
  );
