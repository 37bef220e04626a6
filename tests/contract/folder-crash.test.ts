import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../src/text/sha256.ts';
import { carryOut, connect, type Files, manifestOf, type Run, served } from '../support/folder-run.ts';
import { notInOrder } from '../support/publishing.ts';

const place = mkdtempSync(join(tmpdir(), 'newsctl-crash-'));
const program = join(place, 'child.mjs');
let rooms = 0;
const newRoom = (): string => join(place, `room-${rooms++}`);

beforeAll(() =>
  build({
    entryPoints: [join(import.meta.dirname, '../support/folder-child.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  }),
);
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Runs something in a process of its own. @returns how often it changed the disk; null where it was killed */
function inChild(run: Run): Promise<number | null> {
  const child = spawn(process.execPath, [program, JSON.stringify(run)]);
  let out = '';
  let told = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    told += data;
  });
  return new Promise((done, fail) => {
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') done(null);
      else if (code === 0) done(Number(out));
      else fail(new Error(told));
    });
  });
}

/** A folder host, and what must be true of it. */
class Room {
  readonly root = newRoom();
  readonly foreign: Files = {};
  /** What each release holds. */
  readonly releases = new Map<string, Files>();
  /** Files that somebody spoilt while a release was live, of it and of all that have the same file and may share it. */
  readonly spoilt = new Map<string, Set<string>>();
  /** Whether a file of somebody else went: from a folder that was being taken over it is set aside for its owner. */
  uprooted = false;
  live: string | null = null;
  /** Of the clock by which releases are named, in milliseconds since 1970. */
  now = Date.UTC(2026, 10, 23, 6);

  constructor() {
    mkdirSync(this.root);
  }

  async publish(files: Files, killAt = 0): Promise<number | null> {
    return this.run({ root: this.root, files, now: this.later(), killAt }, files);
  }

  async undo(killAt = 0): Promise<number | null> {
    const host = await connect(this.root);
    const previous = (await host.current())?.previous;
    const target = previous && (await host.release(previous));
    const damaged = target ? await host.damaged(target) : [];
    if (target) this.expectSpoilt(target.release, damaged);
    if (!target || damaged.length > 0) return null;
    const files = this.releases.get(target.release)!;
    return this.run({ root: this.root, files: null, now: this.later(), killAt }, files);
  }

  plant(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, 'public', path)), { recursive: true });
    writeFileSync(join(this.root, 'public', path), text);
    this.foreign[path] = text;
  }

  uproot(path: string): void {
    this.uprooted ||= path in this.foreign;
    rmSync(join(this.root, 'public', path), { force: true });
    delete this.foreign[path];
  }

  /** Removes one of our files, or puts another one in its place. */
  spoil(path: string, text: string | null): void {
    const file = join(this.root, 'public', path);
    if (this.live === null || this.releases.get(this.live)?.[path] === undefined) return;
    if (text === null) rmSync(file, { force: true });
    else {
      writeFileSync(`${file}~`, text);
      renameSync(`${file}~`, file);
    }
    const ours = this.releases.get(this.live)![path];
    for (const [id, files] of this.releases)
      if (files[path] === ours) this.spoilt.set(id, new Set([...(this.spoilt.get(id) ?? []), path]));
  }

  private expectSpoilt(id: string, damaged: readonly string[]): void {
    const own = this.spoilt.get(id);
    expect(
      damaged.filter((path) => !own?.has(path)),
      `${id} lacks more than was spoilt`,
    ).toEqual([]);
  }

  /** Readers get the release before the run or the one after it, whole, and all that is foreign. */
  private async run(run: Run, files: Files): Promise<number | null> {
    const before = this.live;
    const seen = before === null ? null : served(this.root);
    const changes = run.killAt === 0 ? await carryOut(run).then(() => 0) : await inChild(run);
    const live = await (await connect(this.root)).current();
    this.live = live?.release ?? null;
    if (this.live === before) {
      if (seen) expect(served(this.root)).toEqual(seen);
    } else {
      this.releases.set(this.live!, files);
      expect(served(this.root)).toEqual({ ...files, ...this.foreign });
    }
    if (changes !== null) {
      expect(served(this.root)).toEqual({ ...files, ...this.foreign });
      expect(await (await connect(this.root)).damaged(live!)).toEqual([]);
      const names = readdirSync(join(this.root, '.public.releases'));
      expect(notInOrder(names).filter((name) => !(this.uprooted && name.startsWith('left-')))).toEqual([]);
    }
    return changes;
  }

  /** Every release that is kept can be shown again byte for byte. */
  async restoreAll(): Promise<void> {
    const host = await connect(this.root, 1000);
    for (const [id, files] of [...this.releases].sort(([a], [b]) => (sha256(a) < sha256(b) ? -1 : 1))) {
      const target = await host.release(id);
      if (!target) continue;
      const damaged = await host.damaged(target);
      this.expectSpoilt(id, damaged);
      if (damaged.length > 0) continue;
      const unlock = await host.lock({ who: 'Ines Vale', since: '' });
      const live = await host.current();
      const manifest = manifestOf(target.files, live, new Date(this.later()));
      const transaction = await host.begin(manifest.release);
      for (const { path } of live!.files) if (!(path in files)) await transaction.remove(path);
      for (const { path } of target.files) await transaction.take(path, id);
      await transaction.commit(manifest);
      await unlock();
      expect(served(this.root)).toEqual({ ...files, ...this.foreign });
    }
  }

  private later(): number {
    this.now += 60_000;
    return this.now;
  }
}

