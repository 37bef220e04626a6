import { parentPort, workerData } from 'node:worker_threads';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sha256 } from '../text/sha256.ts';
import type { SentPages, WrittenPages } from './page-writer.ts';

// A thread that writes pages: it is sent their texts, some at a time, and answers with what each file has become.

const { folder } = workerData as { folder: string };
const folders = new Set<string>();

/** Takes one page after another: memory of its own for each would be free again only much later. */
let room = Buffer.allocUnsafeSlow(256 * 1024);

parentPort?.on('message', (pages: SentPages) => {
  const written: WrittenPages = pages.map(([path, text]) => {
    const bytes = bytesOf(text);
    return [sha256(bytes), bytes.length, write(`${folder}/${path}`, bytes)];
  });
  parentPort?.postMessage(written);
});

/** Good until the next call. */
function bytesOf(text: string): Uint8Array {
  const length = Buffer.byteLength(text);
  if (length > room.length) room = Buffer.allocUnsafeSlow(length);
  return room.subarray(0, room.write(text));
}

/** Whether a file that was not there is there now; where it is not, the program tries it again and says why. */
function write(path: string, bytes: Uint8Array): boolean {
  try {
    const parent = dirname(path);
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
    folders.add(parent);
    writeFileSync(path, bytes, { flag: 'wx', mode: 0o644 });
    return true;
  } catch {
    return false;
  }
}
