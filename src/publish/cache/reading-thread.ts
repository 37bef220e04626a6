import { parentPort, workerData } from 'node:worker_threads';
import { readFileSync } from 'node:fs';
import { digest } from '../../site/summary.ts';
import { stampOf } from './file-stamp.ts';
import type { Answer, ReadArticle, ThreadData } from './threads.ts';

// A thread that reads articles: it is sent paths from the folder of the newsroom, some at a time, and answers with what
// was made of each, as the JSON that the store of articles takes.

const { root, bytes } = workerData as ThreadData;
const room = Buffer.from(bytes);

/** What stands for bytes that are no UTF-8. */
const NO_TEXT = '\uFFFD';

parentPort?.on('message', (paths: string[]) => parentPort?.postMessage(answerTo(paths)));

function answerTo(paths: readonly string[]): Answer {
  const read: Answer = [];
  let at = 0;
  for (const path of paths) {
    const one = readOne(path, at);
    if (!one) continue;
    at += one.summary + one.body;
    read.push(one);
  }
  return read;
}

/** Null where anything went wrong: whoever asked tries once more, and says what it is. */
function readOne(path: string, at: number): ReadArticle | null {
  try {
    // Taken before the file is read: what is written to it afterwards shows the next time.
    const stamp = stampOf(`${root}/${path}`);
    const text = readFileSync(`${root}/${path}`, 'utf8');
    if (text.includes(NO_TEXT)) return null;
    const made = digest(text, path);
    const summary = put(made.summary, at);
    return { path, stamp, summary, body: put(made.body, at + summary) };
  } catch {
    return null;
  }
}

/** @returns its length as JSON, in bytes */
function put(value: unknown, at: number): number {
  const json = JSON.stringify(value);
  if (Buffer.byteLength(json) > room.length - at) throw new RangeError('There is no room for it.');
  return room.write(json, at);
}