const OURS = [
  'index.html',
  'feed.xml',
  'a/index.html',
  'a/b/index.html',
  'b/index.html',
  'c/index.html',
  'd',
  'e.css',
];
const site = (change: Files = {}): Files => ({
  ...Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`story-${n}/index.html`, `Story ${n}.`])),
  'index.html': 'Front page.',
  ...change,
});
const without = (files: Files, ...paths: string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));

/** Each brings a room to the point at which the run begins that is cut off. */
const RUNS: Record<
  string,
  { before(room: Room): Promise<void>; run(room: Room, killAt: number): Promise<number | null> }
> = {
  'the first publish, into a folder with files in it': {
    before: async (room) => room.plant('CNAME', 'post.example'),
    run: (room, killAt) => room.publish(site(), killAt),
  },
  'the second publish, from the tree that the first one prepared': {
    before: async (room) => {
      await room.publish(site());
      room.plant('up/x.txt', 'x');
    },
    run: (room, killAt) => room.publish(site({ 'index.html': 'Two.', 'new/index.html': 'New.' }), killAt),
  },
  'a later publish, from the tree of an earlier release': {
    before: async (room) => {
      for (const text of ['One.', 'Two.', 'Three.', 'Four.'])
        await room.publish(site({ 'index.html': text }));
      room.plant('story-1/note.txt', 'n');
    },
    run: (room, killAt) =>
      room.publish(without(site({ 'index.html': 'Five.' }), 'story-2/index.html'), killAt),
  },
  'a publish that changes most of the site': {
    before: async (room) => {
      for (const text of ['One.', 'Two.']) await room.publish(site({ 'index.html': text }));
    },
    run: (room, killAt) =>
      room.publish(Object.fromEntries(Object.keys(site()).map((path) => [path, `Other ${path}`])), killAt),
  },
  'the second of two undos': {
    before: async (room) => {
      for (const text of ['One.', 'Two.', 'Three.']) await room.publish(site({ 'index.html': text }));
      await room.undo();
    },
    run: (room, killAt) => room.undo(killAt),
  },
};

test.each(Object.entries(RUNS))(
  'cut off before each change of the disk: %s',
  async (_, { before, run }) => {
    const trial = async (killAt: number): Promise<number | null> => {
      const room = new Room();
      await before(room);
      const changes = await run(room, killAt);
      await room.publish(site({ 'index.html': 'Afterwards.' }));
      await room.publish(site({ 'index.html': 'And once more.' }));
      await room.restoreAll();
      rmSync(room.root, { recursive: true });
      return changes;
    };
    const all = await trial(1e9);
    expect(all).toBeGreaterThan(20);
    const waiting = Array.from({ length: all! }, (_, n) => n + 1);
    const lane = async (): Promise<void> => {
      for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) await trial(n);
    };
    await Promise.all([lane(), lane()]);
  },
  600_000,
);

