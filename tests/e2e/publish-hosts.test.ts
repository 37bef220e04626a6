import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newsctl, newsroom, tree, write } from '../support/publishing.ts';

const CONFIG = `name: The Ferrow Post
url: https://post.example
language: en-GB
timezone: Europe/London
hosts:
  public: { type: folder, path: public }
  staging: { type: folder, path: staging }
`;

const article = (slug: string, more = '', body = 'The weir was mended on Friday.'): string => `---
id: ${slug}
headline: The weir is mended
slug: ${slug}
standfirst: The weir was mended on Friday.
section: council
byline: Ines Vale
status: approved
type: news
${more || 'date_published: 2026-11-20T08:00:00+00:00'}
---
${body}
`;

const ROOM = { 'newsctl.yaml': CONFIG, 'articles/weir.md': article('weir') };

describe('a plan in a file', () => {
  test('is written and nothing is changed; carried out, it is what was written', async () => {
    const root = await newsroom({ ...ROOM, 'articles/mill.md': article('mill', 'x-desk: one') });
    const before = tree(root);
    const planned = await newsctl(root, 'publish', '--plan-out', 'plan.json');
    expect(planned).toMatchObject({ code: 0 });
    const { 'plan.json': _, ...after } = tree(root);
    expect(after).toEqual(before);
    const plan = JSON.parse(await readFile(join(root, 'plan.json'), 'utf8'));
    expect(plan).toMatchObject({ version: 1, host: 'public', live: null });
    // An article without a date goes out with that of the plan, however much later.
    await new Promise((done) => setTimeout(done, 2100));
    expect(await newsctl(root, 'publish', '--plan', 'plan.json')).toMatchObject({ code: 0 });
    const site = tree(join(root, 'public'));
    expect(Object.keys(site).sort()).toEqual(plan.changes.map(({ path }: { path: string }) => path).sort());
  });

  test('stops where an article, the host or the file is another one by now', async () => {
    const root = await newsroom(ROOM);
    await newsctl(root, 'publish', '--plan-out', 'plan.json');
    await write(root, { 'articles/weir.md': article('weir', '', 'The weir broke.') });
    const edited = await newsctl(root, 'publish', '--plan', 'plan.json');
    expect(edited.code).toBe(2);
    expect(edited.stderr).toContain('council/weir/index.html');
    expect(await readdir(root)).not.toContain('public');
    const other = await newsctl(root, 'publish', '--plan', 'plan.json', '--to', 'staging');
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('`staging`');
    await newsctl(root, 'publish');
    expect((await newsctl(root, 'publish', '--plan', 'plan.json')).stderr).toContain('was live');
    await write(root, { 'plan.json': '{"version": 1}' });
    expect(await newsctl(root, 'publish', '--plan', 'plan.json')).toMatchObject({ code: 2 });
    expect(await newsctl(root, 'publish', '--plan', 'none.json')).toMatchObject({ code: 2 });
  });
});

describe('several hosts', () => {
  test('are published to one after another, and each knows what it has', async () => {
    const root = await newsroom(ROOM);
    const both = await newsctl(root, 'publish', '--to', 'staging', '--to', 'public', '--json');
    expect(both).toMatchObject({ code: 0 });
    expect(both.json.result.hosts.map(({ host }: { host: string }) => host)).toEqual(['staging', 'public']);
    expect(tree(join(root, 'staging'))).toEqual(tree(join(root, 'public')));
    await write(root, { 'articles/weir.md': article('weir', '', 'The weir broke.') });
    expect(await newsctl(root, 'publish', '--to', 'staging')).toMatchObject({ code: 0 });
    expect(tree(join(root, 'staging'))).not.toEqual(tree(join(root, 'public')));
    const last = await newsctl(root, 'publish');
    expect(last).toMatchObject({ code: 0 });
    for (const host of ['staging', 'public'])
      expect(await readFile(join(root, host, 'council/weir/index.html'), 'utf8')).toContain(
        'The weir broke.',
      );
    expect((await newsctl(root, 'publish', '--to', 'staging', '--to', 'public')).stdout).toMatch(
      /Nothing to publish[\s\S]*Nothing to publish/,
    );
  });

  test('the first that says no ends it, and the others are named', async () => {
    const root = await newsroom({ ...ROOM, staging: 'a file where a folder must go' });
    const ran = await newsctl(root, 'publish', '--to', 'staging', '--to', 'public');
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('Not begun: public');
    expect(await readdir(root)).not.toContain('public');
    expect(await newsctl(root, 'publish', '--to', 'nowhere')).toMatchObject({ code: 2 });
  });
});

describe('publish --due', () => {
  test('brings out what fell due, leaves edits alone, and is silent otherwise', async () => {
    const root = await newsroom(ROOM);
    await newsctl(root, 'publish');
    const soon = new Date(Date.now() + 4000).toISOString();
    await write(root, {
      'articles/weir.md': article('weir', '', 'The weir broke; nobody has looked at this.'),
      'articles/mill.md': article('mill', `embargo: { until: ${soon} }`),
    });
    expect(await newsctl(root, 'publish', '--due')).toEqual({ code: 0, stdout: '', stderr: '', json: null });
    await new Promise((done) => setTimeout(done, 4100));
    const due = await newsctl(root, 'publish', '--due');
    expect(due).toMatchObject({ code: 0, stdout: expect.stringContaining('/council/mill/') });
    expect(await readFile(join(root, 'public/council/weir/index.html'), 'utf8')).not.toContain(
      'nobody has looked',
    );
    expect(await newsctl(root, 'publish', '--due')).toEqual({ code: 0, stdout: '', stderr: '', json: null });
    expect(await newsctl(root, 'publish', '--due', 'articles/mill.md')).toMatchObject({ code: 2 });
  });
});

describe('a Git branch as the host', () => {
  test('is published to, edited, taken back and checked from the program', async () => {
    const root = await newsroom(ROOM);
    const repository = join(root, 'site.git');
    execFileSync('git', ['init', '--quiet', '--bare', repository]);
    const pages = `  pages: { type: git, repository: "file://${repository}", branch: pages }\n`;
    await write(root, { 'newsctl.yaml': `${CONFIG}${pages}` });
    const git = (...words: string[]) =>
      execFileSync('git', ['--git-dir', repository, ...words], { stdio: 'pipe' }).toString();
    expect(await newsctl(root, 'publish', '--to', 'pages')).toMatchObject({ code: 0 });
    expect(git('show', 'pages:council/weir/index.html')).toContain('mended on Friday');
    await write(root, { 'articles/weir.md': article('weir', '', 'The weir broke.') });
    const edited = await newsctl(root, 'publish', '--to', 'pages');
    expect(edited.stdout).toContain('newsctl undo --to pages');
    expect(git('diff', '--name-only', 'pages^', 'pages', '--').split('\n')).not.toContain('index.css');
    expect(await newsctl(root, 'undo', '--to', 'pages')).toMatchObject({ code: 0 });
    expect(git('show', 'pages:council/weir/index.html')).toContain('mended on Friday');
    expect((await newsctl(root, 'status', '--to', 'pages')).stdout).toContain('council/weir/index.html');
    await rm(join(root, '.newsctl/cache'), { recursive: true });
    expect(await newsctl(root, 'publish', '--to', 'pages')).toMatchObject({ code: 0 });
    expect(git('show', 'pages:council/weir/index.html')).toContain('The weir broke.');
    expect(await readFile(join(root, 'newsctl.yaml'), 'utf8')).toContain('pages');
  });
});
