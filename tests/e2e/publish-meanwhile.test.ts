import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newsroom, soundArticle } from '../support/newsroom.ts';
import { start } from '../support/run.ts';

const nameOf = (number: number): string => `articles/story-${number}.md`;

const CALM = 'The ferry to Dunmoor left on time, and nobody on the pier had anything to say about it.';

const article = (number: number, words: string): string =>
  soundArticle({
    slug: `story-${number}`,
    body: `${words}\n\n${Array.from({ length: 40 }, () => CALM).join('\n\n')}`,
  }).replace('byline:', 'date_published: 2026-03-03T08:00:00Z\nbyline:');

const SETTINGS = `name: The Dunmoor Echo
url: https://echo.dunmoor.news
language: en-GB
timezone: Europe/London
hosts:
  public:
    type: folder
    path: public
`;

test('a reporter saves an article while a large archive is being published: it goes out as it is by then', async () => {
  const files: Record<string, string> = {};
  for (let number = 0; number < 500; number++) files[nameOf(number)] = article(number, 'As it was.');
  const root = await newsroom({ ...files, 'newsctl.yaml': SETTINGS });
  const child = start(['publish', '--yes'], { cwd: root });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const ended = once(child, 'close');
  // By the time that the first megabyte is kept hundreds were read, and none is checked.
  while (!existsSync(join(root, '.newsctl/cache/site/articles-text'))) await pause(5);
  await writeFile(join(root, nameOf(20)), article(20, 'As it is by now.'));
  const [code] = await ended;
  expect(said).not.toContain('was changed while');
  expect(code).toBe(0);
  const page = await readFile(join(root, 'public/council/story-20/index.html'), 'utf8').catch(() => '');
  expect(page).toContain('As it is by now.');
});

test('an article that is never at rest is named, and what was checked of the others is kept', async () => {
  const files: Record<string, string> = {};
  for (let number = 0; number < 500; number++) files[nameOf(number)] = article(number, 'As it was.');
  // The last one, by its name and by its date.
  const restless = 'articles/zz.md';
  const words = (time: number): string =>
    article(999, `Saved ${time} times.`).replace('2026-03-03', '2025-03-03');
  const root = await newsroom({ ...files, [restless]: words(0), 'newsctl.yaml': SETTINGS });
  const child = start(['publish', '--yes'], { cwd: root });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const ended = once(child, 'close');
  for (let time = 1; child.exitCode === null; time++) {
    await writeFile(join(root, 'next.md'), words(time));
    await rename(join(root, 'next.md'), join(root, restless));
    await pause(5);
  }
  expect((await ended)[0]).not.toBe(0);
  expect(said).toContain(`${restless} was changed while newsctl was at work with it.`);
  expect(existsSync(join(root, 'public'))).toBe(false);
  const kept = await readFile(join(root, '.newsctl/cache/outgoing'), 'utf8');
  expect(kept.split('\n').length).toBeGreaterThan(400);
});
