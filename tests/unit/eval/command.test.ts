import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/newsroom.ts';

const ROOT = join(import.meta.dirname, '../../..');

const evaluate = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/eval.ts', ...args], { cwd: ROOT });

function line(id: string): string {
  const text = 'The ferry is back. “We missed her,” said Tom Gray.';
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const quote = { ...span('“We missed her,”'), speaker: span('Tom Gray'), cue: span('said'), kind: 'direct' };
  return `${JSON.stringify({ id, text, quotes: [quote] })}\n`;
}

test('reads a folder, plain and packed, and writes its tables into a page', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.jsonl'), line('1') + line('2'));
  await writeFile(join(folder, 'b.jsonl.gz'), gzipSync(line('3')));
  const { stdout } = await evaluate(folder);
  expect(stdout).toContain('### a\n\nArticles: 2. Passages: 2, with a speaker: 2.');
  expect(stdout).toContain('### b\n\nArticles: 1. Passages: 1');
  expect(stdout).toMatch(/\| speaker, head +\| 100\.0 \| 100\.0 \| 100\.0 \| \(100\.0 – 100\.0\) \|/);

  const page = join(folder, 'page.md');
  await writeFile(page, 'Before.\n<!-- eval corpus -->\nold\n<!-- /eval corpus -->\nAfter.\n');
  await evaluate(folder, '--write', page);
  const written = await readFile(page, 'utf8');
  expect(written).toBe(
    `Before.\n<!-- eval corpus -->\n\n${stdout.trimEnd()}\n\n<!-- /eval corpus -->\nAfter.\n`,
  );
});

test('reads our own articles, with what only they know', async () => {
  const { stdout } = await evaluate();
  expect(stdout).toMatch(/^### tests\/articles\n\nArticles: \d+\./);
  expect(stdout).toContain('person right');
});
