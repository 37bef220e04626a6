import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { drawingFault } from '../../images/drawing.ts';
import type { Provenance } from '../../images/exif.ts';
import { type PictureHead, pictureHead } from '../../images/picture-head.ts';
import { ownProvenance, readTags } from '../../images/tags.ts';
import { sha256 } from '../../text/sha256.ts';
import { isSameStamp, isSettled, stampOf } from './file-stamp.ts';
import type { KeptMedia, SiteCache } from './site-cache.ts';

/** A file of the media folder as the newsroom has it. */
export interface OriginalFile extends KeptMedia {
  path: string;
  bytes(): Promise<Uint8Array>;
}

/** Looks up files of the media folder; bytes are read for a file that changed, and when they are asked for. */
export const mediaFiles =
  (root: string, cache: SiteCache | null) =>
  async (path: string): Promise<OriginalFile | null> => {
    const file = placeInside(root, path, 'media');
    if (file === null) return null;
    const kept = await factsOf(file, path, cache);
    return { path, ...kept, bytes: () => readFile(file) };
  };

async function factsOf(file: string, path: string, cache: SiteCache | null): Promise<KeptMedia> {
  const kept = cache?.media.get(path);
  const stamp = stampOf(file);
  if (kept?.stamp && stamp && isSameStamp(kept.stamp, stamp)) return kept.of;
  const bytes = await readFile(file);
  const fault = await drawingFault(bytes, path);
  const head = fault === null ? pictureHead(bytes, path) : { fault };
  const own = await provenanceIn(bytes, head);
  const of = { sha256: sha256(bytes), size: bytes.length, head, own };
  cache?.media.set(path, { stamp: stamp && cache && isSettled(stamp, cache.started) ? stamp : null, of });
  return of;
}

async function provenanceIn(
  bytes: Uint8Array,
  head: PictureHead | { fault: string } | null,
): Promise<Provenance | null> {
  const tags = head && !('fault' in head) ? await readTags(bytes) : null;
  return tags && ownProvenance(tags);
}

/**
 * Where a file below a folder lies; null where there is none, or where a link leads out of the folder.
 * @param part of the folder that no link may lead out of: one in the media of a newsroom could lead to its sources
 */
export function placeInside(folder: string, path: string, part = ''): string | null {
  try {
    // A site asks for tens of files one after the other: to wait for each would take longer than to look.
    const root = realpathSync.native(folder);
    const file = realpathSync.native(join(root, path));
    return file.startsWith(join(root, part) + sep) && stampOf(file) ? file : null;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE'].includes(code))
      return null;
    throw error;
  }
}
