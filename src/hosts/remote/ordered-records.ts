import * as z from 'zod';
import { NewsctlError } from '../../errors.ts';
import type { Manifest, ManifestFile } from '../manifest.ts';
import { RELEASE_ID } from '../read-manifest.ts';
import type { FileStore } from './file-store.ts';
import { partsOnHost } from './known-parts.ts';
import { LIVE, RECORDS } from './ordered-place.ts';
import { type KnownParts, type RecordFiles, readRecord, writeRecord } from './records.ts';

/** What is on record of a release, and the marks that its files had when they were put. */
export interface Recorded {
  manifest: Manifest;
  /** By paths; files of which the host told none are left out. */
  marks: ReadonlyMap<string, string>;
}

/** Which release readers have, and those before it, the newest first. */
export interface Live {
  release: string;
  history: string[];
}

const id = z.string().regex(RELEASE_ID);
const schema = z.object({ version: z.literal(1), release: id, history: z.array(id).max(100_000) });

/** A file with the mark that the host gave it, so that one that was edited there is told from it without being read. */
type MarkedFile = ManifestFile & { mark?: unknown };

export const recordFiles = (state: FileStore): RecordFiles => ({
  read: (name) => state.read(`${RECORDS}/${name}`),
  write: async (name, bytes) => {
    await state.write(`${RECORDS}/${name}`, bytes);
  },
  remove: (name) => state.remove(`${RECORDS}/${name}`),
  names: async () => [...(await state.list(RECORDS)).keys()].map((path) => path.slice(RECORDS.length + 1)),
});

/** @throws NewsctlError HOST_FAILED */
export async function readLive(state: FileStore): Promise<Live | null> {
  const bytes = await state.read(LIVE);
  if (bytes === null) return null;
  try {
    const { release, history } = schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return { release, history };
  } catch (error) {
    throw new NewsctlError('HOST_FAILED', `${state.label}: what says which release is live is not whole.`, {
      hint: `Nothing was changed. Put ${LIVE} back from a copy, then run the command again.`,
      cause: error,
    });
  }
}

export const liveBytes = (live: Live): Uint8Array => Buffer.from(JSON.stringify({ version: 1, ...live }));

export async function readRecorded(
  state: FileStore,
  release: string,
  known: KnownParts,
): Promise<Recorded | null> {
  const read = await readRecord(recordFiles(state), release, known, `${state.label}: ${RECORDS}`);
  if (!read) return null;
  const marks = new Map<string, string>();
  const files = (read.files as MarkedFile[]).map(({ mark, path, sha256, size }) => {
    if (typeof mark === 'string') marks.set(path, mark);
    return { path, sha256, size };
  });
  return { manifest: { ...read, files }, marks };
}

/** Marks stand beside what they belong to: an edit rewrites the parts that it changes anyway, and no more. */
export async function writeRecorded(
  state: FileStore,
  { manifest, marks }: Recorded,
  known: KnownParts,
): Promise<void> {
  const files = recordFiles(state);
  const marked = manifest.files.map(({ path, sha256, size }): MarkedFile => {
    const mark = marks.get(path);
    return mark === undefined ? { path, sha256, size } : { path, sha256, size, mark };
  });
  const there = partsOnHost(known, await files.names());
  await writeRecord(files, { ...manifest, files: marked }, there, state.parallel);
}
