import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programFile } from '../looks/program-file.ts';
import type { Unfilled } from '../site/pages/frame.ts';
import type { MadePage, PageSink } from '../site/site-types.ts';
import type { ThemeTexts } from '../site/template-engine.ts';
import { sha256 } from '../text/sha256.ts';
import { Spool } from './cache/spool.ts';

/** Pages that the thread is sent: their bytes, one after another, and the path and the size in bytes of each. */
export interface SentPages {
  bytes: SharedArrayBuffer;
  /** One that is `unfilled` is an {@link Unfilled} as JSON. */
  pages: readonly (readonly [path: string, size: number, unfilled: boolean])[];
  /** The theme, with the first page that needs it. */
  texts: ThemeTexts | null;
}

/** What it answers of each: its SHA-256 and its size in bytes, or null where it could not be filled in, and whether it was written. */
export type WrittenPages = readonly (readonly [
  made: readonly [sha256: string, size: number] | null,
  written: boolean,
])[];

/** A page that waits for the thread. */
interface Waiting {
  path: string;
  /** What the thread is sent, in bytes. */
  size: number;
  /** Makes it here, of a page that the thread is to fill in. */
  render: (() => Promise<string>) | null;
  settle(page: MadePage | Promise<MadePage>): void;
}

/** Pages that go to the thread together. */
interface Batch {
  /** One page after another. */
  bytes: SharedArrayBuffer;
  /** How many of them are taken. */
  used: number;
  pages: Waiting[];
}

/** Pages that the thread is sent at once. */
const AT_ONCE = 32;

/** Bytes that there is room for; a page that is longer goes alone. */
const ROOM = 1024 * 1024;

/** A page is forgotten as soon as it is written. */
const LIMITS = { maxYoungGenerationSizeMb: 12 };

/** The program of the thread; null where there is none, as newsctl runs from its source, or it would only take turns. */
export const writingThread = (): string | null =>
  availableParallelism() > 1 ? programFile('writing-thread.cjs') : null;

/**
 * Writes pages in a thread while others are made, and fills in those of articles there: to fill in a template and to
 * create a file takes about as long as all else that a page takes. Both see the bytes, so that the text of a page is forgotten at once: of an archive they
 * would outlive two collections of what is new, and be cleared away with all that is old.
 */
export class PageWriter implements PageSink {
  /** The paths that were written. */
  readonly written = new Set<string>();
  /** Where they lie: whoever moves them says so. */
  folder: string;
  private readonly worker: Worker;
  private readonly spool = new Spool();
  private next: Batch | null = null;
  private readonly sent: Batch[] = [];
  private ended = false;
  /** Memory that the thread is done with. */
  private readonly free: SharedArrayBuffer[] = [];
  /** The theme, until the thread has it. */
  private texts: ThemeTexts | null = null;
  private knowsTexts = false;

  /** @param folder absolute path of one that is there, and empty */
  constructor(program: string, folder: string) {
    this.folder = folder;
    this.worker = new Worker(program, { workerData: { folder }, resourceLimits: LIMITS });
    this.worker.on('message', (answer: WrittenPages) => this.take(this.sent.shift()!, answer));
    this.worker.on('error', () => this.breakDown());
    this.worker.on('exit', () => this.breakDown());
  }

  put(path: string, text: string): Promise<MadePage> {
    return this.add(path, text, null);
  }

  fill(path: string, page: Unfilled, texts: ThemeTexts, render: () => Promise<string>): Promise<MadePage> {
    if (!this.knowsTexts) this.texts = texts;
    this.knowsTexts = true;
    return this.add(path, JSON.stringify(page), render);
  }

  private add(path: string, text: string, render: Waiting['render']): Promise<MadePage> {
    const size = Buffer.byteLength(text);
    const batch = this.batchFor(size);
    Buffer.from(batch.bytes).write(text, batch.used);
    batch.used += size;
    return new Promise((settle) => {
      batch.pages.push({ path, size, render, settle });
      if (batch.pages.length === 1) setImmediate(() => this.send(batch));
      if (batch.pages.length === AT_ONCE) this.send(batch);
    });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.worker.terminate();
    this.spool.close();
  }

  /** What waits to be sent, where it has room for a page. */
  private batchFor(size: number): Batch {
    if (this.next && this.next.used + size > this.next.bytes.byteLength) this.send(this.next);
    const usual = (): SharedArrayBuffer => this.free.pop() ?? new SharedArrayBuffer(ROOM);
    this.next ??= { bytes: size > ROOM ? new SharedArrayBuffer(size) : usual(), used: 0, pages: [] };
    return this.next;
  }

  private send(batch: Batch): void {
    // Most of the time it has gone already.
    if (this.next !== batch) return;
    this.next = null;
    this.sent.push(batch);
    if (this.ended) return this.breakDown();
    const pages = batch.pages.map(({ path, size, render }) => [path, size, render !== null] as const);
    const { texts } = this;
    this.texts = null;
    this.worker.postMessage({ bytes: batch.bytes, pages, texts } satisfies SentPages);
  }

  private take({ bytes, pages }: Batch, answer: WrittenPages): void {
    let at = 0;
    for (const [place, page] of pages.entries()) {
      const [made, written] = answer[place]!;
      if (made && written) this.wrote(page, ...made);
      else this.keep(page, bytes, at);
      at += page.size;
    }
    if (bytes.byteLength === ROOM) this.free.push(bytes);
  }

  private wrote({ path, settle }: Waiting, hash: string, size: number): void {
    this.written.add(path);
    settle({ sha256: hash, size, bytes: () => readFile(`${this.folder}/${path}`) });
  }

  /** Whoever brings it to its place after all finds out what is in the way. */
  private keep({ size, render, settle }: Waiting, bytes: SharedArrayBuffer, at: number): void {
    if (render) return settle(render().then((text) => this.spooled(Buffer.from(text))));
    // Others will have this memory.
    settle(this.spooled(Buffer.from(Buffer.from(bytes, at, size))));
  }

  private spooled(page: Buffer): MadePage {
    return { sha256: sha256(page), size: page.length, bytes: this.spool.put(page) };
  }

  private breakDown(): void {
    this.ended = true;
    for (const { bytes, pages } of this.sent.splice(0)) {
      let at = 0;
      for (const page of pages) {
        this.keep(page, bytes, at);
        at += page.size;
      }
    }
  }
}
