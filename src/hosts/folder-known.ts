import { readFileSync, statSync } from 'node:fs';
import { writeFileAtomically } from '../text/write-file.ts';
import { placeOf } from './folder-names.ts';
import type { FolderPaths } from './folder-place.ts';
import { type Known, oursOf, type Scan, scanMeanwhile } from './folder-scan.ts';
import { FolderStamps } from './folder-stamps.ts';
import type { Manifest } from './manifest.ts';
import { isSafePath } from './safe-path.ts';

/** Times of a disk are this exact at the least, in milliseconds; a folder may change twice in such a time unnoticed. */
const TICK = 2000;

interface Written {
  version: 1;
  folders: string[];
  /** Three 64-bit floating-point numbers a folder, the bytes in base64: as digits they would cost ten times the time. */
  stamps: string;
  foreign: string[];
}

/** Notes what the folders of a tree are like. It is no record: without it, or with a spoilt one, all folders are read. */
export async function writeKnown(file: string, { folders, foreign }: Known): Promise<void> {
  const { buffer, byteOffset, byteLength } = folders.numbers;
  const stamps = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  const written: Written = { version: 1, folders: [...folders.names], stamps, foreign: [...foreign] };
  await writeFileAtomically(file, JSON.stringify(written), undefined, false);
}

/** @returns null where nothing is known */
export function readKnown(file: string): Known | null {
  try {
    const { version, folders, stamps, foreign } = JSON.parse(readFileSync(file, 'utf8')) as Written;
    const numbers = new Float64Array(Uint8Array.from(Buffer.from(stamps, 'base64')).buffer);
    const known = { folders: new FolderStamps(folders, numbers), foreign };
    return version === 1 && known.folders.isComplete() && foreign.every(isSafePath) ? known : null;
  } catch {
    return null;
  }
}

/**
 * Forgets the folders that may change once more within the tick of their clock.
 * @param just a file that was written just now, by the clock of that disk
 */
export function settle({ folders }: Known, just: string): void {
  folders.forgetSince(statSync(just).mtimeMs - TICK);
}

/** Looks at the tree that readers get, of which most is known from when it was made. */
export function scanLive(paths: FolderPaths, live: Manifest | null): Promise<Scan> {
  const known = live && readKnown(placeOf(paths, live.release, '.folders.json'));
  return scanMeanwhile(treeOf(paths, live), oursOf(live), known);
}

/** What readers get: before the first release a folder of somebody else, or none. */
export const treeOf = (paths: FolderPaths, live: Manifest | null): string =>
  live ? placeOf(paths, live.release) : paths.site;
