import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PageWriter } from '../../src/publish/page-writer.ts';
import type { Unfilled } from '../../src/site/pages/frame.ts';
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

const THEME = {
  templates: {
    'article.liquid': '<h1>{{ page.title }}</h1>\n{{ page.body | raw }}',
    'page.liquid': '{{ nobody }}',
  },
  timezone: 'UTC',
};
const unfilled = (number: number, template: Unfilled['template'] = 'article'): Unfilled => ({
  template,
  data: { page: { title: `“Fish” & ${number}`, body: `<p>${textOf(number)}</p>` } },
});
const filled = (number: number): string => `<h1>“Fish” &amp; ${number}</h1>\n<p>${textOf(number)}</p>`;
const neverHere = async (): Promise<string> => expect.fail('made here');

test('pages are filled in by the thread, among others that are made', async () => {
  const folder = await temporaryFolder();
  const writer = new PageWriter(PROGRAM, folder);
  const pages = await Promise.all(
    Array.from({ length: 70 }, (_, number) =>
      number % 3 === 0
        ? writer.put(`${number}.html`, filled(number))
        : writer.fill(`${number}.html`, unfilled(number), THEME, neverHere),
    ),
  );
  for (const [number, { sha256: hash, size }] of pages.entries()) {
    const there = await readFile(join(folder, `${number}.html`));
    expect(there.toString()).toBe(filled(number));
    expect([hash, size]).toEqual([sha256(there), there.length]);
  }
  await writer.close();
});

test('what the thread cannot fill in, or write, is made here, where it is said what is wrong', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'there.html'), 'another');
  const writer = new PageWriter(PROGRAM, folder);
  const [good, there, faulty] = await Promise.allSettled([
    writer.fill('good.html', unfilled(1), THEME, neverHere),
    writer.fill('there.html', unfilled(2), THEME, async () => 'made here'),
    writer.fill('faulty.html', unfilled(3, 'page'), THEME, async () => {
      throw new Error('The template asks for nobody.');
    }),
  ]);
  expect(good.status).toBe('fulfilled');
  expect(there).toMatchObject({ value: { sha256: sha256('made here'), size: 9 } });
  expect(faulty).toMatchObject({ reason: { message: 'The template asks for nobody.' } });
  expect([...writer.written]).toEqual(['good.html']);
  await writer.close();
});

test('where the thread breaks down pages that it should have filled in are made here', async () => {
  const folder = await temporaryFolder();
  const broken = join(folder, 'broken.cjs');
  await writeFile(broken, "require('node:worker_threads').parentPort.on('message', () => process.exit(3));");
  const writer = new PageWriter(broken, folder);
  const page = await writer.fill('a.html', unfilled(1), THEME, async () => 'made here');
  expect(Buffer.from(await page.bytes()).toString()).toBe('made here');
  await writer.close();
});
