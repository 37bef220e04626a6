import type { Manifest, ManifestFile } from '../manifest.ts';
import type { Attributes } from './packet.ts';
import { isFile } from './protocol.ts';

/** A file of a release as its record has it here: with the time of change that the server told when it was put there. */
export interface StampedFile extends ManifestFile {
  /** Seconds since 1970. */
  mtime?: number;
}

export const stampOf = (file: StampedFile | undefined): number | undefined => file?.mtime;

/** The record of a release, with the times of its files. */
export const stamped = (manifest: Manifest, mtime: (path: string) => number | undefined): Manifest => ({
  ...manifest,
  files: manifest.files.map(({ path, sha256, size }): StampedFile => {
    const time = mtime(path);
    return time === undefined ? { path, sha256, size } : { path, sha256, size, mtime: time };
  }),
});

/** Whether a file is as it was put there: of that size, and not written to since. */
export const isWhole = (
  found: Attributes | null,
  { size }: ManifestFile,
  mtime: number | undefined,
): boolean =>
  found !== null &&
  isFile(found.mode) &&
  found.size === size &&
  (mtime === undefined || found.mtime === mtime);

/** Seconds by which files are put back: a file that is changed in the second in which it was made is told all the same. */
export const BACK = 2;
