import { parentPort, workerData } from 'node:worker_threads';
import { readFileSync } from 'node:fs';
import { digest } from '../../site/summary.ts';
import { decodeText } from '../../text/read-file.ts';
import { stampOf } from './file-stamp.ts';
import type { Answer, ReadArticle } from './threads.ts';

// A thread that reads articles: it is sent paths from the folder of the newsroom, some at a time, and answers with what
// was made of each, as the JSON that the store of articles takes.

const { root } = workerData as { root: string };
const encoder = new TextEncoder();

parentPort?.on('message', (paths: string[]) => {
  const answer = answerTo(paths);
  parentPort?.postMessage(answer, [answer.bytes.buffer as ArrayBuffer]);
});

function answerTo(paths: readonly string[]): Answer {
  const read: ReadArticle[] = [];
  const parts: Uint8Array[] = [];
  for (const path of paths) {
    const made = readOne(path);
    if (!made) continue;
    parts.push(made.summary, made.body);
    read.push({ path, stamp: made.stamp, summary: made.summary.length, body: made.body.length });
  }
  return { read, bytes: joined(parts) };
}

/** Null where anything went wrong: whoever asked tries once more, and says what it is. */
function readOne(path: string) {
  try {
    // Taken before the file is read: what is written to it afterwards shows the next time.
    const stamp = stampOf(`${root}/${path}`);
    const { summary, body } = digest(decodeText(readFileSync(`${root}/${path}`), path), path);
    return { stamp, summary: bytesOf(summary), body: bytesOf(body) };
  } catch {
    return null;
  }
}

const bytesOf = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value));

/** In a buffer of their own, which can be handed over. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
