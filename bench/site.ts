/**
 * How long the site of an archive takes: `npm run bench:site -- --archive-tool FILE [--articles N] [--runs N]
 * [--hugo-site FOLDER]`. The tool makes the archive (`--out DIR --articles N --front newsctl --opinion directive`) and
 * edits one article of it (`--edit I --rev R`). Where `hugo` and `rsync` are installed and a folder with a site for Hugo
 * is named, it builds the same archive in turn. Prints medians of wall time, CPU time and memory, and what part of
 * Hugo's time each case took; each case is a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    'archive-tool': { type: 'string' },
    articles: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    'hugo-site': { type: 'string' },
  },
});
const tool = values['archive-tool'];
if (!tool) throw new Error('--archive-tool is missing: the program that makes and edits the archive.');
const folder = mkdtempSync(join(tmpdir(), 'newsctl-bench-'));
const own = ['--front', 'newsctl', '--opinion', 'directive', '--quiet'];

interface Cost {
  wall: number;
  cpu: number;
  memory: number;
}

/** Runs a program once and says what it cost: seconds, and megabytes at the most. */
function cost(command: string, args: readonly string[], cwd: string): Cost {
  const report = join(folder, 'time.txt');
  const ran = spawnSync('/usr/bin/time', ['-o', report, '-f', '%e %U %S %M', command, ...args], { cwd });
  if (ran.status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${ran.stdout}${ran.stderr}`);
  const { stdout } = spawnSync('tail', ['-n', '1', report], { encoding: 'utf8' });
  const [wall = 0, user = 0, system = 0, kilobytes = 0] = stdout.split(' ').map(Number);
  return { wall, cpu: user + system, memory: kilobytes / 1024 };
}

const newsctl = (root: string, ...args: string[]): Cost =>
  cost(process.execPath, [resolve('bin/newsctl.js'), ...args], root);
const make = (out: string, ...args: string[]): void => {
  const ran = spawnSync(process.execPath, [resolve(tool), '--out', out, ...args], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`The archive could not be made:\n${ran.stderr}`);
};
let revision = 0;
const edit = (folder: string, form: readonly string[] = own) =>
  make(
    folder,
    '--edit',
    String(Math.floor(Number(values.articles) / 2)),
    '--rev',
    String(++revision),
    '--quiet',
    ...form,
  );

const gone = join(folder, 'gone');
mkdirSync(gone);
let movedAside = 0;

/**
 * Takes what an earlier run made out of the way of one that starts with nothing. It is deleted when all runs are over:
 * ext4 without a journal goes through all inodes that were deleted lately for each file that is made, and 24,000 files
 * took 8 to 22 s right after as many were deleted, where they take one.
 */
function moveAside(path: string): void {
  if (existsSync(path)) renameSync(path, join(gone, String(movedAside++)));
}

/** @param settings further lines of its `newsctl.yaml` */
function room(name: string, settings = ''): string {
  const root = join(folder, name);
  make(root, '--articles', values.articles, ...own);
  writeFileSync(
    join(root, 'newsctl.yaml'),
    'name: The Archive Post\nurl: https://post.example\nlanguage: en-GB\ntimezone: Europe/London\n' +
      // The titles of such archives are made at random: what they quote was said by nobody.
      `rules:\n  headline/quote-not-in-body: off\n${settings}`,
  );
  return root;
}

/** A comparison asks for the same on both sides: the theme for Hugo has no exports, nor pictures in several sizes. */
function leanRoom(name: string): string {
  const root = room(name, 'ninjs: false\nimages:\n  formats: []\n');
  cpSync(join(import.meta.dirname, 'theme'), join(root, 'templates', 'site'), { recursive: true });
  return root;
}

interface Case {
  before?(): void;
  run(): Cost;
  /** The case of Hugo that does the same. */
  against?: string;
}

const [HUGO_COLD, HUGO_EDITED] = ['hugo, cold', 'hugo, one article edited'];
const HUGO_BROUGHT = 'hugo and rsync, one article edited';

interface Rooms {
  built: string;
  published: string;
}

const usual: Rooms = { built: room('built'), published: room('published') };
const lean: Rooms = { built: leanRoom('lean-built'), published: leanRoom('lean-published') };
const CASES: Record<string, Case> = {
  ...casesOf(usual, ''),
  ...casesOf(lean, ', with what the theme for Hugo has'),
  ...hugo(),
};

/** @param suffix of the name of each */
function casesOf({ built, published }: Rooms, suffix: string): Record<string, Case> {
  return {
    [`build, cold${suffix}`]: coldBuild(built),
    [`build, one article edited${suffix}`]: {
      before: () => edit(built),
      run: () => newsctl(built, 'build'),
      against: HUGO_EDITED,
    },
    [`build, nothing changed${suffix}`]: { run: () => newsctl(built, 'build') },
    [`publish to a folder, one article edited${suffix}`]: {
      before: () => edit(published),
      run: () => newsctl(published, 'publish'),
      against: HUGO_BROUGHT,
    },
    [`publish, nothing changed${suffix}`]: {
      run: () => newsctl(published, 'publish'),
      against: HUGO_BROUGHT,
    },
  };
}

function coldBuild(root: string): Case {
  return {
    before: () => moveAside(join(root, '.newsctl')),
    run: () => newsctl(root, 'build'),
    against: HUGO_COLD,
  };
}

/** The other's build of the same words, where it is there, and what brings it to a folder. */
function hugo(): Record<string, Case> {
  const site = values['hugo-site'];
  if (!site || spawnSync('hugo', ['version']).status !== 0) return {};
  const [copy, content, out, live] = ['hugo', 'hugo-content', 'hugo-out', 'hugo-live'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  cpSync(resolve(site), copy, { recursive: true });
  make(content, '--articles', values.articles, '--quiet');
  const build = `hugo --quiet --noTimes --source ${copy} --contentDir ${content} --destination ${out}`;
  const bring = `${build} && rsync -ac --delete ${out}/ ${live}/`;
  const shell = (command: string): Cost => cost('sh', ['-c', command], folder);
  return {
    [HUGO_COLD]: { before: () => moveAside(out), run: () => shell(build) },
    [HUGO_EDITED]: { before: () => edit(content, []), run: () => shell(build) },
    [HUGO_BROUGHT]: {
      before: () => {
        spawnSync('sh', ['-c', bring]);
        edit(content, []);
      },
      run: () => shell(bring),
    },
  };
}

const costs = new Map<string, Cost[]>();
costs.set('publish to a folder, the first time', [newsctl(usual.published, 'publish')]);
newsctl(lean.published, 'publish');
for (const { built, published } of [usual, lean]) {
  newsctl(built, 'build');
  newsctl(published, 'publish');
}
for (let run = 0; run < Number(values.runs); run++)
  for (const [name, { before, run: measured }] of Object.entries(CASES)) {
    before?.();
    costs.set(name, [...(costs.get(name) ?? []), measured()]);
  }
rmSync(folder, { recursive: true, force: true });

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const medians = new Map(
  [...costs].map(([name, all]): [string, Cost] => {
    const of = (what: keyof Cost): number => median(all.map((one) => one[what]));
    return [name, { wall: of('wall'), cpu: of('cpu'), memory: of('memory') }];
  }),
);
const width = Math.max(...[...medians.keys()].map((name) => name.length));

process.stdout.write(`${values.articles} articles, medians of ${values.runs} runs\n`);
for (const [name, { wall, cpu, memory }] of medians)
  process.stdout.write(
    `${name.padEnd(width)}  ${wall.toFixed(2)} s wall  ${cpu.toFixed(2)} s CPU  ${memory.toFixed(0)} MB\n`,
  );
for (const [name, { against }] of Object.entries(CASES)) {
  const [own, other] = [medians.get(name)!, medians.get(against ?? '')];
  if (!other) continue;
  const [wall, cpu] = [own.wall / other.wall, own.cpu / other.cpu];
  process.stdout.write(
    `${name.padEnd(width)}  ${wall.toFixed(3)} of the wall time, ${cpu.toFixed(3)} of the CPU time of ${against}\n`,
  );
}
