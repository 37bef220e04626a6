import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programFile } from '../looks/program-file.ts';
import type { MadePage, PageSink } from '../site/site-types.ts';
import { sha256 } from '../text/sha256.ts';
import { Spool } from './cache/spool.ts';

/** Pages that the thread is sent: their bytes, one after another, and the path and the size in bytes of each. */
export interface SentPages {
  bytes: ArrayBuffer;
  pages: readonly (readonly [path: string, size: number])[];
}

/** What it answers of each: its SHA-256, and whether it could be written; and the memory, to be used again. */
export interface WrittenPages {
  bytes: ArrayBuffer;
  pages: readonly (readonly [sha256: string, written: boolean])[];
}

/** A page that waits for the thread. */
interface Sent {
  path: string;
  text: string;
  /** In bytes. */
  size: number;
  settle(page: MadePage): void;
}

/** Pages that the thread is sent at once. */
const AT_ONCE = 32;

/** Bytes that they have, most of the time. */
const USUAL = 1024 * 1024;

/** A page is forgotten as soon as it is written. */
const LIMITS = { maxYoungGenerationSizeMb: 6 };

const encoder = new TextEncoder();

/** The program of the thread; null where there is none, as newsctl runs from its source, or it would only take turns. */
export const writingThread = (): string | null =>
  availableParallelism() > 1 ? programFile('writing-thread.cjs') : null;

/**
 * Writes pages in a thread while others are made: to create a file takes the system about as long as it takes newsctl
 * to make what stands in it.
 */
export class PageWriter implements PageSink {
  /** The paths that were written. */
  readonly written = new Set<string>();
  /** Where they lie: whoever moves them says so. */
  folder: string;
  private readonly worker: Worker;
  private readonly spool = new Spool();
  private next: Sent[] = [];
  private readonly sent: Sent[][] = [];
  private ended = false;
  /** Memory that the thread is done with: handed to and fro, it costs neither a copy nor a collection. */
  private readonly free: ArrayBuffer[] = [];

  /** @param folder absolute path of one that is there, and empty */
  constructor(program: string, folder: string) {
    this.folder = folder;
    this.worker = new Worker(program, { workerData: { folder }, resourceLimits: LIMITS });
    this.worker.on('message', (answer: WrittenPages) => this.take(this.sent.shift()!, answer));
    this.worker.on('error', () => this.breakDown());
    this.worker.on('exit', () => this.breakDown());
  }

  put(path: string, text: string): Promise<MadePage> {
    return new Promise((settle) => {
      this.next.push({ path, text, size: Buffer.byteLength(text), settle });
      if (this.next.length === 1) setImmediate(() => this.send());
      if (this.next.length === AT_ONCE) this.send();
    });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.worker.terminate();
    this.spool.close();
  }

  private send(): void {
    const pages = this.next;
    if (pages.length === 0) return;
    this.next = [];
    this.sent.push(pages);
    if (this.ended) return this.breakDown();
    const bytes = this.bytesOf(pages);
    const told: SentPages = { bytes, pages: pages.map(({ path, size }) => [path, size]) };
    this.worker.postMessage(told, [bytes]);
  }

  private bytesOf(pages: readonly Sent[]): ArrayBuffer {
    const size = pages.reduce((sum, page) => sum + page.size, 0);
    const bytes = size > USUAL ? new ArrayBuffer(size) : (this.free.pop() ?? new ArrayBuffer(USUAL));
    const into = Buffer.from(bytes);
    let at = 0;
    for (const { text } of pages) at += into.write(text, at);
    return bytes;
  }

  private take(pages: readonly Sent[], answer: WrittenPages): void {
    if (answer.bytes.byteLength === USUAL) this.free.push(answer.bytes);
    for (const [at, page] of pages.entries()) {
      const [hash, written] = answer.pages[at]!;
      if (written) this.wrote(page, hash);
      else this.keep(page);
    }
  }

  private wrote({ path, size, settle }: Sent, hash: string): void {
    this.written.add(path);
    settle({ sha256: hash, size, bytes: () => readFile(`${this.folder}/${path}`) });
  }

  /** Whoever brings it to its place after all finds out what is in the way. */
  private keep({ text, settle }: Sent): void {
    const bytes = encoder.encode(text);
    settle({ sha256: sha256(bytes), size: bytes.length, bytes: this.spool.put(bytes) });
  }

  private breakDown(): void {
    this.ended = true;
    for (const page of this.sent.splice(0).flat()) this.keep(page);
  }
}
