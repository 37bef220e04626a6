import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Known, knownOf } from '../../src/publish/articles/records.ts';
import { file, fresh } from './cms-articles.ts';
import { CmsDesk } from './cms-desk.ts';
import type { CmsFaultRun } from './cms-fault-child.ts';
import type { CmsFaultHost } from './cms-faults.ts';
import { CmsPaper } from './cms-paper.ts';
import { readersHave } from './cms-readers.ts';
import type { Trouble } from './fault-host.ts';
import type { FaultStage } from './fault-kinds.ts';
import { numbers } from './linked-site.ts';
import { newsroom, temporary, write } from './publishing.ts';

/** What a publisher does. */
interface CmsWork {
  root: string;
  undo: boolean;
}

/** A second desk with a copy of the newsroom. */
interface OtherDesk {
  root: string;
  changed: string;
  own: string;
  words: string;
  isDone: boolean;
}

/** A newsroom that publishes to a content management system, and what must be true of that. */
export class CmsRoom implements FaultStage<CmsWork, CmsFaultRun> {
  readonly next: (below: number) => number;
  private readonly host: CmsFaultHost;
  private readonly desk: CmsDesk;
  private readonly paper: CmsPaper;
  /** What somebody else has there, and all of it. */
  private readonly foreign = `${fresh('foreign')}-quay`;
  private planted: string | null = null;
  private rounds = 0;
  /** Whether nobody else publishes there. */
  private isAlone = true;
  private other: OtherDesk | null = null;

  private constructor(host: CmsFaultHost, root: string, seed: number) {
    this.host = host;
    this.desk = new CmsDesk(host.cms, root);
    this.paper = new CmsPaper(root);
    this.next = numbers(seed);
  }

  static async open(host: CmsFaultHost, seed: number): Promise<CmsRoom> {
    const room = new CmsRoom(host, await newsroom(), seed);
    await host.cms.plant(room.foreign);
    room.planted = await host.cms.storedAt(room.foreign);
    await room.paper.begin();
    return room;
  }

  async publishing(): Promise<CmsWork> {
    if (this.rounds++ > 0) await this.paper.change();
    return { root: this.desk.root, undo: false };
  }

  async undoing(): Promise<CmsWork> {
    return { root: this.desk.root, undo: true };
  }

  async publish(): Promise<void> {
    await this.publishing();
    await this.desk.publish();
  }

  run({ root, undo }: CmsWork, fast = 0): CmsFaultRun {
    const { kind, options, secret, port } = this.host.cms;
    return { type: kind.type, root, undo, port, options, secret, fast };
  }

  /** Somebody else in the same newsroom, or at a desk with a copy of it. */
  async another(): Promise<CmsWork> {
    this.isAlone = false;
    if (this.next(2) === 0) return { root: this.desk.root, undo: false };
    const root = await temporary();
    await cp(this.desk.root, root, { recursive: true });
    this.other = { root, isDone: false, ...(await this.paper.elsewhere(root)) };
    return { root, undo: false };
  }

  refusal(): Trouble {
    return this.host.refusals[this.next(this.host.refusals.length)]!;
  }

  fullness(): Trouble {
    return this.host.fullness(this.next);
  }

  /** What receipts tell is there. */
  async expectKept({ root, undo }: CmsWork): Promise<void> {
    await this.host.restart?.();
    if (this.other?.root === root) this.other.isDone = true;
    await this.join();
    const { articles } = await this.known();
    const host = await this.desk.host();
    const there = await host.read([...articles.values()].map(({ remote }) => remote));
    for (const [id, { remote, mark, status }] of articles)
      expect(there.get(remote), `${id} as a receipt tells of it`).toMatchObject({ mark, status });
    // Who comes second, such as an undo, may have made something else of it.
    if (!undo && this.isAlone) await this.expectNow(false);
  }

  /** While something is wrong with the host. */
  async expectReaders(): Promise<void> {
    await this.readers(false);
  }

  /** No article is there twice, none is half, and what somebody else has there is as it was. */
  async expectSound(): Promise<void> {
    const { cms } = this.host;
    expect(await cms.storedAt(this.foreign)).toBe(this.planted);
    for (const [slug, shown] of await this.readers(true)) {
      expect([[], [slug]]).toContainEqual(await cms.slugs(slug));
      const draft = shown === null ? await cms.storedAt(slug) : null;
      if (draft !== null) expect(this.paper.versionIn(slug, draft), draft).not.toBeNull();
    }
  }

