import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectFolder } from '../../src/hosts/folder-host.ts';
import { SiteCache } from '../../src/publish/cache/site-cache.ts';
import { prepareNewsroom } from '../../src/publish/prepare.ts';
import { publish } from '../../src/publish/publish.ts';
import { article, CONFIG, newsctl, newsroom, temporary, tree, write } from '../support/publishing.ts';

const DATED = { date_published: '2026-11-01T08:00:00+00:00', status: 'published' };
const dated = (slug: string, body?: string, keys = {}) => article(slug, { ...DATED, ...keys }, body);
const ROOM = {
  'articles/mill.md': dated('mill'),
  'articles/ford.md': dated('ford', 'See [the mill](mill.md).'),
  'articles/weir.md': dated('weir'),
};

/** Readers have what a newsroom that never built before would publish, dates of changes aside. */
async function expectWhole(root: string): Promise<void> {
  const copy = await temporary();
  for (const path of ['newsctl.yaml', 'articles', 'style', 'sources', 'people.yaml'])
    await cp(join(root, path), join(copy, path), { recursive: true }).catch(() => {});
  expect((await newsctl(copy, 'build', '--out', 'site')).code).toBe(0);
  expect(tree(join(root, 'public'))).toEqual(tree(join(copy, 'site')));
}

test('whatever is edited between two publications, readers get the whole of it', async () => {
  const root = await newsroom(ROOM);
  expect((await newsctl(root, 'publish')).code).toBe(0);
  const edits: Record<string, string>[] = [
    { 'articles/mill.md': dated('mill', 'Work began again.') },
    { 'articles/mill.md': dated('mill', 'Nobody knows why.'), 'articles/ford.md': dated('ford', 'No link.') },
    { 'articles/draft.md': article('draft', { status: 'draft' }, 'Not yet.') },
    { 'articles/weir.md': dated('weir', 'It holds.') },
    { 'articles/draft.md': dated('draft', 'Now.') },
    { 'articles/weir.md': dated('weir', 'It holds.', { headline: 'The weir holds' }) },
    { 'articles/mill.md': dated('mill', 'Gone.', { status: 'withdrawn' }) },
    { 'articles/weir.md': dated('weir', 'It broke.', { headline: 'The weir holds' }) },
    { 'newsctl.yaml': `${CONFIG}description: News of the river.\n` },
    { 'articles/weir.md': dated('weir', 'It was mended.', { headline: 'The weir holds' }) },
    { 'newsctl.yaml': `${CONFIG}ninjs: false\n` },
    { 'articles/weir.md': dated('weir', 'It is new.', { headline: 'The weir holds' }) },
    { 'newsctl.yaml': CONFIG },
  ];
  for (const edit of edits) {
    await write(root, edit);
    const ran = await newsctl(root, 'publish');
    expect(ran, JSON.stringify(edit)).toMatchObject({ code: 0, stderr: expect.not.stringContaining('rror') });
    await expectWhole(root);
    expect((await newsctl(root, 'publish')).stdout).toContain('Nothing to publish');
  }
  const { json } = await newsctl(root, 'status', '--json');
  expect(json.result).toMatchObject({ counts: { put: 0, remove: 0 }, damaged: [], foreign: [] });
  expect(json.result.articles).toEqual(['articles/draft.md', 'articles/ford.md', 'articles/weir.md']);
  const last = tree(join(root, 'public'));
  expect((await newsctl(root, 'undo')).code).toBe(0);
  expect(tree(join(root, 'public'))).not.toEqual(last);
  expect((await newsctl(root, 'publish')).code).toBe(0);
  await expectWhole(root);
}, 240_000);

test('the exports for other systems go with their setting, from what readers have and from a build, and come back', async () => {
  const root = await newsroom(ROOM);
  const exported = (folder: string): string[] =>
    Object.keys(tree(join(root, folder))).filter((path) => path.endsWith('ninjs.json'));
  const all = ['ford', 'mill', 'weir'].map((slug) => `council/${slug}/ninjs.json`);
  for (const [setting, expected] of [
    ['', all],
    ['ninjs: false\n', []],
    ['ninjs: true\n', all],
  ] as const) {
    await write(root, { 'newsctl.yaml': CONFIG + setting });
    for (const args of [['build', '--out', 'built'], ['publish']])
      expect(await newsctl(root, ...args), setting).toMatchObject({ code: 0 });
    for (const folder of ['built', 'public']) expect(exported(folder).sort(), folder).toEqual(expected);
    await expectWhole(root);
  }
}, 60_000);

test('an error in what was edited stops it, and so does one that the style of the house finds elsewhere since', async () => {
  const root = await newsroom({ ...ROOM, 'newsctl.yaml': CONFIG });
  await newsctl(root, 'publish');
  const before = tree(join(root, 'public'));
  await write(root, { 'articles/mill.md': dated('mill', '![](/media/none.png)') });
  expect(await newsctl(root, 'publish')).toMatchObject({ code: 1 });
  await write(root, {
    'articles/mill.md': dated('mill', 'Fine.'),
    'style/House/work.yml': 'extends: existence\nmessage: "No work."\nlevel: error\ntokens: [began]\n',
  });
  const ran = await newsctl(root, 'publish');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('articles/weir.md');
  expect(tree(join(root, 'public'))).toEqual(before);
}, 60_000);

test('of three articles one that was edited is looked at, and what is damaged on the host is put right', async () => {
  const root = await newsroom(ROOM);
  const now = new Date('2026-11-20T08:00:00Z');
  const settings = {
    name: 'The Ferrow Post',
    url: 'https://post.example',
    language: 'en-GB',
    timezone: 'Europe/London',
    description: '',
    sections: [],
  };
  const once = async () => {
    const host = await connectFolder('public', { root, name: 'public', keep: 3 });
    const cache = new SiteCache(root, 'test');
    const paths = Object.keys(ROOM).sort();
    const theme = join(import.meta.dirname, '../../templates/site');
    const prepared = await prepareNewsroom({
      root,
      theme,
      settings,
      paths,
      now,
      cache,
      audience: 'all',
      host,
    });
    const tool = 'newsctl test';
    const signal = new AbortController().signal;
    const run = { root, host, hostName: 'public', settings, prepared, who: 'Ines Vale', tool, now, signal };
    const done = await publish(run);
    prepared.note(done.release!, new Map());
    cache.save();
    return { prepared, live: (await host.current())! };
  };
  expect((await once()).prepared.patched).toBeNull();
  await write(root, { 'articles/mill.md': dated('mill', 'Work began again.') });
  await rm(join(root, 'public/robots.txt'));
  const { prepared, live } = await once();
  expect(prepared.patched).not.toBeNull();
  expect(prepared.outgoing.map(({ article: { path } }) => path)).toEqual(['articles/mill.md']);
  const put = prepared.plan.entries.filter(({ action }) => action === 'put').map(({ path }) => path);
  expect(put).toContain('robots.txt');
  expect(put).toContain('council/mill/index.html');
  expect(put).not.toContain('council/weir/index.html');
  expect(live.articles.map(({ path }) => path)).toEqual(Object.keys(ROOM).sort());
  expect(tree(join(root, 'public'))['robots.txt']).toBeDefined();
  // The publish noted in its file when it was changed.
  const stamped = await once();
  expect(stamped.prepared).toMatchObject({ patched: {}, outgoing: [{}] });
  expect(stamped.prepared.plan.entries.every(({ action }) => action === 'keep')).toBe(true);
  expect((await once()).prepared).toMatchObject({ patched: {}, outgoing: [] });
}, 60_000);
