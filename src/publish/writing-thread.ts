import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Unfilled } from '../site/pages/frame.ts';
import { TemplateEngine } from '../site/template-engine.ts';
import { sha256 } from '../text/sha256.ts';
import type { SentPages, WrittenPages } from './page-writer.ts';

// A thread that writes pages: it is sent their bytes, some at a time, or what their templates are given, and answers
// with what each file has become.

const { folder } = workerData as { folder: string };
const folders = new Set<string>();
let engine: TemplateEngine | null = null;

parentPort?.on('message', ({ bytes, pages, texts }: SentPages) => {
  if (texts) engine = new TemplateEngine(texts);
  let at = 0;
  const written = pages.map(([path, size, unfilled]): WrittenPages[number] => {
    const sent = Buffer.from(bytes, at, size);
    at += size;
    const page = unfilled ? filled(sent) : sent;
    return page ? [[sha256(page), page.length], write(`${folder}/${path}`, page)] : [null, false];
  });
  parentPort?.postMessage(written satisfies WrittenPages);
});

/** Null where that fails: the program does it once more, and says what is wrong with the template. */
function filled(sent: Buffer): Buffer | null {
  try {
    const { template, data } = JSON.parse(sent.toString()) as Unfilled;
    return Buffer.from(engine!.render(template, data));
  } catch {
    return null;
  }
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
