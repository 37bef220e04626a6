import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What the commands that one types all day cost in CPU, in turn with an empty Node (A B C A B C …), so that
 * noise on a shared machine falls on all alike. Prints medians in seconds and the ratio to Node.
 * Usage: npm run build && npm run bench [-- RUNS]
 */
const RUNS = Number(process.argv[2] ?? 15);
const PACKAGE = join(import.meta.dirname, '..');
const BINARY = join(PACKAGE, 'bin', 'newsctl.js');
const folder = mkdtempSync(join(tmpdir(), 'newsctl-bench-'));
const room = join(folder, 'courier');
const story = join('articles', 'tanners-bridge-to-shut-for-14-weeks.md');

const CASES: readonly { name: string; args: string[]; limit: string }[] = [
  { name: 'node -e 0', args: ['-e', '0'], limit: '' },
  { name: 'newsctl --help', args: [BINARY, '--help'], limit: 'at most 1.8 × node' },
  { name: 'newsctl check, one article', args: [BINARY, 'check', story], limit: 'at most 0.4 s' },
  { name: 'newsctl publish, nothing to do', args: [BINARY, 'publish'], limit: 'at most 0.4 s' },
];

try {
  makeNewsroom();
  const seconds = new Map(CASES.map(({ name }) => [name, [] as number[]]));
  for (let run = -2; run < RUNS; run++)
    for (const { name, args } of CASES) {
      const used = cpuSeconds(args);
      if (run >= 0) seconds.get(name)!.push(used);
    }
  report(seconds);
} finally {
  rmSync(folder, { recursive: true });
}

function makeNewsroom(): void {
  const options =
    '--name Courier --url https://courier.example --language en-GB --timezone Europe/London --jurisdiction uk';
  run([BINARY, 'init', room, ...options.split(' ')], folder);
  for (const name of ['articles', 'sources', 'media', 'people.yaml'])
    cpSync(join(PACKAGE, 'demo', name), join(room, name), { recursive: true });
  run([BINARY, 'publish'], room);
}

function run(args: string[], cwd: string): void {
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: '1' },
  });
  if (status !== 0) throw new Error(stderr);
}

/** User and system time of a process and its children, as bash tells it. */
function cpuSeconds(args: string[]): number {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>/dev/null';
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], {
    cwd: room,
    encoding: 'utf8',
    env: { ...process.env, CI: '1' },
  });
  return stderr
    .trim()
    .split(' ')
    .reduce((sum, part) => sum + Number(part), 0);
}

function report(seconds: Map<string, number[]>): void {
  const base = median(seconds.get('node -e 0')!);
  process.stdout.write(`Node ${process.versions.node}, ${RUNS} runs each, CPU seconds (user + system)\n\n`);
  for (const { name, limit } of CASES) {
    const all = seconds.get(name)!;
    const middle = median(all);
    process.stdout.write(
      `${name.padEnd(32)} ${middle.toFixed(3)} s  (${Math.min(...all).toFixed(3)}–${Math.max(...all).toFixed(3)})  ${(middle / base).toFixed(2)} × node  ${limit}\n`,
    );
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
