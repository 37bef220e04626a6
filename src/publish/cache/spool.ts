import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes that are held in memory before a file takes them. */
const IN_MEMORY = 4 * 1024 * 1024;

/** Takes the pages that a build makes until they are brought to their place; many of them lie in a temporary file. */
export class Spool {
  private held = 0;
  private length = 0;
  private file: number | null = null;

  /** @returns what gives the bytes back */
  put(bytes: Uint8Array): () => Promise<Uint8Array> {
    if (this.held + bytes.length > IN_MEMORY) return this.putAway(bytes);
    this.held += bytes.length;
    return async () => bytes;
  }

  private putAway(bytes: Uint8Array): () => Promise<Uint8Array> {
    this.file ??= openUnnamed();
    const { file, length: position } = this;
    writeSync(file, bytes, 0, bytes.length, position);
    this.length += bytes.length;
    return readLater(file, position, bytes.length);
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }
}

/** Knows nothing of the bytes themselves, not even through a function beside it: they are to leave the memory. */
const readLater = (file: number, position: number, length: number) => async (): Promise<Uint8Array> => {
  const read = new Uint8Array(length);
  readSync(file, read, 0, length, position);
  return read;
};

/** A file that is gone when the process is. */
function openUnnamed(): number {
  const folder = mkdtempSync(join(tmpdir(), 'newsctl-'));
  const file = openSync(join(folder, 'pages'), 'wx+', 0o600);
  // Systems that cannot remove an open file leave it to their own cleaning of temporary files.
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
  return file;
}
