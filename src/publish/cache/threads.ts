import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programFile } from '../../looks/program-file.ts';
import type { FileStamp } from './file-stamp.ts';

/** What a thread is given when it starts. */
export interface ThreadData {
  /** The newsroom. */
  root: string;
  /** Takes summary and body of each article, one after another; whoever asked has read them before it asks again. */
  bytes: SharedArrayBuffer;
}

/** What a thread answers. */
export type Answer = ReadArticle[];

/** An article as a thread read it. */
export interface ReadArticle {
  path: string;
  /** Of its file, taken before it was read. */
  stamp: FileStamp | null;
  /** Length of its summary and of its body as JSON, in bytes. */
  summary: number;
  body: number;
}

/** Called for each article; `summary` and `body` are JSON, and good until it returns. */
export type Take = (article: {
  path: string;
  stamp: FileStamp | null;
  summary: Buffer;
  body: Buffer;
}) => void;

/** Below this many articles a thread takes longer to start than it saves. */
const MANY = 300;

/** Each has a heap of its own. */
const MOST_THREADS = 4;

/**
 * An article is forgotten as soon as it was handed over. With a quarter of this room what is young is looked through four
 * times as often, and each time there is some article in the middle of being read: twice the time for that in all.
 */
const LIMITS = { maxYoungGenerationSizeMb: 48 };

/** Articles that a thread is sent at once. */
const AT_ONCE = 40;

/** What summaries and bodies of that many may come to, in bytes; what does not find room is left to the caller. */
const ROOM = 4 * 1024 * 1024;

/**
 * Reads articles in threads, where there are many, the machine has room for it and newsctl is the program that ships.
 * Those that are not handed over are left for the caller to read: all of them, where there are no threads, and those
 * that something is wrong with, or that were not begun when the signal said to stop.
 * @param paths from the newsroom's folder
 */
export async function readInThreads(
  root: string,
  paths: readonly string[],
  take: Take,
  signal?: AbortSignal,
): Promise<void> {
  const file = programFile('reading-thread.cjs');
  const count = Math.min(availableParallelism(), MOST_THREADS);
  if (paths.length < MANY || count < 2 || file === null) return;
  const threads = Array.from({ length: count }, () => {
    const workerData: ThreadData = { root, bytes: new SharedArrayBuffer(ROOM) };
    return { worker: new Worker(file, { workerData, resourceLimits: LIMITS }), bytes: workerData.bytes };
  });
  let next = 0;
  const some = (): readonly string[] => {
    if (signal?.aborted) return [];
    next += AT_ONCE;
    return paths.slice(next - AT_ONCE, next);
  };
  try {
    await Promise.all(threads.map((thread) => employ(thread, some, take)));
  } finally {
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }
}

/** Gives a thread work until there is none; one that breaks down gets no more. */
async function employ(
  { worker, bytes }: { worker: Worker; bytes: SharedArrayBuffer },
  some: () => readonly string[],
  take: Take,
): Promise<void> {
  const ended = once(worker, 'exit').then(
    () => null,
    () => null,
  );
  for (let paths = some(); paths.length > 0; paths = some()) {
    const answer = once(worker, 'message').then(
      ([message]) => message as Answer,
      () => null,
    );
    worker.postMessage(paths);
    const given = await Promise.race([answer, ended]);
    if (!given) return;
    handOver(given, bytes, take);
  }
}

function handOver(read: Answer, bytes: SharedArrayBuffer, take: Take): void {
  let at = 0;
  const next = (length: number): Buffer => {
    at += length;
    return Buffer.from(bytes, at - length, length);
  };
  for (const { path, stamp, summary, body } of read)
    take({ path, stamp, summary: next(summary), body: next(body) });
}
