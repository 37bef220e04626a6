import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * What `newsctl check` costs beside textlint with eleven rules and beside alex, in one run, so that noise on a shared
 * machine falls on all alike: medians of CPU (user and system) and the greatest memory. The others are installed by npm
 * into a temporary folder, in the versions below.
 * Usage: npm run bench:check [-- [FOLDER OF ARTICLES] [--every K] [--runs N] [--newsctl-only]]
 * textlint reads every Kth article (ten by default), and its time is scaled: it needs minutes for all of them.
 */
const VERSIONS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'others.json'), 'utf8'),
);
const RULES = {
  'write-good': true,
  alex: true,
  'stop-words': true,
  terminology: true,
  apostrophe: true,
  'en-capitalization': true,
  '@textlint-rule/no-unmatched-pair': true,
  'common-misspellings': true,
  'en-max-word-count': { max: 40 },
  'date-weekday-mismatch': true,
  diacritics: true,
};

const PACKAGE = join(import.meta.dirname, '..');
const NEWSCTL = join(PACKAGE, 'bin', 'newsctl.js');
const TESTS = join(PACKAGE, 'tests', 'articles');
const flag = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};
const given = process.argv[2]?.startsWith('--') ? undefined : process.argv[2];
const every = flag('every', 10);
const runs = flag('runs', 3);
const alone = process.argv.includes('--newsctl-only');

/** Loaded into each program: says at its end what it used. */
const METER_CODE = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeSync(2, '\\nUSED ' + (userCPUTime + systemCPUTime) + ' ' + maxRSS + '\\n');
});`;

interface Cost {
  seconds: number;
  /** Greatest resident memory, in bytes. */
  memory: number;
}

const folder = mkdtempSync(join(tmpdir(), 'newsctl-bench-'));
const room = join(folder, 'room');
const METER = join(folder, 'meter.cjs');
writeFileSync(METER, METER_CODE);
try {
  measure();
} finally {
  rmSync(folder, { recursive: true });
}

function measure(): void {
  const articles = makeNewsroom();
  const words = articles.reduce((sum, path) => sum + readFileSync(path, 'utf8').split(/\s+/).length, 0);
  print(
    `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}); ${articles.length} articles, ${words} words; medians of ${runs} runs.\n`,
  );
  print(`${'what'.padEnd(48)} ${'CPU'.padStart(10)} ${'memory'.padStart(9)}`);
  const bare = row('node -e 0', () => cost(['-e', '0']));
  row('newsctl check, one article', () => cost([NEWSCTL, 'check', articles[0]!]));
  const cold = row(`newsctl check --no-cache, ${articles.length} articles`, () =>
    cost([NEWSCTL, 'check', '--no-cache', '--json']),
  );
  cost([NEWSCTL, 'check', '--json']);
  row(`newsctl check, ${articles.length} articles, none changed`, () => cost([NEWSCTL, 'check', '--json']));
  if (!alone) besideOthers(articles, cold, bare);
}

function besideOthers(articles: readonly string[], cold: number, bare: number): void {
  const tools = installOthers();
  const some = articles.filter((_, at) => at % every === 0);
  const scale = articles.length / some.length;
  const part = row(
    `textlint with ${Object.keys(RULES).length} rules, every ${every}th (${some.length})`,
    () =>
      cost(
        [join(tools, 'textlint/bin/textlint.js'), '-c', join(folder, '.textlintrc.json'), ...some],
        folder,
      ),
  );
  const textlint = bare + (part - bare) * scale;
  print(`${`  scaled to all ${articles.length}`.padEnd(48)} ${textlint.toFixed(2).padStart(8)} s`);
  const alex = row('alex, all', () => cost([join(tools, 'alex/cli.js'), '-q', ...articles], folder));
  print(
    `\nnewsctl check --no-cache is ${(textlint / cold).toFixed(1)} times as fast as textlint (wanted: 30) and ${(alex / cold).toFixed(1)} times as fast as alex (wanted: 4).`,
  );
}

/** A newsroom with the articles of the folder that was named; else with those of the tests, twenty times over. */
function makeNewsroom(): string[] {
  const options =
    '--name Courier --url https://courier.example --language en-GB --timezone Europe/London --jurisdiction uk --no-input';
  const made = spawnSync(process.execPath, [NEWSCTL, 'init', room, ...options.split(' ')], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  const into = join(room, 'articles');
  if (given !== undefined) cpSync(given, into, { recursive: true });
  else for (let copy = 0; copy < 20; copy++) addTestArticles(join(into, String(copy)), copy);
  return readdirSync(into, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|markdown|txt)$/.test(name))
    .map((name) => join(into, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** Copies that differ in their keys and their words, so that no text comes twice. */
function addTestArticles(into: string, copy: number): void {
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(TESTS).filter((one) => one.endsWith('.md') && one !== 'README.md')) {
    const slug = `${basename(name, '.md')}-${copy}`;
    const body = readFileSync(join(TESTS, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    const keys = `id: ${slug}\ntype: news\nheadline: Piece ${slug}\nslug: ${slug}\nsection: town\nbyline: [{name: Ann Lee}]\nstatus: draft`;
    writeFileSync(join(into, `${slug}.md`), `---\n${keys}\n---\n\nEdition ${copy}.\n\n${body}`);
  }
}

/** Installs textlint, its rules and alex; returns the folder of their packages. */
function installOthers(): string {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: VERSIONS }));
  writeFileSync(join(folder, '.textlintrc.json'), JSON.stringify({ rules: RULES }));
  const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (installed.status !== 0) throw new Error(installed.stderr || installed.stdout);
  return join(folder, 'node_modules');
}

/** Measures several times, prints a line, and returns the median of the CPU time. */
function row(name: string, run: () => Cost): number {
  const costs = Array.from({ length: runs }, run);
  const seconds = median(costs.map((one) => one.seconds));
  const memory = Math.max(...costs.map((one) => one.memory)) / 1e6;
  print(`${name.padEnd(48)} ${seconds.toFixed(2).padStart(8)} s ${memory.toFixed(0).padStart(6)} MB`);
  return seconds;
}

/** Runs a program of Node's, which tells what it used when it ends; its answer is thrown away. */
function cost(args: readonly string[], cwd = room): Cost {
  const { stderr } = spawnSync(
    'bash',
    ['-c', 'exec "$@" >/dev/null', 'bash', process.execPath, '--require', METER, ...args],
    { cwd, encoding: 'utf8', env: { ...process.env, CI: '1' }, maxBuffer: 1e9 },
  );
  const told = /\nUSED (\d+) (\d+)\n$/.exec(stderr);
  if (!told) throw new Error(`No figures came from ${args.join(' ')}: ${stderr.slice(-500)}`);
  return { seconds: Number(told[1]) / 1e6, memory: Number(told[2]) * 1000 };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
