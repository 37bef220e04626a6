import { join } from 'node:path';
import type { Body } from '../../site/rendered-body.ts';
import type { ArticleSummary } from '../../site/summary.ts';
import { AppendFile, type Place } from './append-file.ts';
import { ArticleIndex } from './article-index.ts';
import { type FileStamp, isSameStamp } from './file-stamp.ts';
import { articleIndexIn } from './many-articles.ts';

/** A file that is smaller is not worth packing together, in bytes. */
const SMALL = 1024 * 1024;

/** Summaries that are held while a site is planned come to this as JSON, in bytes: those of some ten thousand articles. */
const AT_HAND = 24 * 1024 * 1024;

/** Bodies that are held in memory where nothing may be written. */
const HELD = 256;

const jsonOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

const decoder = new TextDecoder();

/**
 * What was read of articles, in one file to which is only ever added, and a table of what lies where: an edit costs
 * what it adds, whatever else there is. Nothing hangs on it: each piece has a checksum, and what does not bear it out,
 * as after two runs at once, counts as not there.
 */
export class ArticleStore {
  private readonly text: AppendFile;
  private readonly index: string;
  private readonly mark: string;
  private readonly keeps: boolean;
  private entries: ArticleIndex | null = null;
  private changed = false;
  /** Places of what is to be blotted out. */
  private readonly gone: Place[] = [];
  /** What was read in a run that may write nothing. */
  private readonly unwritten = new Map<string, { stamp: FileStamp | null; summary: ArticleSummary }>();
  private readonly unwrittenBodies = new Map<string, Body>();
  /** Summaries that were just read, and are looked at once more by every step of a plan. */
  private readonly held = new Map<string, ArticleSummary>();
  private room = AT_HAND;
  private last: { path: string; sha256: string; body: Body | null } | null = null;

  /** @param keeps whether anything may be written */
  constructor(folder: string, { mark, keeps }: { mark: string; keeps: boolean }) {
    this.text = new AppendFile(join(folder, 'articles-text'), keeps);
    this.index = articleIndexIn(folder);
    this.mark = mark;
    this.keeps = keeps;
  }

  /** What its file was when it was read. */
  known(path: string): { stamp: FileStamp | null; sha256: string } | undefined {
    const { stamp, summary } = this.unwritten.get(path) ?? {};
    return summary ? { stamp: stamp ?? null, sha256: summary.sha256 } : this.all().get(path);
  }

  /** The SHA-256 of what a file said when it was read, where it had this stamp then. */
  saidWith(path: string, stamp: FileStamp): string | null {
    const unwritten = this.unwritten.size === 0 ? undefined : this.unwritten.get(path);
    if (!unwritten) return this.all().hashIf(path, stamp);
    return unwritten.stamp && isSameStamp(unwritten.stamp, stamp) ? unwritten.summary.sha256 : null;
  }

  summary(path: string): ArticleSummary | null {
    const unwritten = this.unwritten.get(path);
    if (unwritten) return unwritten.summary;
    const kept = this.all().get(path);
    if (!kept) return null;
    const held = this.held.get(path);
    return held?.sha256 === kept.sha256 ? held : (this.read(kept.summary) as ArticleSummary | null);
  }

  /** Keeps a summary at hand as well, as long as there is room. @param size of its JSON, in bytes */
  holdSummary(summary: ArticleSummary, size: number): void {
    this.room -= size;
    if (this.room > 0) this.held.set(summary.path, summary);
  }

  /** Lets all summaries go that were at hand: they are read when they are asked for. */
  letGo(): void {
    this.held.clear();
  }

  body(path: string): Body | null {
    if (this.unwritten.has(path)) return this.unwrittenBodies.get(path) ?? null;
    const kept = this.all().get(path);
    if (!kept) return null;
    // A page and an export of the same article are made one after the other.
    if (this.last?.path !== path || this.last.sha256 !== kept.sha256)
      this.last = { path, sha256: kept.sha256, body: this.read(kept.body) as Body | null };
    return this.last.body;
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
    for (const path of [...this.all().names()]) if (!paths.has(path)) this.forget(path);
  }

  /** Writes what changed; a disk that refuses only costs the next run time. */
  save(): void {
    if (!this.changed || !this.keeps) return this.text.close();
    try {
      this.text.flush();
      this.text.blotOut(this.gone.splice(0));
      this.demandKnown();
      if (this.isLoose()) this.pack();
      this.all().write(this.index, this.mark);
      this.changed = false;
    } catch {
      // The next run does the work again.
    }
    this.text.close();
  }

  private all(): ArticleIndex {
    this.entries ??= ArticleIndex.read(this.index, this.mark);
    return this.entries;
  }

  private read(place: Place): unknown {
    try {
      const bytes = this.text.bytesAt(place);
      return bytes && JSON.parse(decoder.decode(bytes));
    } catch {
      return null;
    }
  }

  /** Whether more than half of the file is what was blotted out. */
  private isLoose(): boolean {
    const { length } = this.text;
    return length > SMALL && this.all().wanted() < length / 2;
  }

  /** Writes the file anew without its gaps. */
  private pack(): void {
    this.text.rewrite((move) => {
      for (const [path, kept] of [...this.all().all()])
        this.all().set(path, { ...kept, summary: move(kept.summary), body: move(kept.body) });
    });
  }

  private put(bytes: Uint8Array): Place {
    this.demandKnown();
    this.changed = true;
    return this.text.put(bytes);
  }

  /** Where nothing is known of any article, nobody knows any more of what lies in the file. */
  private demandKnown(): void {
    if (this.all().size === 0 && this.keeps && this.text.beginAnew()) this.gone.length = 0;
  }
}
