import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
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

test('a reporter saves an article while a large archive is being published: it goes out as it is by then', async () => {
  const files: Record<string, string> = {};
  for (let number = 0; number < 500; number++) files[nameOf(number)] = article(number, 'As it was.');
  const root = await newsroom({
    ...files,
    'newsctl.yaml':
      'name: The Dunmoor Echo\nurl: https://echo.dunmoor.news\nlanguage: en-GB\ntimezone: Europe/London\nhosts:\n  public:\n    type: folder\n    path: public\n',
  });
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
