import { readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Newsroom } from '../../../src/newsroom/newsroom.ts';
import { readRecord } from '../../../src/newsroom/source-record.ts';
import { speakerMap } from '../../../src/newsroom/speaker-map.ts';
import { type SourceToStore, storeSource } from '../../../src/newsroom/store-source.ts';
import { storedSources } from '../../../src/newsroom/stored-sources.ts';
import { temporaryFolder, temporaryNewsroom, write } from './temporary-newsroom.ts';

const NOW = new Date('2026-07-01T12:00:00Z');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const store = (newsroom: Newsroom, more: Partial<SourceToStore> = {}) =>
  storeSource(newsroom, {
    name: 'Ferry statement.txt',
    bytes: bytes('The ferry is safe.'),
    capturedBy: 'Ann Lee',
    now: NOW,
    ...more,
  });

describe('storing', () => {
  test('keeps the bytes, and a record beside them', async () => {
    const newsroom = await temporaryNewsroom();
    const { record, problem } = await store(newsroom, { url: 'https://dunmoor.example/ferry', speakers: {} });
    expect(problem).toBeNull();
    expect(record).toEqual({
      id: 'ferry-statement',
      kind: 'statement',
      file: 'sources/Ferry statement.txt',
      url: 'https://dunmoor.example/ferry',
      sha256: record.sha256,
      captured_at: '2026-07-01T13:00:00+01:00',
      captured_by: 'Ann Lee',
    });
    expect(record.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await readFile(join(newsroom.root, record.file), 'utf8')).toBe('The ferry is safe.');
    const text = await readFile(join(newsroom.root, `${record.file}.source.yaml`), 'utf8');
    expect(readRecord(text)).toEqual(record);
  });

  test('never writes over a file, and gives every source an id of its own', async () => {
    const newsroom = await temporaryNewsroom({ 'sources/ferry STATEMENT.txt': 'mine' });
    const stored = [];
    for (const name of [
      'Ferry statement.txt',
      'ferry-statement.txt',
      'ferry_statement.txt',
      'ferry-statement.md',
    ])
      stored.push((await store(newsroom, { name })).record);
    expect(new Set(stored.map(({ id }) => id)).size).toBe(4);
    expect(stored[0]!.file).toBe('sources/Ferry statement-2.txt');
    expect(await readFile(join(newsroom.root, 'sources/ferry STATEMENT.txt'), 'utf8')).toBe('mine');
    expect((await store(newsroom, { name: 'x.txt', takenIds: ['x'] })).record.id).toBe('x-2');
  });

  test('ten at once get ten files', async () => {
    const newsroom = await temporaryNewsroom();
    const stored = await Promise.all(Array.from({ length: 10 }, () => store(newsroom)));
    expect(new Set(stored.map(({ record }) => record.file)).size).toBe(10);
    expect(new Set(stored.map(({ record }) => record.id)).size).toBe(10);
  });

  test('a file without words is refused, or stored with a reason', async () => {
    const newsroom = await temporaryNewsroom();
    const scan = { name: 'scan.pdf', bytes: bytes('%PDF-1.7 broken') };
    await expect(store(newsroom, scan)).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
    expect(await readdir(join(newsroom.root)).catch(() => [])).not.toContain('sources');
    expect((await store(newsroom, { ...scan, unread: true })).problem).toMatch(/damaged/);
  });

  test('a confidential one tells nothing of itself, in errors neither', async () => {
    const newsroom = await temporaryNewsroom();
    const secret = { name: 'Tom Roe.txt', confidential: true };
    const { record } = await store(newsroom, secret);
    expect(record).toMatchObject({ id: record.file.slice(8, 23), confidential: true });
    expect(record.file).toBe(`sources/source-${record.sha256.slice(0, 8)}.txt`);
    expect((await stat(join(newsroom.root, record.file))).mode & 0o077).toBe(0);
    const error = await store(newsroom, { ...secret, bytes: bytes('') }).catch(String);
    expect(error).not.toContain('Roe');
  });

  test('sources/ that leads out of the newsroom takes nothing', async () => {
    const newsroom = await temporaryNewsroom();
    const elsewhere = await temporaryFolder();
    await symlink(elsewhere, join(newsroom.root, 'sources'));
    await expect(store(newsroom)).rejects.toMatchObject({ code: 'USAGE' });
    expect(await readdir(elsewhere)).toEqual([]);
  });
});

describe('the list', () => {
  test('says whether files are as they were, and how many articles declare them', async () => {
    const newsroom = await temporaryNewsroom({ 'sources/by-hand.txt': 'Notes.' });
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await store(newsroom, { name });
    await writeFile(join(newsroom.root, 'sources/b.txt'), 'other');
    await rm(join(newsroom.root, 'sources/c.txt'));
    const article = (file: string) => `---\nsources: [{id: x, kind: court, file: ${file}}]\n---\n`;
    await write(newsroom.root, {
      'articles/1.md': article('sources/a.txt'),
      'articles/2.md': article('./sources/a.txt'),
      'sources/d.txt': 'Words.',
      'sources/d.txt.source.yaml': 'kind: nothing\n',
    });
    const found = await storedSources(newsroom.root);
    expect(found.map(({ file, state, articles }) => [file, state, articles])).toEqual([
      ['sources/a.txt', 'intact', 2],
      ['sources/b.txt', 'changed', 0],
      ['sources/by-hand.txt', 'no-record', 0],
      ['sources/c.txt', 'missing', 0],
      ['sources/d.txt', 'bad-record', 0],
    ]);
  });

  test('takes a source for confidential where one article or its record says so', async () => {
    const newsroom = await temporaryNewsroom({
      'articles/1.md': '---\nsources: [{id: x, kind: court, confidential: true, file: sources/a.txt}]\n---\n',
    });
    await store(newsroom, { name: 'a.txt' });
    await store(newsroom, { confidential: true });
    expect((await storedSources(newsroom.root)).map(({ confidential }) => confidential)).toEqual([
      true,
      true,
    ]);
  });
});

test('speakers are known by id where the desk knows them', () => {
  const people = [{ id: 'lee', name: 'Ann Lee', aliases: ['Cllr Lee'] }];
  expect(speakerMap(['ann lee', 'CHAIR=Cllr Lee', 'CLERK=Tom Roe', ' '], people)).toEqual({
    'ann lee': 'lee',
    CHAIR: 'lee',
    CLERK: 'Tom Roe',
  });
});