  /** The same again, or another issue of the paper. */
  async publishCleanly(): Promise<void> {
    await this.join();
    if (this.next(2) === 0) await this.paper.change();
    await this.desk.publish();
    await this.expectClean();
    await this.expectSound();
  }

  /** The release before comes back. A desk that did not publish it does not have its texts. */
  async undoCleanly(): Promise<void> {
    const known = await this.known();
    const before = known.last?.previous ? await this.known(known.last.previous) : null;
    if (!before?.last || this.other) return;
    await this.desk.undo();
    this.paper.lasting = [];
    const back = new Map<string, string>();
    for (const { path, sha256 } of before.live)
      back.set(path, await readFile(join(this.desk.root, `.newsctl/published/${sha256}.md`), 'utf8'));
    await this.expectShown((slug) => {
      const text = back.get(file(slug));
      return text === undefined ? null : this.paper.versionIn(slug, text);
    });
    expect(await this.host.cms.slugs('newsctl-lock')).toEqual([]);
  }

  /** All that readers have is of now, nothing is left to do, and to send everything once more changes nothing. */
  private async expectClean(): Promise<void> {
    const { cms } = this.host;
    await this.expectNow();
    const { entries } = await this.desk.prepare();
    for (const { action, there, record, path } of entries)
      expect([action, there?.mark], path).toEqual(['keep', record?.mark]);
    expect(await this.desk.publish()).toMatchObject({ changed: false });
    expect(await cms.slugs('newsctl-lock')).toEqual([]);
    const marks = await this.marks();
    await this.sendAgain();
    expect(await this.marks()).toEqual(marks);
  }

  private expectNow(canStore = true): Promise<void> {
    return this.expectShown((slug) => this.paper.pieces.get(slug)!.now, canStore);
  }

  /** @param wanted the version of each article that readers should have; null for none */
  private async expectShown(wanted: (slug: string) => string | null, canStore = true): Promise<void> {
    const slugs = [...this.paper.pieces.keys()];
    const found = await this.readers(canStore);
    expect(found).toEqual(new Map(slugs.map((slug) => [slug, wanted(slug)])));
  }

  /** @param canStore whether nothing is wrong; what has ended by itself is looked at when it is there again */
  private async readers(canStore: boolean): Promise<Map<string, string | null>> {
    const { cms, restart } = this.host;
    try {
      return await readersHave(cms, this.paper, canStore);
    } catch (error) {
      if (canStore || !(await restart?.())) throw error;
      return readersHave(cms, this.paper, canStore);
    }
  }

  private async marks(): Promise<Map<string, string>> {
    const { articles } = await this.known();
    const there = await (await this.desk.host()).read([...articles.values()].map(({ remote }) => remote));
    return new Map([...there].map(([remote, { mark }]) => [remote, mark]));
  }

  /** As from a desk that takes everything for changed. */
  private async sendAgain(): Promise<void> {
    const root = await temporary();
    await cp(this.desk.root, root, { recursive: true });
    for (const name of await readdir(join(root, RECEIPTS))) {
      const text = await readFile(join(root, RECEIPTS, name), 'utf8');
      await write(root, { [join(RECEIPTS, name)]: text.replaceAll(/"sent": *"\w*"/g, '"sent": ""') });
    }
    const copy = new CmsDesk(this.host.cms, root);
    const { touched } = await copy.publish();
    expect(touched.map(({ entry }) => entry.path).sort()).toEqual(this.paper.live().map(file).sort());
  }

  /** The receipts and texts of the other desk come here, as they do by Git. */
  private async join(): Promise<void> {
    if (!this.other) return;
    const { root, changed, own, words, isDone } = this.other;
    const names = [RECEIPTS, file(own), `media/${own}.jpg`, ...(isDone ? [file(changed)] : [])];
    for (const name of names)
      await cp(join(root, name), join(this.desk.root, name), { recursive: true, force: true }).catch(
        (error) => {
          if (error.code !== 'ENOENT') throw error;
        },
      );
    const { pieces } = this.paper;
    pieces.get(own)!.now = pieces.get(own)!.versions[0]!;
    if (isDone) pieces.get(changed)!.now = words;
  }

  private known(upTo?: string): Promise<Known> {
    return knownOf(this.desk.root, 'cms', upTo);
  }
}

const RECEIPTS = '.newsctl/receipts';
