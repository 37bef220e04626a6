import { existsSync, readdirSync, readFileSync, watch } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Context } from '../../src/cli/context.ts';
import { openHost } from '../../src/cli/open-host.ts';
import { gather } from '../../src/cli/publishing.ts';
import { articlePaths } from '../../src/cli/unchanged.ts';
import { isEmpty } from '../../src/publish/plan.ts';
import { prepare } from '../../src/publish/prepare.ts';
import { publish } from '../../src/publish/publish.ts';
import {
  article,
  CONFIG,
  newsctl,
  notInOrder,
  start,
  temporary,
  tree,
  write,
} from '../support/publishing.ts';

const ARTICLES = 60;
/** Moments, in parts of a run's duration, at which a run is killed. */
const FRACTIONS = Array.from({ length: 12 }, (_, n) => 0.4 + (n / 11) * 0.6);

const DATES = { date_published: '2026-11-02T06:00:00+00:00', date_modified: '2026-11-02T07:00:00+00:00' };

const name = (n: number): string => `articles/2026/11/story-${n}.md`;

/** All articles; from the second edition on, half have other words, two are gone and three are new. */
function edition(second: boolean): Record<string, string> {
  const files: Record<string, string> = {};
  for (let n = 0; n < ARTICLES; n++) {
    const changed = second && n % 2 === 0;
    if (second && n < 2) continue;
    files[name(n)] = article(
      `story-${n}`,
      { status: 'published', ...DATES },
      changed ? `Edited in ${n}.` : `First in ${n}.`,
    );
  }
  if (second)
    for (let n = 100; n < 103; n++) files[name(n)] = article(`story-${n}`, { status: 'approved', ...DATES });
  return files;
}

interface Bench {
  root: string;
  site: string;
  /** What readers saw before. */
  old: Record<string, string>;
  command: string[];
  /** The state to start each trial from. */
  template: string;
  /** What readers see when it is done. */
  wanted: Record<string, string>;
}

/** Dates of modification are those of the run: the same for readers but for the clock. */
const MASK =
  /\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?|\d{4}-\d{2}-\d{2}|(?:\w{3}, )?\d{1,2} \w+ \d{4}/g;

function masked(folder: string): Record<string, string> {
  const paths = Object.keys(tree(folder));
  return Object.fromEntries(
    paths.map((path) => {
      const text = readFileSync(join(folder, path), 'latin1');
      return [path, text.replace(MASK, 'DATE')];
    }),
  );
}

