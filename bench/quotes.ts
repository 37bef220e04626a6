import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSection } from '../scripts/eval/page.ts';
import { table } from '../scripts/eval/table.ts';
import { PlainText } from '../src/article/plain-text.ts';
import { analyse } from '../src/quotes/analyse.ts';

/**
 * What the quotation engine costs: MB of input for each second of CPU through `quotes --stdin-jsonl`, start-up
 * included; its greatest memory over ten thousand articles and over a hundred thousand; and the CPU of one
 * article in a program that runs already. The articles are made here, of 800 words each. Needs GNU time.
 * Usage: npm run bench:quotes [-- ARTICLES ...] [--write PAGE]
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: 'string' } } });
const SIZES = positionals.length > 0 ? positionals.map(Number) : [10_000, 100_000];
const BINARY = join(import.meta.dirname, '..', 'bin', 'newsctl.js');
const WORDS = 800;
const folder = mkdtempSync(join(tmpdir(), 'newsctl-bench-'));

const NAMES = ['Ada Brook', 'Tom Gray', 'Una Vale', 'Councillor Ken Ash', 'Dr Mary Stone', 'Ravi Hill'];
const SENTENCES: readonly ((name: string, n: number) => string)[] = [
  (_, n) => `The ferry at Dunmoor came back to its quay on Monday after ${n} weeks in the yard.`,
  (name, n) =>
    `“We missed her more than I can say,” said ${name}, who has kept the landing stage for ${n} years.`,
  () => 'The council had wanted to let the slipway go, and the harbour board did not agree.',
  (name) => `${name} called the plan “a poor bargain” and told the meeting that it was “late and dear”.`,
  (_, n) => `Repairs cost £${n},000, a third of which came from the county.`,
  (name) =>
    `“It is a good day for the town,” ${name.split(' ').at(-1)} added. “I only wish it had come sooner.”`,
  () => 'By noon the queue reached the old customs house, and nobody minded the rain.',
  () => 'According to the trust’s report, the hull was “sound in every plank”.',
];

/** An article of 800 words that differs from the next one; a paragraph has three sentences. */
function article(number: number): string {
  let text = '';
  for (let i = 0, words = 0; words < WORDS; i++) {
    const name = NAMES[(number + (i >> 2)) % NAMES.length]!;
    const sentence = SENTENCES[(number * 7 + i * 5) % SENTENCES.length]!(name, 2 + ((number + i) % 90));
    text += i === 0 ? sentence : i % 3 === 0 ? `\n\n${sentence}` : ` ${sentence}`;
    words += sentence.split(' ').length;
  }
  return text;
}

function writeLines(path: string, articles: number): number {
  const file = openSync(path, 'w');
  for (let from = 0; from < articles; from += 500) {
    const count = Math.min(500, articles - from);
    const lines = Array.from({ length: count }, (_, i) => ({ id: from + i, text: article(from + i) }));
    writeSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  closeSync(file);
  return statSync(path).size / 1e6;
}

/** CPU seconds and peak memory of a run of the stream, as GNU time tells them. */
function runStream(path: string): { seconds: number; megabytes: number } {
  const script = `/usr/bin/time -f '%U %S %M' "$0" "$1" quotes --stdin-jsonl < "$2" > /dev/null`;
  const { stderr } = spawnSync('bash', ['-c', script, process.execPath, BINARY, path], { encoding: 'utf8' });
  const [user, system, kilobytes] = stderr.trim().split(' ').map(Number);
  if (kilobytes === undefined) throw new Error(stderr);
  return { seconds: user! + system!, megabytes: kilobytes / 1024 };
}

/** The mean CPU time of an article in milliseconds, after a warm-up; a median would leave out the clearing of memory. */
function perArticle(): number {
  const texts = Array.from({ length: 2500 }, (_, i) => article(i));
  const [warmUp, measured] = [texts.slice(0, 500), texts.slice(500)];
  for (const text of warmUp) analyse(PlainText.of(text));
  const before = process.cpuUsage();
  for (const text of measured) analyse(PlainText.of(text));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / measured.length;
}

/** One run over that many articles, as a row of the table. */
function streamRow(articles: number): string[] {
  const path = join(folder, `${articles}.jsonl`);
  const input = writeLines(path, articles);
  const { seconds, megabytes } = runStream(path);
  rmSync(path);
  const size = articles.toLocaleString('en-GB');
  return [
    `\`--stdin-jsonl\`, ${size} articles`,
    `${(input / seconds).toFixed(2)} MB/s`,
    '≥ 1.2 MB/s',
    `${megabytes.toFixed(0)} MB`,
  ];
}

try {
  const rows = [
    ['one article, in process', `${perArticle().toFixed(2)} ms`, '≤ 4 ms', ''],
    ...SIZES.map(streamRow),
  ];
  const text = `Node ${process.versions.node}.\n\n${table(['what', 'CPU', 'wanted', 'memory'], rows)}`;
  if (values.write) await writeSection(values.write, 'bench quotes', text);
  else process.stdout.write(`${text}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
