/**
 * How long the site of an archive takes: `npm run bench:site -- --archive-tool FILE [--articles N] [--runs N]
 * [--hugo-site FOLDER]`. The tool makes the archive (`--out DIR --articles N --front newsctl --opinion directive`) and
 * edits one article of it (`--edit I --rev R`). Where `hugo` is installed and a folder with a site for it is named, it
 * builds the same archive in turn. Prints medians of wall time, CPU time and memory; each case is a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
const room = join(folder, 'room');
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

const newsctl = (...args: string[]): Cost =>
  cost(process.execPath, [resolve('bin/newsctl.js'), ...args], room);
const make = (out: string, ...args: string[]): void => {
  const ran = spawnSync(process.execPath, [resolve(tool), '--out', out, ...args], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`The archive could not be made:\n${ran.stderr}`);
};
let revision = 0;
const edit = (): void => make(room, '--edit', '0', '--rev', String(++revision), ...own);

make(room, '--articles', values.articles, ...own);
writeFileSync(
  join(room, 'newsctl.yaml'),
  'name: The Archive Post\nurl: https://post.example\nlanguage: en-GB\ntimezone: Europe/London\n',
);
// The titles of such archives are made at random: what they quote was said by nobody.
appendFileSync(join(room, 'newsctl.yaml'), 'rules:\n  headline/quote-not-in-body: off\n');

const CASES: Record<string, { before?: () => void; run: () => Cost }> = {
  'build, cold': {
    before: () => rmSync(join(room, '.newsctl'), { recursive: true, force: true }),
    run: () => newsctl('build'),
  },
  'build, one article edited': { before: edit, run: () => newsctl('build') },
  'build, nothing changed': { run: () => newsctl('build') },
  'publish to a folder, one article edited': {
    before: () => {
      newsctl('publish');
      edit();
    },
    run: () => newsctl('publish'),
  },
  'publish, nothing changed': { run: () => newsctl('publish') },
  ...hugo(),
};

/** The other's build of the same words, where it is there. */
function hugo(): typeof CASES {
  const site = values['hugo-site'];
  if (!site || spawnSync('hugo', ['version']).status !== 0) return {};
  const [copy, content, out] = ['hugo', 'hugo-content', 'hugo-out'].map((name) => join(folder, name));
  cpSync(resolve(site), copy!, { recursive: true });
  make(content!, '--articles', values.articles, '--quiet');
  const args = ['--quiet', '--noTimes', '--source', copy!, '--contentDir', content!, '--destination', out!];
  return {
    'hugo, cold': {
      before: () => rmSync(out!, { recursive: true, force: true }),
      run: () => cost('hugo', args, folder),
    },
  };
}

const costs = new Map<string, Cost[]>();
for (let run = 0; run < Number(values.runs); run++)
  for (const [name, { before, run: measured }] of Object.entries(CASES)) {
    before?.();
    costs.set(name, [...(costs.get(name) ?? []), measured()]);
  }
rmSync(folder, { recursive: true, force: true });

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
process.stdout.write(`${values.articles} articles, medians of ${values.runs} runs\n`);
for (const [name, all] of costs) {
  const [wall, cpu, memory] = (['wall', 'cpu', 'memory'] as const).map((what) =>
    median(all.map((one) => one[what])),
  );
  process.stdout.write(
    `${name.padEnd(42)} ${wall!.toFixed(2)} s wall  ${cpu!.toFixed(2)} s CPU  ${memory!.toFixed(0)} MB\n`,
  );
}
