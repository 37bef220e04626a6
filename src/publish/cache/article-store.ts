import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Body } from '../../site/rendered-body.ts';
import type { ArticleSummary } from '../../site/summary.ts';
import type { FileStamp } from './file-stamp.ts';
import { readTable, writeTable } from './table.ts';

/** Where something lies in the file of all articles. */
type Place = readonly [at: number, length: number, checksum: number];

interface Kept {
  stamp: FileStamp | null;
  sha256: string;
  summary: Place;
  body: Place;
}

/** Bytes that wait in memory before the file takes them. */
const WAITING = 4 * 1024 * 1024;

/** A file that is smaller is not worth packing together, in bytes. */
const SMALL = 1024 * 1024;

/** Bodies that are held in memory where nothing may be written. */
const HELD = 256;

/** Of a row: stamp, then the places of summary and body. */
const WIDTH = 10;

const jsonOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

const decoder = new TextDecoder();

/**
 * What was read of articles, in one file to which is only ever added, and a table of what lies where: an edit costs
 * what it adds, whatever else there is. Nothing hangs on it: each piece has a checksum, and what does not bear it out,
 * as after two runs at once, counts as not there.
 */
export class ArticleStore {
  private readonly file: string;
  private readonly index: string;
  private readonly mark: string;
  private readonly keeps: boolean;
  private entries: Map<string, Kept> | null = null;
  private descriptor: number | null = null;
  /** Bytes that the file has, once it was looked at. */
  private end: number | null = null;
  /** By where they will lie. */
  private readonly waiting = new Map<number, Uint8Array>();
  private waitingLength = 0;
  private changed = false;
  /** Places of what is to be blotted out. */
  private readonly gone: Place[] = [];
  /** What was read in a run that may write nothing. */
  private readonly unwritten = new Map<string, { stamp: FileStamp | null; summary: ArticleSummary }>();
  private readonly unwrittenBodies = new Map<string, Body>();

  /** @param keeps whether anything may be written */
  constructor(folder: string, { mark, keeps }: { mark: string; keeps: boolean }) {
    this.file = join(folder, 'articles-text');
    this.index = join(folder, 'articles-index');
    this.mark = mark;
    this.keeps = keeps;
  }

  /** What its file was when it was read. */
  known(path: string): { stamp: FileStamp | null; sha256: string } | undefined {
    const { stamp, summary } = this.unwritten.get(path) ?? {};
    return summary ? { stamp: stamp ?? null, sha256: summary.sha256 } : this.all().get(path);
  }

  summary(path: string): ArticleSummary | null {
    const unwritten = this.unwritten.get(path);
    if (unwritten) return unwritten.summary;
    const kept = this.all().get(path);
    return kept ? (this.read(kept.summary) as ArticleSummary | null) : null;
  }

  body(path: string): Body | null {
    if (this.unwritten.has(path)) return this.unwrittenBodies.get(path) ?? null;
    const kept = this.all().get(path);
    return kept ? (this.read(kept.body) as Body | null) : null;
  }

  set(
    path: string,
    stamp: FileStamp | null,
    { summary, body }: { summary: ArticleSummary; body: Body },
  ): void {
    this.forget(path);
    if (!this.keeps) return this.hold(path, stamp, summary, body);
    this.add(path, stamp, summary.sha256, [summary, body].map(jsonOf) as [Uint8Array, Uint8Array]);
  }

  /** The same, of what is JSON already. */
  setJson(
    path: string,
    stamp: FileStamp | null,
    { sha256, summary, body }: { sha256: string; summary: Uint8Array; body: Uint8Array },
  ): void {
    this.forget(path);
    if (this.keeps) return this.add(path, stamp, sha256, [summary, body]);
    const [own, rendered] = [summary, body].map((json): unknown => JSON.parse(decoder.decode(json)));
    this.hold(path, stamp, own as ArticleSummary, rendered as Body);
  }

  private add(
    path: string,
    stamp: FileStamp | null,
    sha256: string,
    [summary, body]: [Uint8Array, Uint8Array],
  ): void {
    this.all().set(path, { stamp, sha256, summary: this.put(summary), body: this.put(body) });
  }

  private hold(path: string, stamp: FileStamp | null, summary: ArticleSummary, body: Body): void {
    this.unwritten.set(path, { stamp, summary });
    this.unwrittenBodies.set(path, body);
    const [oldest] = this.unwrittenBodies.keys();
    if (this.unwrittenBodies.size > HELD) this.unwrittenBodies.delete(oldest!);
  }

  /** Notes that a file with another stamp says the same. */
  setStamp(path: string, stamp: FileStamp | null): void {
    const unwritten = this.unwritten.get(path);
    if (unwritten) this.unwritten.set(path, { ...unwritten, stamp });
    const kept = this.all().get(path);
    if (!kept) return;
    this.all().set(path, { ...kept, stamp });
    this.changed = true;
  }

