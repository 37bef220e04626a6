import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { loadSourceFiles } from '../../../src/newsroom/source-files.ts';
import { newsroom, temporaryFolder } from '../../support/newsroom.ts';

const article = (...files: string[]) =>
  readArticle(
    `---\n${JSON.stringify({ sources: files.map((file, at) => ({ id: `s${at}`, kind: 'document', file })) })}\n---\nCopy.\n`,
    'a.md',
  );

const KEPT = '.newsctl/cache/sources';

test('reads what the articles declare, and nothing else', async () => {
  const root = await newsroom({ 'sources/a.txt': 'LEE: We wait.', 'sources/b.txt': 'Never read.' });
  const files = await loadSourceFiles(root, [article('sources/a.txt'), article('sources/a.txt')]);
  expect([...files.keys()]).toEqual(['sources/a.txt']);
  expect(files.get('sources/a.txt')).toMatchObject({ problem: null, text: { text: 'LEE: We wait.' } });
  expect(files.get('sources/a.txt')!.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('says why a file has no text, without its name', async () => {
  const outside = await temporaryFolder();
  await writeFile(join(outside, 'x.txt'), 'Elsewhere.');
  const root = await newsroom({ 'sources/broken.pdf': 'no document', 'sources/odd.xyz': 'Text.' });
  await symlink(join(outside, 'x.txt'), join(root, 'sources/link.txt'));
  const named = [
    'sources/gone.txt',
    '../x.txt',
    'sources/link.txt',
    'sources',
    'sources/broken.pdf',
    'sources/odd.xyz',
  ];
  const files = await loadSourceFiles(root, [article(...named)]);
  const problems = named.map((name) => files.get(name)!.problem!);
  expect(problems.slice(0, 4)).toEqual([
    'is not there',
    'is not there',
    'lies outside the newsroom',
    'is a folder',
  ]);
  for (const problem of problems) expect(problem).not.toMatch(/gone|link|broken|odd\b/);
  expect([...files.values()].every(({ text }) => text === null)).toBe(true);
});

test('keeps what it read by checksum, uses it again, and reads anew what was damaged', async () => {
  const root = await newsroom({ 'sources/a.txt': 'We wait.' });
  const load = async () =>
    (await loadSourceFiles(root, [article('sources/a.txt')])).get('sources/a.txt')!.text!.text;
  expect(await load()).toBe('We wait.');
  const [name, ...others] = await readdir(join(root, KEPT));
  expect(others).toEqual([]);
  expect(name).toMatch(/^[0-9a-f]{64}\.txt\.\d+\.json$/);
  const kept = join(root, KEPT, name!);
  await writeFile(kept, (await readFile(kept, 'utf8')).replace('We wait.', 'We kept.'));
  expect(await load()).toBe('We kept.');
  for (const damaged of ['', '{', '{"text": 1}', 'null']) {
    await writeFile(kept, damaged);
    expect(await load()).toBe('We wait.');
  }
  await writeFile(join(root, 'sources/a.txt'), 'We went.');
  expect(await load()).toBe('We went.');
});

test('a newsroom in which nothing can be kept reads all the same', async () => {
  const root = await newsroom({ 'sources/a.txt': 'We wait.' });
  await mkdir(join(root, '.newsctl'), { recursive: true });
  await writeFile(join(root, '.newsctl/cache'), 'in the way');
  const files = await loadSourceFiles(root, [article('sources/a.txt')]);
  expect(files.get('sources/a.txt')!.text!.text).toBe('We wait.');
});
