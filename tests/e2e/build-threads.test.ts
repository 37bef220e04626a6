import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildInto } from '../../src/publish/build-into.ts';
import { newsroom, soundArticle, temporaryFolder } from '../support/newsroom.ts';
import { tree } from '../support/publishing.ts';
import { documentOf, run, start } from '../support/run.ts';

/** So many that newsctl reads them in threads. */
const MANY = 420;

const nameOf = (number: number): string => `articles/story-${String(number).padStart(3, '0')}.md`;

function archive(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let number = 0; number < MANY; number++) {
    const body = `“It took us ${number} days,” said Ann Lee.\n\nSee [the last one](story-000.md).\n\n## Ünd so weiter\n\n- a\n- b`;
    const status = number % 50 === 7 ? 'draft' : 'published';
    files[nameOf(number)] = soundArticle({
      slug: `story-${number}`,
      status,
      body: `${body} ${status}-words`,
    }).replace(
      'byline:',
      `date_published: 2026-${String(1 + (number % 9)).padStart(2, '0')}-03T08:00:00Z\nbyline:`,
    );
  }
  return files;
}

test('many articles, read in threads, make the site that reading them one by one makes', async () => {
  const root = await newsroom(archive());
  const ran = await run(['build', '--json'], { cwd: root });
  expect(ran.stderr).toBe('');
  expect(documentOf(ran).ok).toBe(true);
  const out = await temporaryFolder();
  const settings = { name: 'The Dunmoor Echo', url: 'https://echo.dunmoor.news', language: 'en-GB' };
  const { files } = await buildInto({
    root,
    theme: join(import.meta.dirname, '../../templates/site'),
    settings: { ...settings, timezone: 'Europe/London', description: '', sections: ['council', 'courts'] },
    paths: Object.keys(archive()),
    now: new Date(),
    out,
  });
  expect(files.length).toBeGreaterThan(2 * (MANY - 10));
  expect(tree(join(root, '.newsctl/site'))).toEqual(tree(out));
  // What may not go out is not kept, and what may is not read again.
  const kept = await readFile(join(root, '.newsctl/cache/site/articles-text'), 'utf8');
  expect(kept).toContain('published-words');
  expect(kept).not.toContain('draft-words');
});

test('a file that cannot be read stops the build and is named, as ever', async () => {
  const broken = nameOf(300);
  const root = await newsroom(archive());
  await writeFile(join(root, broken), Buffer.from([0x23, 0xff, 0xfe]));
  const ran = await run(['build', '--json'], { cwd: root });
  const { error } = documentOf(ran);
  expect(error?.code).toBe('FILE_UNREADABLE');
  expect(error?.message).toContain(broken);
});

test('what a build leaves that is killed at any moment is cleared away by the next one', async () => {
  const root = await newsroom(archive());
  const out = join(root, '.newsctl/site');
  const started = Date.now();
  expect((await run(['build'], { cwd: root })).code).toBe(0);
  const took = Date.now() - started;
  const whole = tree(out);
  let cut = 0;
  for (const part of [0.4, 0.6, 0.75, 0.9]) {
    await rm(join(root, '.newsctl'), { recursive: true, force: true });
    const killed = await run(['build'], { cwd: root, timeout: Math.ceil(part * took) });
    if (killed.code === null) cut++;
    expect((await run(['build'], { cwd: root })).code).toBe(0);
    expect(tree(out)).toEqual(whole);
  }
  expect(cut).toBeGreaterThan(0);
});

test('Ctrl-C stops it between two pages, and nothing of the site is there', async () => {
  const root = await newsroom(archive());
  const out = join(root, '.newsctl/site');
  const child = start(['build'], { cwd: root });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const ended = once(child, 'close');
  // The folder in which it is made is there from the start.
  while (!existsSync(out)) await new Promise((wake) => setTimeout(wake, 20));
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  expect(said).toMatch(/Stopped\.\n$/);
  expect(said).not.toMatch(/ at .*\.c?js|AbortError|went wrong/);
  expect(readdirSync(out)).toEqual([]);
  expect((await run(['build'], { cwd: root })).code).toBe(0);
  expect(readdirSync(out)).toContain('index.html');
});