const text = fc.constantFrom('one', 'two', 'three', '');
const files = fc
  .dictionary(fc.constantFrom(...OURS), text, { maxKeys: OURS.length })
  .map((some) => site(some));
const killAt = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }) },
);
const FOREIGN = ['CNAME', 'a/note.txt', 'up/x.txt', 'up/deep/y.txt', 'c/z.txt', 'story-3/n.txt'];
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('publish' as const), files, killAt }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), killAt }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('plant' as const), path: fc.constantFrom(...FOREIGN), text }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('uproot' as const), path: fc.constantFrom(...FOREIGN) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('spoil' as const),
      path: fc.constantFrom(...OURS),
      text: fc.option(text),
    }),
  },
);

test('whatever is done to a folder, and cut off, readers get one release whole, and every kept one comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const room = new Room();
      for (const one of steps)
        if (one.do === 'publish') await room.publish(one.files, one.killAt);
        else if (one.do === 'undo') await room.undo(one.killAt);
        else if (one.do === 'plant') room.plant(one.path, one.text);
        else if (one.do === 'uproot') room.uproot(one.path);
        else room.spoil(one.path, one.text);
      await room.publish(site({ 'index.html': 'At the end.' }));
      await room.restoreAll();
      rmSync(room.root, { recursive: true });
    }),
    { numRuns: 30 },
  );
}, 600_000);

test('of one file under two paths that a release had, the whole one is kept where somebody spoilt the other', async () => {
  const room = new Room();
  await room.publish(site({ 'a/index.html': 'same', 'b/index.html': 'same' }));
  const first = room.live!;
  room.spoil('a/index.html', 'else');
  for (const text of ['Two.', 'Three.']) await room.publish(site({ 'index.html': text }));
  const host = await connect(room.root);
  expect(await host.damaged((await host.release(first))!)).toEqual([]);
});

test('a file that was spoilt in an earlier release is no copy of a later one, though it is older than that', async () => {
  const room = new Room();
  await room.publish(site({ 'e.css': 'one' }));
  room.spoil('e.css', 'two');
  for (const text of ['one', 'Three.', 'Four.']) await room.publish(site({ 'index.html': text }));
  await room.restoreAll();
});

test('a clock that is put back makes no release lose a file: what is removed first may be newer than what stays', async () => {
  const room = new Room();
  room.now += 24 * 60 * 60_000;
  await room.publish(site({ 'a/index.html': 'a one', 'b/index.html': 'b one' }));
  const first = room.live!;
  room.now -= 24 * 60 * 60_000;
  for (const [a, b] of [
    ['two', 'one'],
    ['two', 'two'],
    ['three', 'two'],
    ['four', 'two'],
    ['five', 'two'],
  ] as const)
    await room.publish(site({ 'a/index.html': `a ${a}`, 'b/index.html': `b ${b}` }));
  expect(await (await connect(room.root)).release(first)).not.toBeNull();
  await room.restoreAll();
});

test('a folder of somebody else keeps its permissions from release to release, empty or not', async () => {
  const room = new Room();
  await room.publish(site());
  const uploads = join(room.root, 'public/uploads');
  mkdirSync(uploads);
  chmodSync(uploads, 0o777);
  for (const words of ['Two.', 'Three.', 'Four.']) {
    await room.publish(site({ 'index.html': words }));
    expect(statSync(uploads).mode & 0o777).toBe(0o777);
  }
  room.plant('uploads/x.txt', 'x');
  chmodSync(uploads, 0o755);
  await room.publish(site({ 'index.html': 'Five.' }));
  expect(statSync(uploads).mode & 0o777).toBe(0o755);
});