const restore = async (template: string, root: string): Promise<void> => {
  await rm(root, { recursive: true, force: true });
  await cp(template, root, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
};

const finished = (child: ReturnType<typeof start>): Promise<void> =>
  new Promise((done) => child.on('close', () => done()));

/** Kills a run after so many milliseconds. */
async function killAfter(root: string, command: readonly string[], ms: number): Promise<void> {
  const child = start(root, ...command);
  const closed = finished(child);
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  await closed;
  clearTimeout(timer);
}

/** Kills a run at the moment at which something appears (or goes) that a test looks for. */
async function killWhen(root: string, command: readonly string[], seen: () => boolean): Promise<boolean> {
  const child = start(root, ...command);
  let hit = false;
  let over = false;
  const closed = finished(child).then(() => {
    over = true;
  });
  const look = (): void => {
    if (over || hit || !seen()) return;
    hit = true;
    child.kill('SIGKILL');
  };
  const watcher = watch(root, { recursive: false }, look);
  while (!over) {
    look();
    await new Promise((done) => setTimeout(done, 1));
  }
  watcher.close();
  await closed;
  return hit;
}

const inReleases = (root: string): string[] => {
  try {
    return readdirSync(join(root, '.public.releases'));
  } catch {
    return [];
  }
};

/** Steps of a run as they show in the file system. */
const steps = (
  before: readonly string[],
  receiptsBefore: readonly string[] = [],
): Record<string, (root: string) => boolean> => {
  const fresh = (root: string): string[] => inReleases(root).filter((one) => !before.includes(one));
  const making = (root: string, ...part: string[]): string[] => {
    const folder = fresh(root).find((one) => one.startsWith('making-'));
    try {
      return folder ? readdirSync(join(root, '.public.releases', folder, ...part)) : [];
    } catch {
      return [];
    }
  };
  return {
    'the lock is taken': (root) => fresh(root).some((one) => one.startsWith('lock-')),
    'the release has a folder': (root) => fresh(root).some((one) => one.startsWith('making-')),
    'a few files are there': (root) => making(root).length > 10,
    'many files are there': (root) => making(root).length > 60,
    'the earlier release keeps what it alone has': (root) => fresh(root).some((one) => one.endsWith('.kept')),
    'the tree is being changed': (root) => making(root, 'tree').length > 0,
    'a tree for the next release is being linked': (root) => making(root, 'spare').length > 0,
    'a tree for the next release is there': (root) => fresh(root).some((one) => one.endsWith('.spare')),
    'its folders are noted': (root) => fresh(root).some((one) => one.endsWith('.notes')),
    'the next release is prepared': (root) => fresh(root).some((one) => one.endsWith('.next.json')),
    'the record is being written': (root) => fresh(root).some((one) => one.endsWith('.tmp')),
    'the record is there': (root) => fresh(root).some((one) => /^[^.]+\.json$/.test(one)),
    'the new link waits': (root) => fresh(root).some((one) => one.startsWith('link-')),
    'the folder from before is moved': (root) => fresh(root).some((one) => one.startsWith('before-')),
    'the texts are being kept': (root) => existsSync(join(root, '.newsctl/published')),
    'a receipt is being written': (root) => receipts(root).some((one) => one.endsWith('.tmp')),
    'a receipt is there': (root) =>
      receipts(root).some((one) => one.endsWith('.json') && !receiptsBefore.includes(one)),
    'the first article is stamped': (root) => stampedNow(root),
  };
};

const receipts = (root: string): string[] =>
  existsSync(join(root, '.newsctl/receipts')) ? readdirSync(join(root, '.newsctl/receipts')) : [];

const stampedNow = (root: string): boolean => {
  try {
    return readFileSync(join(root, name(100)), 'utf8').includes('status: published');
  } catch {
    return false;
  }
};

/** Articles are as they were written, but for the keys that publishing sets: never cut short. */
async function expectWholeArticles(root: string, written: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(written)) {
    const now = await readFile(join(root, path), 'utf8');
    const plain = (one: string) =>
      one.replace(/^status: .*$/m, 'status').replace(/^date_modified: .*$/m, 'date_modified');
    expect(plain(now), path).toBe(plain(text));
  }
}

/** What the command does, without starting the program once more: the trials are many. */
async function prepared(root: string) {
  const context = {
    cwd: root,
    env: { NEWSCTL_USER: 'Ines Vale' },
    packageRoot: join(import.meta.dirname, '../..'),
    now: new Date(),
    signal: new AbortController().signal,
    secrets: new Set<string>(),
    atEnd: () => {},
  } as unknown as Context;
  const desk = await openHost(context, undefined);
  const { files } = await gather(context, desk.newsroom, await articlePaths(desk.newsroom));
  const { now, signal } = context;
  const settings = desk.newsroom.config;
  return {
    desk,
    rest: { now, signal },
    plan: await prepare({ ...desk.place, settings, files, only: null, host: desk.host, now }),
  };
}

async function publishAgain(root: string): Promise<void> {
  const { desk, rest, plan } = await prepared(root);
  const done = await publish({ ...desk.run, ...rest, prepared: plan });
  expect(done.warnings).toEqual([]);
}

async function expectClean(root: string, written: Record<string, string>): Promise<void> {
  const { plan, desk } = await prepared(root);
  expect(isEmpty(plan.plan)).toBe(true);
  expect(await desk.host.damaged(plan.live!)).toEqual([]);
  expect(receipts(root)).toContain(`${plan.live!.release}.json`);
  expect(receipts(root).filter((one) => !one.endsWith('.json'))).toEqual([]);
  expect(notInOrder(inReleases(root))).toEqual([]);
  expect(
    (await readdir(root)).filter(
      (one) => !['.newsctl', '.public.releases', 'articles', 'newsctl.yaml', 'public'].includes(one),
    ),
  ).toEqual([]);
  const folder = await readdir(join(root, 'articles/2026/11'));
  expect(folder.filter((one) => one.startsWith('.'))).toEqual([]);
  const kept = await readdir(join(root, '.newsctl/published'));
  expect(kept.filter((one) => !one.endsWith('.md'))).toEqual(['.gitignore']);
  expect(await readdir(join(root, '.newsctl/publishing'))).toEqual(['.gitignore']);
  await expectWholeArticles(root, written);
}

