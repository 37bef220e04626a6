import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * How long it takes from a save to the line that tells the browser, in a newsroom of 300 articles with the page of the
 * saved article open: the time the write returned to the time the event came in. Prints the median, the 95th
 * percentile, and the CPU that the server used for each save.
 * Usage: npm run build && npx tsx bench/preview.ts [SAVES [ARTICLES]]
 */
const SAVES = Number(process.argv[2] ?? 60);
const ARTICLES = Number(process.argv[3] ?? 300);
const BINARY = join(import.meta.dirname, '..', 'bin', 'newsctl.js');
const folder = mkdtempSync(join(tmpdir(), 'newsctl-bench-'));

const PARAGRAPHS = [
  '“We have counted every barge that came through the lock since the thaw,” said Ida Renn, who keeps it.',
  'The council meets on Thursday, and the vote on the new gate is the third item of the evening.',
  'Ms Renn said the old gate “will not hold another winter”, and that two of its beams were soft.',
  'Work would begin in May, cost 1.2 million and close the towpath for nine weeks.',
  '“Nobody has asked us what the diversion does to trade,” said Per Oland, who hires out boats.',
];

const NOTES = `${PARAGRAPHS.join('\n\n')}\n`;

function story(number: number, revision = 0): string {
  const body = Array.from({ length: 15 }, (_, i) => PARAGRAPHS[(i + number) % PARAGRAPHS.length]).join(
    '\n\n',
  );
  return `---
id: bench-${number}
type: news
headline: Lock gate ${number} is to be renewed
standfirst: What the council plans for gate ${number}.
slug: gate-${number}
section: ${['Council', 'Courts', 'Sport'][number % 3]}
byline: [{name: Ann Lee}]
status: ${number % 10 === 0 ? 'draft' : 'approved'}
date_published: 2026-11-${String(1 + (number % 28)).padStart(2, '0')}T06:00:00+00:00
sources: [{id: notes, file: sources/notes.txt, kind: interview}]
---

Revision ${revision} of this story.

${body}
`;
}

function makeNewsroom(): void {
  for (const name of ['articles', 'sources']) mkdirSync(join(folder, name));
  writeFileSync(
    join(folder, 'newsctl.yaml'),
    'name: Bench\nurl: https://bench.example\nlanguage: en-GB\ntimezone: Europe/London\n',
  );
  writeFileSync(join(folder, 'sources', 'notes.txt'), NOTES);
  for (let i = 0; i < ARTICLES; i++) writeFileSync(join(folder, 'articles', `gate-${i}.md`), story(i));
}

async function main(): Promise<void> {
  makeNewsroom();
  const server = spawn(process.execPath, [BINARY, 'preview', '--port', '0', '--json'], { cwd: folder });
  try {
    let said = '';
    const address = await new Promise<string>((done) =>
      server.stdout.on('data', (chunk: Buffer) => {
        said += chunk;
        const found = /"address": "([^"]+)"/.exec(said);
        if (found) done(found[1]!);
      }),
    );
    for (const [name, page, file] of [
      ['article', 'council/gate-3/', 'articles/gate-3.md'],
      ['front page', '', 'articles/gate-27.md'],
      ['article, its source saved', 'council/gate-3/', 'sources/notes.txt'],
    ] as const)
      await measure(address, name, page, file, server.pid!);
  } finally {
    server.kill('SIGINT');
  }
}

async function measure(
  address: string,
  name: string,
  page: string,
  file: string,
  pid: number,
): Promise<void> {
  const times: number[] = [];
  const before = cpuOf(pid);
  for (let i = -3; i < SAVES; i++) {
    const html = await (await fetch(address + page)).text();
    const mark = /data-mark="([^"]+)"/.exec(html)![1]!;
    const stop = new AbortController();
    const events = await fetch(
      `${address}__preview/events?${new URLSearchParams({ page: `/${page}`, mark })}`,
      {
        signal: stop.signal,
      },
    );
    const reader = events.body!.getReader();
    await reader.read();
    // So that one save does not wait for what the one before has still to do.
    await new Promise((rest) => setTimeout(rest, 150));
    save(file, i);
    const saved = performance.now();
    for (let text = ''; !text.includes('event: change'); )
      text += new TextDecoder().decode((await reader.read()).value);
    if (i >= 0) times.push(performance.now() - saved);
    stop.abort();
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0);
  const cpu = ((cpuOf(pid) - before) / (SAVES + 3)) * 1000;
  process.stdout.write(
    `${name.padEnd(28)} median ${at(0.5)} ms, 95 % ${at(0.95)} ms, most ${at(1)} ms; ${cpu.toFixed(0)} ms CPU a save and its page\n`,
  );
}

function save(file: string, revision: number): void {
  const path = join(folder, file);
  // One quotation is in the source, and the next time it is not.
  if (file.startsWith('sources'))
    writeFileSync(path, NOTES.replace('every barge', revision % 2 === 0 ? 'every barge' : 'each ship'));
  else if (file.includes('27'))
    writeFileSync(path, story(27).replace('is to be renewed', `waits for ${revision + 10} beams`));
  else writeFileSync(path, story(3, revision).replace('nine weeks', `${revision + 10} weeks`));
}

/** User and system time of a process in seconds, from Linux. */
function cpuOf(pid: number): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) / 100;
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true });
}
