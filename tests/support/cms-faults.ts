import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { file, fresh } from './cms-articles.ts';
import { type Cms, CmsDesk } from './cms-desk.ts';
import type { CmsFaultRun } from './cms-fault-child.ts';
import { startProgram } from './fault-process.ts';
import { numbers } from './linked-site.ts';
import { article } from './publishing.ts';
import { Line } from './servers/line.ts';

/** A content management system whose server can be ended. */
export interface CmsFaultHost {
  cms: Cms;
  crash(): Promise<void>;
  revive(): Promise<void>;
}

const FAULTS = ['the client is killed', 'the line breaks', 'the line is gone', 'the server ends'] as const;
const STEPS = ['the first publish', 'a later publish'] as const;

/** What a run with a seed is about. */
const about = (seed: number) =>
  ({ fault: FAULTS[seed % 4]!, step: STEPS[Math.floor(seed / 4) % 2]! }) as const;

/** Of the few runs that the suite makes, those in which the process is killed: nothing else leaves no receipt at all. */
const APART = 12;

/** The runs that a test makes. */
export const cmsFaultRuns = (few: number, many = process.env.NEWSCTL_FAULT_RUNS): [number, string][] =>
  Array.from({ length: Number(many ?? few) }, (_, n) => (many === undefined ? n * APART : n)).map((seed) => [
    seed,
    `${about(seed).fault} during ${about(seed).step}`,
  ]);

/**
 * Publishes several articles while something goes wrong at a byte that the seed chooses: afterwards none stands there
 * twice, none is half, and the next publish leaves what a clean one would.
 */
export async function cmsFaultRun(host: CmsFaultHost, seed: number): Promise<void> {
  const next = numbers(seed);
  const { fault, step } = about(seed);
  const room = await CmsRoom.open(host.cms);
  if (step === 'a later publish') {
    await room.publish();
    await room.change();
  }
  const line = await Line.open(host.cms.port);
  try {
    await goWrong(host, { room, line, fault, at: next(BYTES[step]) });
  } finally {
    await line.close();
  }
  await room.expectSound();
  await room.publish();
  await room.expectClean();
}

/** About as many as each step sends. */
const BYTES = { 'the first publish': 16_000, 'a later publish': 16_000 };

interface Scene {
  room: CmsRoom;
  line: Line;
  fault: (typeof FAULTS)[number];
  at: number;
}

async function goWrong({ crash, revive }: CmsFaultHost, { room, line, fault, at }: Scene): Promise<void> {
  const { child, told } = await startProgram('cms-fault-child.ts', room.run(line.port));
  let back: Promise<void> = Promise.resolve();
  if (fault === 'the client is killed') line.after(at, () => void child.kill('SIGKILL'));
  else if (fault === 'the server ends')
    line.after(at, () => {
      back = crash()
        .then(() => pause(500))
        .then(revive);
    });
  else line.cutAfter(at, fault === 'the line is gone');
  expect(['', 'done', 'HOST_FAILED']).toContain(await told);
  await back;
}

/** A newsroom with a few articles, each in the versions that were ever sent. */
class CmsRoom {
  private readonly cms: Cms;
  private readonly desk: CmsDesk;
  private readonly foreign: string;
  /** Words by slug: those that were sent before, and those that should be there; null for what should be gone. */
  private readonly articles = new Map<string, { before: string[]; now: string | null }>();

  private constructor(cms: Cms, desk: CmsDesk, foreign: string) {
    this.cms = cms;
    this.desk = desk;
    this.foreign = foreign;
  }

  static async open(cms: Cms): Promise<CmsRoom> {
    const foreign = fresh('foreign');
    await cms.plant(foreign);
    const room = new CmsRoom(cms, await CmsDesk.open(cms), foreign);
    for (let n = 0; n < 4; n++) await room.write(fresh('fault'), `First words. ${END}`);
    return room;
  }

  /** Two get other words, one is withdrawn, one is new. */
  async change(): Promise<void> {
    const [first, second, third] = [...this.articles.keys()];
    await this.write(first!, `Second words. ${END}`);
    await this.write(second!, `Other words. ${END}`);
    await this.write(third!, null);
    await this.write(fresh('fault'), `First words. ${END}`);
  }

  async publish(): Promise<void> {
    await this.desk.publish();
  }

  run(port: number): CmsFaultRun {
    const { options, secret } = this.cms;
    return { root: this.desk.root, port, options, secret };
  }

  async expectSound(): Promise<void> {
    expect(await this.cms.slugs(this.foreign)).toEqual([this.foreign]);
    for (const [slug, { before, now }] of this.articles) {
      const found = await this.cms.slugs(slug);
      expect(found.length, `${found} of ${slug}`).toBeLessThan(2);
      if (found.length === 1) await this.expectOneOf(slug, [...before, now]);
    }
  }

  async expectClean(): Promise<void> {
    for (const [slug, { now, before }] of this.articles) {
      expect(await this.cms.slugs(slug)).toEqual([slug]);
      await this.expectOneOf(slug, [now ?? before.at(-1)!]);
    }
    const { entries } = await this.desk.prepare();
    expect(entries.map(({ action }) => action)).toEqual(entries.map(() => 'keep'));
    for (const { there, record } of entries) expect(there?.mark).toBe(record?.mark);
    expect(await this.desk.publish()).toMatchObject({ changed: false });
    expect(await this.cms.slugs('newsctl-lock')).toEqual([]);
  }

  private async expectOneOf(slug: string, words: readonly (string | null)[]): Promise<void> {
    const there = await (await this.desk.host()).bySlug(slug);
    expect(there?.headline).toBe(`Work begins at ${slug}`);
    expect(words.some((one) => one !== null && there!.html.includes(one))).toBe(true);
  }

  private async write(slug: string, words: string | null): Promise<void> {
    const { before, now } = this.articles.get(slug) ?? { before: [], now: null };
    this.articles.set(slug, { before: now === null ? before : [...before, now], now: words });
    const keys = words === null ? { status: 'withdrawn' } : { tags: '[harbour, tides]' };
    await this.desk.write({ [file(slug)]: article(slug, keys, words ?? now!) });
  }
}

const END = 'And so to the end.';
