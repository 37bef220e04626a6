import { parentPort, workerData } from 'node:worker_threads';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sha256 } from '../text/sha256.ts';
import type { SentPages, WrittenPages } from './page-writer.ts';

// A thread that writes pages: it is sent their bytes, some at a time, and answers with what each file has become.

const { folder } = workerData as { folder: string };
const folders = new Set<string>();

parentPort?.on('message', ({ bytes, pages }: SentPages) => {
  let at = 0;
  const written = pages.map(([path, size]): [string, boolean] => {
    const page = Buffer.from(bytes, at, size);
    at += size;
    return [sha256(page), write(`${folder}/${path}`, page)];
  });
  parentPort?.postMessage(written satisfies WrittenPages);
});

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
