import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PageWriter } from '../../src/publish/page-writer.ts';
import { sha256 } from '../../src/text/sha256.ts';
import { temporaryFolder } from '../support/newsroom.ts';

// The thread is a program of the package: it is there once newsctl was built.
const PROGRAM = join(import.meta.dirname, '../../dist/writing-thread.cjs');

/** Some longer than the memory that the thread has for one, some with characters of three and of four bytes. */
const textOf = (number: number): string => `${number} “Ünd” 🗳 `.repeat(1 + (number % 7) * 4000);

test('pages lie where they belong, each with its hash and size', async () => {
  const folder = await temporaryFolder();
  const writer = new PageWriter(PROGRAM, folder);
  const paths = Array.from(
    { length: 100 },
    (_, number) => `section-${number % 3}/story-${number}/index.html`,
  );
  const pages = await Promise.all(paths.map((path, number) => writer.put(path, textOf(number))));
  for (const [number, { sha256: hash, size, bytes }] of pages.entries()) {
    const there = await readFile(join(folder, paths[number]!));
    expect(there.toString()).toBe(textOf(number));
    expect(hash).toBe(sha256(there));
    expect(size).toBe(there.length);
    expect(Buffer.from(await bytes()).equals(there)).toBe(true);
  }
  expect([...writer.written]).toEqual(paths);
  await writer.close();
});

test('a page that has no place is kept, and the others are written', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'story'), 'a file where a folder should be');
  await mkdir(join(folder, 'other'));
  await writeFile(join(folder, 'other', 'index.html'), 'another');
  const writer = new PageWriter(PROGRAM, folder);
  const paths = ['story/index.html', 'other/index.html', 'third/index.html'];
  const pages = await Promise.all(paths.map((path, number) => writer.put(path, textOf(number))));
  expect([...writer.written]).toEqual(['third/index.html']);
  // What comes later has their memory.
  for (let more = 0; more < 100; more += 10)
    await Promise.all(Array.from({ length: 10 }, (_, n) => writer.put(`later/${more + n}.html`, 'later')));
  for (const [number, page] of pages.entries()) {
    expect(Buffer.from(await page.bytes()).toString()).toBe(textOf(number));
    expect(page.sha256).toBe(sha256(textOf(number)));
  }
  expect(await readFile(join(folder, 'other', 'index.html'), 'utf8')).toBe('another');
  await writer.close();
});

test('where the thread breaks down every page is kept', async () => {
  const folder = await temporaryFolder();
  const broken = join(folder, 'broken.cjs');
  await writeFile(broken, "require('node:worker_threads').parentPort.on('message', () => process.exit(3));");
  const writer = new PageWriter(broken, folder);
  const texts = Array.from({ length: 50 }, (_, number) => textOf(number));
  const pages = await Promise.all(texts.map((text, number) => writer.put(`${number}.html`, text)));
  // One that comes later, too.
  pages.push(await writer.put('50.html', textOf(50)));
  for (const [number, { bytes }] of pages.entries())
    expect(Buffer.from(await bytes()).toString()).toBe(textOf(number));
  expect(writer.written.size).toBe(0);
  await writer.close();
});