/** After a kill: readers see the old site or the new one; the next run leaves what a clean one leaves. */
async function trial(bench: Bench, kill: () => Promise<unknown>): Promise<'old' | 'new'> {
  const { root, site, old, wanted } = bench;
  await restore(bench.template, root);
  await kill();
  if (!existsSync(site)) await prepared(root);
  const isOld = JSON.stringify(sorted(tree(site))) === JSON.stringify(sorted(old));
  const seen = isOld ? 'old' : 'new';
  if (!isOld) expect(sorted(masked(site))).toEqual(sorted(wanted));
  await publishAgain(root);
  return seen;
}

const sorted = <T>(record: Record<string, T>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

async function duration(bench: Bench): Promise<number> {
  await restore(bench.template, bench.root);
  const from = performance.now();
  const child = start(bench.root, ...bench.command);
  await finished(child);
  return performance.now() - from;
}

const PUBLISH = ['publish', '--yes', '--no-input', '--confirm', 'The Ferrow Post'];

/** A newsroom with a first edition out and a second one written. */
async function secondEdition(): Promise<Bench> {
  const [root, template] = [await temporary(), await temporary()];
  const site = join(root, 'public');
  await write(root, { 'newsctl.yaml': CONFIG, ...edition(false) });
  expect((await newsctl(root, ...PUBLISH)).code).toBe(0);
  await write(root, { 'public/CNAME': 'post.example' });
  await rm(join(root, name(0)));
  await rm(join(root, name(1)));
  await write(root, edition(true));
  const old = tree(site);
  await restore(root, template);
  expect((await newsctl(root, ...PUBLISH)).code).toBe(0);
  return { root, site, old, template, command: PUBLISH, wanted: masked(site) };
}

type Kill = { when: string; run(root: string): Promise<unknown> };

const atFraction = (command: readonly string[], part: number, whole: number): Kill => ({
  when: `at ${part.toFixed(2)} of its time`,
  run: (root) => killAfter(root, command, whole * part),
});

const atStep = (
  command: readonly string[],
  step: string,
  reached: Record<string, (root: string) => boolean>,
): Kill => ({ when: step, run: (root) => killWhen(root, command, () => reached[step]!(root)) });

/** Two trials at a time, each in a newsroom of its own. */
async function inLanes(
  bench: Bench,
  kills: readonly Kill[],
  one: (bench: Bench, kill: Kill) => Promise<void>,
): Promise<void> {
  const waiting = [...kills];
  const lane = async (root: string): Promise<void> => {
    for (let kill = waiting.shift(); kill; kill = waiting.shift())
      await one({ ...bench, root, site: join(root, 'public') }, kill);
  };
  await Promise.all([lane(bench.root), lane(await temporary())]);
}

test('a publish killed at any moment leaves readers the old site or the new one, and the next one finishes', async () => {
  const bench = await secondEdition();
  const whole = await duration(bench);
  const reached = steps(
    readdirSync(join(bench.template, '.public.releases')),
    readdirSync(join(bench.template, '.newsctl/receipts')),
  );
  const kills = [
    ...FRACTIONS.map((part) => atFraction(PUBLISH, part, whole)),
    ...Object.keys(reached).map((step) => atStep(PUBLISH, step, reached)),
  ];
  const seen = new Set<string>();
  await inLanes(bench, kills, async (own, kill) => {
    seen.add(await trial(own, () => kill.run(own.root)));
    expect(sorted(masked(own.site)), kill.when).toEqual(sorted(bench.wanted));
    await expectClean(own.root, edition(true));
  });
  expect([...seen].sort()).toEqual(['new', 'old']);
}, 600_000);

// By then a release is made from the tree that an earlier one had.
test('one edited article of a site that has been out for long, killed at any moment', async () => {
  const bench = await secondEdition();
  const { root, site, template } = bench;
  const edit = (n: number) =>
    write(root, { [name(n)]: article(`story-${n}`, { status: 'published', ...DATES }, 'Edited once more.') });
  for (const n of [3, 5]) {
    await edit(n);
    expect((await newsctl(root, ...PUBLISH)).code).toBe(0);
  }
  await edit(7);
  bench.old = tree(site);
  await restore(root, template);
  expect((await newsctl(root, ...PUBLISH)).code).toBe(0);
  bench.wanted = masked(site);
  const whole = await duration(bench);
  const reached = steps(readdirSync(join(template, '.public.releases')));
  const kills = [
    ...[0.5, 0.7, 0.8, 0.9].map((part) => atFraction(PUBLISH, part, whole)),
    ...[
      'the release has a folder',
      'the earlier release keeps what it alone has',
      'the tree is being changed',
      'the record is there',
      'the new link waits',
      'its folders are noted',
      'the next release is prepared',
    ].map((step) => atStep(PUBLISH, step, reached)),
  ];
  await inLanes(bench, kills, async (own, kill) => {
    await trial(own, () => kill.run(own.root));
    expect(sorted(masked(own.site)), kill.when).toEqual(sorted(bench.wanted));
    expect(notInOrder(inReleases(own.root)), kill.when).toEqual([]);
  });
}, 600_000);

test('the program itself finishes what a killed publish left', async () => {
  const bench = await secondEdition();
  const whole = await duration(bench);
  for (const part of [0.8]) {
    await restore(bench.template, bench.root);
    await killAfter(bench.root, bench.command, whole * part);
    expect((await newsctl(bench.root, ...PUBLISH, '--json')).json.ok).toBe(true);
    const status = await newsctl(bench.root, 'status', '--json');
    expect(status.json.result).toMatchObject({
      counts: { put: 0, remove: 0 },
      damaged: [],
      foreign: ['CNAME'],
    });
    expect(sorted(masked(bench.site))).toEqual(sorted(bench.wanted));
  }
});

test('an undo killed at any moment leaves the newer site or the older one, and goes back one step, not two', async () => {
  const bench = await secondEdition();
  await restore(bench.template, bench.root);
  expect((await newsctl(bench.root, ...PUBLISH)).code).toBe(0);
  const older = sorted(bench.old);
  const newer = sorted(tree(bench.site));
  await restore(bench.root, bench.template);
  bench.command = ['undo'];
  const whole = await duration(bench);
  expect(sorted(tree(bench.site))).toEqual(older);
  const reached = steps(readdirSync(join(bench.template, '.public.releases')));
  const kills = [
    ...[0.5, 0.7, 0.8, 0.9].map((part) => atFraction(['undo'], part, whole)),
    ...[
      'the release has a folder',
      'many files are there',
      'the record is there',
      'the new link waits',
      'a receipt is being written',
    ].map((step) => atStep(['undo'], step, reached)),
  ];
  await inLanes(bench, kills, async ({ root, site, template }, kill) => {
    await restore(template, root);
    await kill.run(root);
    const now = sorted(tree(site));
    if (JSON.stringify(now) !== JSON.stringify(older)) expect(now, kill.when).toEqual(newer);
    const again = await newsctl(root, 'undo', '--json');
    // A kill at the very end may come after the undo was written down: that one is a second step, and refused.
    if (again.json.error) expect(again.json.error.code).toBe('NOTHING_TO_UNDO');
    expect(sorted(tree(site)), kill.when).toEqual(older);
    expect(receipts(root)).toContain(`${(await prepared(root)).plan.live!.release}.json`);
  });
});

// To swap a folder for a link takes two steps: the one moment in which readers find nothing. The next command,
// whichever it is, ends it.
test('a first publish into a folder with files in it, killed at any moment, keeps those files for readers', async () => {
  const [root, template] = [await temporary(), await temporary()];
  const site = join(root, 'public');
  await write(root, {
    'newsctl.yaml': CONFIG,
    ...edition(true),
    'public/CNAME': 'post.example',
    'public/.well-known/security.txt': 'Contact: mailto:desk@post.example',
  });
  await mkdir(join(root, 'public/uploads'));
  const old = tree(site);
  await restore(root, template);
  expect((await newsctl(root, ...PUBLISH)).code).toBe(0);
  const bench: Bench = { root, site, old, template, command: PUBLISH, wanted: masked(site) };
  const whole = await duration(bench);
  const reached = steps([]);
  const kills = [
    ...[0.5, 0.7, 0.9].map((part) => atFraction(PUBLISH, part, whole)),
    ...[
      'the texts are being kept',
      'many files are there',
      'the record is there',
      'the folder from before is moved',
      'the new link waits',
      'the first article is stamped',
    ].map((step) => atStep(PUBLISH, step, reached)),
  ];
  await inLanes(bench, kills, async (own, kill) => {
    await trial(own, () => kill.run(own.root));
    expect(sorted(masked(own.site)), kill.when).toEqual(sorted(bench.wanted));
    expect(existsSync(join(own.site, 'uploads'))).toBe(true);
    await expectClean(own.root, edition(true));
  });
});