  /** Of what may not go out nothing may stay: its bytes are blotted out. */
  forget(path: string): void {
    this.unwritten.delete(path);
    this.unwrittenBodies.delete(path);
    const kept = this.all().get(path);
    if (!kept) return;
    this.gone.push(kept.summary, kept.body);
    this.all().delete(path);
    this.changed = true;
  }

  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of [...this.all().keys()]) if (!paths.has(path)) this.forget(path);
  }

  /** Writes what changed; a disk that refuses only costs the next run time. */
  save(): void {
    if (!this.changed || !this.keeps) return this.close();
    try {
      this.flush();
      for (const [at, length] of this.gone.splice(0))
        writeSync(this.open(), Buffer.alloc(length, ' '), 0, length, at);
      if (this.isLoose()) this.pack();
      this.writeIndex();
      this.changed = false;
    } catch {
      // The next run does the work again.
    }
    this.close();
  }

  private all(): Map<string, Kept> {
    this.entries ??= this.readIndex();
    return this.entries;
  }

  private readIndex(): Map<string, Kept> {
    const entries = new Map<string, Kept>();
    const table = readTable(this.index, this.mark);
    const [paths = [], hashes = [], rows = new Float64Array()] = [
      table?.texts.paths,
      table?.texts.hashes,
      table?.numbers.rows,
    ];
    for (const [i, path] of paths.entries()) {
      const [size, changed, touched, inode, ...places] = rows.subarray(i * WIDTH, (i + 1) * WIDTH);
      const stamp = [size!, changed!, touched!, inode!] as const;
      entries.set(path, {
        stamp: size! < 0 ? null : stamp,
        sha256: hashes[i]!,
        summary: places.slice(0, 3) as unknown as Place,
        body: places.slice(3) as unknown as Place,
      });
    }
    return entries;
  }

  private writeIndex(): void {
    const all = this.all();
    const rows = new Float64Array(all.size * WIDTH);
    let row = 0;
    for (const { stamp, summary, body } of all.values())
      rows.set([...(stamp ?? [-1, 0, 0, 0]), ...summary, ...body], WIDTH * row++);
    writeTable(this.index, this.mark, {
      head: null,
      texts: { paths: [...all.keys()], hashes: [...all.values()].map(({ sha256 }) => sha256) },
      numbers: { rows },
    });
  }

  private read(place: Place): unknown {
    try {
      const bytes = this.bytesAt(place);
      return bytes && JSON.parse(decoder.decode(bytes));
    } catch {
      return null;
    }
  }

  private bytesAt([at, length, checksum]: Place): Uint8Array | null {
    const bytes = this.waiting.get(at) ?? this.bytesInFile(at, length);
    return bytes.length === length && crc32(bytes) === checksum ? bytes : null;
  }

  private bytesInFile(at: number, length: number): Uint8Array {
    const bytes = Buffer.alloc(length);
    readSync(this.open(), bytes, 0, length, at);
    return bytes;
  }

  /** Whether more than half of the file is what was blotted out. */
  private isLoose(): boolean {
    let live = 0;
    for (const { summary, body } of this.all().values()) live += summary[1] + body[1];
    return this.length() > SMALL && live < this.length() / 2;
  }

  /** Writes the file anew without its gaps. */
  private pack(): void {
    const packed = `${this.file}.tmp`;
    const file = openSync(packed, 'w', 0o600);
    let end = 0;
    const move = (place: Place): Place => {
      const bytes = this.bytesAt(place);
      if (!bytes) return [0, 0, 1];
      writeSync(file, bytes);
      end += bytes.length;
      return [end - bytes.length, place[1], place[2]];
    };
    for (const [path, kept] of this.all())
      this.all().set(path, { ...kept, summary: move(kept.summary), body: move(kept.body) });
    closeSync(file);
    this.close();
    renameSync(packed, this.file);
    this.end = end;
  }

  private put(bytes: Uint8Array): Place {
    const place = [this.length() + this.waitingLength, bytes.length, crc32(bytes)] as const;
    this.waiting.set(place[0], bytes);
    this.waitingLength += bytes.length;
    this.changed = true;
    if (this.waitingLength > WAITING) this.flush();
    return place;
  }

  private flush(): void {
    const bytes = Buffer.concat([...this.waiting.values()]);
    if (bytes.length === 0) return;
    const end = this.length();
    writeSync(this.open(), bytes, 0, bytes.length, end);
    this.end = end + bytes.length;
    this.waiting.clear();
    this.waitingLength = 0;
  }

  private length(): number {
    if (this.end === null && this.all().size === 0 && this.keeps) {
      // Nobody knows any more of what lies there.
      this.close();
      rmSync(this.file, { force: true });
      this.gone.length = 0;
    }
    this.end ??= statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
    return this.end;
  }

  private open(): number {
    if (this.descriptor !== null) return this.descriptor;
    const { O_RDONLY, O_RDWR, O_CREAT } = constants;
    if (this.keeps) mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    this.descriptor = openSync(this.file, this.keeps ? O_RDWR | O_CREAT : O_RDONLY, 0o600);
    return this.descriptor;
  }

  private close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
  }
}
