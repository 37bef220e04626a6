import { mkdir, readFile, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { SourceText } from '../sources/source.ts';
import { writeFileAtomically } from '../text/write-file.ts';

/** Goes up when a reader changes what it makes of a file. */
const VERSION = 1;

/** The text that was read from a file of that checksum before; null if there is none, or none that can be used. */
export async function cachedSource(root: string, sha256: string, file: string): Promise<SourceText | null> {
  try {
    const kept: unknown = JSON.parse(await readFile(placeOf(root, sha256, file), 'utf8'));
    return isSourceText(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps what was read, inside the newsroom and out of the site. A disk that refuses only costs time. */
export async function keepSource(
  root: string,
  sha256: string,
  file: string,
  text: SourceText,
): Promise<void> {
  try {
    await mkdir(folder(root), { recursive: true, mode: 0o700 });
    await writeFileAtomically(placeOf(root, sha256, file), JSON.stringify(text));
  } catch {
    // The next check reads the file again.
  }
}

/** Takes away what was kept of a source, before anybody said that it was confidential. */
export const forgetSource = (root: string, sha256: string, file: string): Promise<void> =>
  rm(placeOf(root, sha256, file), { force: true }).catch(() => {});

const folder = (root: string): string => join(root, '.newsctl', 'cache', 'sources');

/** Named by the checksum alone: the name of a file may itself be a secret. */
const placeOf = (root: string, sha256: string, file: string): string =>
  join(folder(root), `${sha256}.${extname(file).slice(1).toLowerCase()}.${VERSION}.json`);

function isSourceText(value: unknown): value is SourceText {
  const { text, places, turns } = (value ?? {}) as Partial<SourceText>;
  return typeof text === 'string' && Array.isArray(places) && Array.isArray(turns);
}
