import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  article,
  CONFIG,
  everything,
  newsctl,
  newsroom,
  traces,
  tree,
  write,
} from '../support/publishing.ts';

const OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;

const TWO = { 'articles/mill.md': article('mill'), 'articles/ford.md': article('ford') };

const page = (root: string, path: string): string => readFileSync(join(root, 'public', path), 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: tests look into the document as they please
const entry = (json: any, path: string) =>
  json.result.plan.find((one: { path: string }) => one.path === path);

describe('the plan', () => {
  test('a dry run and a status write nothing at all, before and after the first publish', async () => {
    const root = await newsroom({ ...TWO, 'public/CNAME': 'post.example' });
    for (const published of [false, true]) {
      if (published) {
        expect((await newsctl(root, 'publish', '--yes')).code).toBe(0);
        await write(root, { 'articles/new.md': article('new') });
      }
      const before = traces(root);
      const dry = await newsctl(root, 'publish', '--dry-run');
      expect(dry.code).toBe(0);
      expect(dry.stdout).toContain('Plan for');
      expect((await newsctl(root, 'status')).code).toBe(0);
      if (published) expect((await newsctl(root, 'undo', '--dry-run')).code).toBe(2);
      expect(traces(root)).toEqual(before);
    }
  });

  test('each file has its reason', async () => {
    const root = await newsroom({ ...TWO, 'articles/abbey.md': article('abbey') });
    const first = await newsctl(root, 'publish', '--dry-run', '--json');
    expect(entry(first.json, 'council/mill/index.html')).toMatchObject({ action: 'put', reason: 'new' });
    await newsctl(root, 'publish');
    await write(root, { 'articles/mill.md': article('mill', {}, 'Other words.') });
    await rm(join(root, 'articles/abbey.md'));
    await write(root, { 'public/404.html': 'spoilt' });
    const { json } = await newsctl(root, 'publish', '--dry-run', '--json');
    expect(entry(json, 'council/mill/index.html')).toMatchObject({ action: 'put', reason: 'changed' });
    expect(entry(json, 'council/abbey/index.html')).toMatchObject({
      action: 'remove',
      reason: 'no longer part of the site',
    });
    expect(entry(json, '404.html')).toMatchObject({
      action: 'put',
      reason: 'was changed or lost on the host',
    });
    expect(entry(json, 'robots.txt')).toMatchObject({ action: 'keep', reason: 'unchanged' });
  });

  test('a publish with nothing to do touches nothing and says so', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    const before = traces(root);
    const again = await newsctl(root, 'publish');
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing to publish') });
    expect(traces(root)).toEqual(before);
  });

  test('an article goes with the pages of its subjects and its writer, and counts as one', async () => {
    const extra = { tags: '[a, b, c, d, e, f]', byline: '[{name: Nobody Else}]' };
    const root = await newsroom({ ...TWO, 'articles/quay.md': article('quay', { ...extra, desk: 'false' }) });
    await newsctl(root, 'publish');
    await rm(join(root, 'articles/quay.md'));
    const { code, json } = await newsctl(root, 'publish', '--json');
    expect(code).toBe(0);
    expect(entry(json, 'tags/f/index.html')).toMatchObject({ action: 'remove' });
  });

  test('removing many pages wants the name of the newsroom', async () => {
    const many = Array.from({ length: 7 }, (_, n) => `story-${n}`);
    const root = await newsroom({
      ...TWO,
      ...Object.fromEntries(many.map((slug) => [`articles/${slug}.md`, article(slug)])),
    });
    await newsctl(root, 'publish');
    const before = tree(join(root, 'public'));
    for (const slug of many) await rm(join(root, `articles/${slug}.md`));
    for (const args of [[], ['--yes'], ['--confirm', 'Another Post']]) {
      const ran = await newsctl(root, 'publish', '--json', ...args);
      expect(ran.code).toBe(2);
      expect(ran.json.error).toMatchObject({
        code: 'CONFIRMATION_NEEDED',
        message: expect.stringContaining('7 pages'),
      });
    }
    expect(tree(join(root, 'public'))).toEqual(before);
    expect((await newsctl(root, 'publish', '--confirm', 'The Ferrow Post')).code).toBe(0);
  });
});

describe('what stops a publish', () => {
  test('errors in what would go out: they are shown, and nothing is written', async () => {
    const root = await newsroom({
      ...TWO,
      'articles/bad.md': article('bad', {}, '“It will never open, said Ines Vale.\n\nTK'),
    });
    // What was found is kept, so that the next publish looks only at what was put right.
    const before = traces(root, '.newsctl');
    const ran = await newsctl(root, 'publish', '--json');
    expect(ran.code).toBe(1);
    expect(ran.json.error.code).toBe('CHECK_FAILED');
    expect(ran.json.result.findings.length).toBeGreaterThan(0);
    expect((await newsctl(root, 'publish')).stdout).toContain('articles/bad.md');
    expect(traces(root, '.newsctl')).toEqual(before);
    expect(await readdir(join(root, '.newsctl'))).toEqual(['cache']);
    expect((await newsctl(root, 'publish', 'articles/mill.md')).code).toBe(0);
    expect(everything(join(root, 'public'))).not.toContain('never open');
  });

  test.each([
    ['one address', { id: 'other' }, 'the address /council/mill/'],
    ['one id', { slug: 'other' }, 'the id `id-mill`'],
    ['ids that differ in capitals alone', { slug: 'other', id: 'ID-Mill' }, 'the id `ID-Mill`'],
  ])('two articles with %s', async (_, keys, words) => {
    const root = await newsroom({ ...TWO, 'articles/second.md': article('mill', keys) });
    for (const args of [['publish'], ['build'], ['publish', '--dry-run']]) {
      const { code, json } = await newsctl(root, ...args, '--json');
      expect(code).toBe(1);
      expect(json.error.code).toBe('ARTICLE_CLASH');
      for (const part of ['articles/mill.md', 'articles/second.md', words])
        expect(json.error.message).toContain(part);
    }
    expect(existsSync(join(root, 'public'))).toBe(false);
  });

  test('a host that is a file', async () => {
    const root = await newsroom({ ...TWO, public: 'I am a file' });
    const ran = await newsctl(root, 'publish', '--json');
    expect(ran).toMatchObject({ code: 3, json: { error: { code: 'HOST_FAILED' } } });
    expect(await readFile(join(root, 'public'), 'utf8')).toBe('I am a file');
  });

  test('a page of somebody else where ours must go', async () => {
    const root = await newsroom({ ...TWO, 'public/index.html': 'theirs' });
    const ran = await newsctl(root, 'publish', '--yes', '--json');
    expect(ran).toMatchObject({ code: 2, json: { error: { code: 'HOST_FOREIGN' } } });
    expect(page(root, 'index.html')).toBe('theirs');
    expect((await newsctl(root, 'publish', '--dry-run')).stdout).toContain('conflict');
  });

  test('a path that is no article of the newsroom', async () => {
    const root = await newsroom({ ...TWO, 'articles/notes.html': '<p>' });
    const ran = await newsctl(root, 'publish', 'articles/notes.html', '--json');
    expect(ran).toMatchObject({ code: 2, json: { error: { code: 'USAGE' } } });
  });

  test('a record that was cut short on the host', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    const { json } = await newsctl(root, 'status', '--json');
    await write(root, { [`.public.releases/${json.result.live}.json`]: '{"version":1,' });
    for (const command of ['publish', 'status', 'undo'])
      expect(await newsctl(root, command, '--json')).toMatchObject({
        code: 3,
        json: { error: { code: 'HOST_FAILED' } },
      });
  });
});

describe('what a publish leaves behind', () => {
  test('a receipt that says when, who, what, and from which articles', async () => {
    const root = await newsroom(TWO);
    const ran = await newsctl(root, 'publish', '--json');
    const receipt = JSON.parse(await readFile(join(root, ran.json.result.receipt), 'utf8'));
    expect(receipt).toMatchObject({
      version: 1,
      release: ran.json.result.release,
      command: 'publish',
      host: 'public',
      by: 'Ines Vale',
      tool: expect.stringMatching(/^newsctl \d/),
      previous: null,
      undoes: null,
      counts: { keep: 0, remove: 0 },
      articles: [
        {
          id: 'id-ford',
          path: 'articles/ford.md',
          url: 'https://post.example/council/ford/',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          content: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        { id: 'id-mill' },
      ],
    });
    expect(receipt.at).toMatch(OFFSET);
    expect(receipt.changed).toContainEqual({ action: 'put', path: 'index.html', reason: 'new' });
    expect(await readdir(join(root, '.newsctl/receipts'))).toHaveLength(1);
  });

  test('a receipt that a crash left out is written by the next run, with what that release changed', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    await write(root, { 'articles/new.md': article('new') });
    const second = (await newsctl(root, 'publish', '--json')).json.result;
    const written = JSON.parse(await readFile(join(root, second.receipt), 'utf8'));
    await rm(join(root, second.receipt));
    await write(root, { 'articles/third.md': article('third') });
    await newsctl(root, 'publish');
    const again = JSON.parse(await readFile(join(root, second.receipt), 'utf8'));
    const order = (one: { path: string }[]) => [...one].sort((a, b) => (a.path < b.path ? -1 : 1));
    expect({ ...again, changed: order(again.changed) }).toEqual({
      ...written,
      changed: order(written.changed),
    });
  });

  test('stamps in the articles, every other byte as it was: a mark, Windows line ends, comments', async () => {
    const text = `\uFEFF${article('mill', { status: 'approved   # by Ines', '# a note': 'kept', tags: '[ a,  b ]' })}`;
    const windows = text.replaceAll('\n', '\r\n');
    const root = await newsroom({ 'articles/mill.md': windows });
    expect((await newsctl(root, 'publish', '--json')).json.result.stamped).toEqual(['articles/mill.md']);
    const after = await readFile(join(root, 'articles/mill.md'), 'utf8');
    const stamp = /date_published: (\S+)\r\n/.exec(after)!;
    expect(stamp[1]).toMatch(OFFSET);
    expect(after.replace(stamp[0], '').replace('status: published ', 'status: approved ')).toBe(windows);
  });

  test('a summary of what changed for readers, with the addresses below a base path', async () => {
    const root = await newsroom(TWO, CONFIG.replace('https://post.example', 'https://post.example/news/'));
    const first = await newsctl(root, 'publish');
    expect(first.stdout).toMatch(/Published to .*public: 2 pages new or changed; the site has 2 articles\./);
    expect(first.stdout).toContain('  https://post.example/news/council/mill/\n');
    await write(root, { 'articles/mill.md': article('mill', {}, 'Other words.') });
    await rm(join(root, 'articles/ford.md'));
    const second = await newsctl(root, 'publish');
    expect(second.stdout).toMatch(/: 1 page new or changed, 1 removed; the site has 1 article\./);
    expect(second.stdout).toContain('To take it back: newsctl undo');
  });

  test('no old page where an article got another slug or section', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    const written = await readFile(join(root, 'articles/mill.md'), 'utf8');
    const moved = written
      .replace('slug: mill', 'slug: mill-bridge')
      .replace('section: Council', 'section: Roads');
    await write(root, { 'articles/mill.md': moved });
    expect((await newsctl(root, 'publish')).code).toBe(0);
    expect(existsSync(join(root, 'public/council/mill'))).toBe(false);
    expect(existsSync(join(root, 'public/roads/mill-bridge/index.html'))).toBe(true);
    expect(await readFile(join(root, 'articles/mill.md'), 'utf8')).toContain(
      /date_published: .*/.exec(written)![0],
    );
  });

  test('a damaged file put right by the next one', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    const before = tree(join(root, 'public'));
    await write(root, { 'public/index.html': 'x'.repeat(page(root, 'index.html').length) });
    await rm(join(root, 'public/feed.xml'));
    expect((await newsctl(root, 'status', '--json')).json.result.damaged.sort()).toEqual([
      'feed.xml',
      'index.html',
    ]);
    expect((await newsctl(root, 'publish')).code).toBe(0);
    expect(tree(join(root, 'public'))).toEqual(before);
    expect((await newsctl(root, 'status', '--json')).json.result.damaged).toEqual([]);
  });
});

describe('one article at a time', () => {
  const REWRITTEN = article('ford', { headline: 'A headline nobody approved' }, 'Unpublished words.');

  test('readers keep the others as they were, in lists and feed too', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    await write(root, {
      'articles/ford.md': REWRITTEN,
      'articles/mill.md': article('mill', {}, 'New words.'),
    });
    const ran = await newsctl(root, 'publish', 'articles/mill.md', '--json');
    expect(ran.json.ok).toBe(true);
    const site = everything(join(root, 'public'));
    expect(site).toContain('New words.');
    expect(site).not.toMatch(/Unpublished words|nobody approved/);
    expect(await readFile(join(root, 'articles/ford.md'), 'utf8')).toBe(REWRITTEN);
  });

  test('an edited article whose published text is lost is not published in passing', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    await rm(join(root, '.newsctl/published'), { recursive: true });
    await write(root, { 'articles/mill.md': article('mill', {}, 'New words.') });
    // Nothing that readers read has changed in the other one: it can be taken as it stands.
    expect((await newsctl(root, 'publish', 'articles/mill.md')).code).toBe(0);
    await rm(join(root, '.newsctl/published'), { recursive: true });
    await write(root, { 'articles/ford.md': REWRITTEN, 'articles/mill.md': article('mill', {}, 'Newer.') });
    const ran = await newsctl(root, 'publish', 'articles/mill.md', '--json');
    expect(ran).toMatchObject({ code: 1, json: { error: { code: 'ARTICLE_NOT_READY' } } });
    expect(everything(join(root, 'public'))).not.toMatch(/Unpublished words|Newer/);
  });

  test('an article whose file was moved is still the same article', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    await mkdir(join(root, 'articles/2026'));
    await rename(join(root, 'articles/mill.md'), join(root, 'articles/2026/mill.md'));
    expect((await newsctl(root, 'publish', 'articles/2026/mill.md')).code).toBe(0);
    expect((await newsctl(root, 'publish', 'articles/ford.md')).code).toBe(0);
    expect(existsSync(join(root, 'public/council/mill/index.html'))).toBe(true);
  });

  test('a kept text that was cut short is not taken for the true one', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    for (const name of await readdir(join(root, '.newsctl/published')))
      await write(root, { [`.newsctl/published/${name}`]: '---\n' });
    await write(root, { 'articles/mill.md': article('mill', {}, 'New words.') });
    expect((await newsctl(root, 'publish', 'articles/mill.md')).code).toBe(0);
    expect(page(root, 'council/ford/index.html')).toContain('Work began in ford.');
  });
});

describe('going back', () => {
  test('undo, and undo again, step back one release each; then publish brings the newest state', async () => {
    const root = await newsroom({ ...TWO, 'public/CNAME': 'post.example' });
    const seen: Record<string, string>[] = [];
    for (const words of ['One.', 'Two.', 'Three.']) {
      await write(root, { 'articles/mill.md': article('mill', {}, words) });
      await newsctl(root, 'publish', '--yes');
      seen.push(tree(join(root, 'public')));
    }
    await write(root, { 'public/.well-known/security.txt': 'later' });
    const before = traces(join(root, 'articles'));
    const dry = await newsctl(root, 'undo', '--dry-run');
    expect(dry.stdout).toContain('as it was before');
    for (const earlier of [seen[1]!, seen[0]!]) {
      const ran = await newsctl(root, 'undo', '--json');
      expect(ran.json.ok).toBe(true);
      const { '.well-known/security.txt': foreign, ...rest } = tree(join(root, 'public'));
      expect(foreign).toBeDefined();
      expect(rest).toEqual(earlier);
      const receipt = JSON.parse(await readFile(join(root, ran.json.result.receipt), 'utf8'));
      expect(receipt).toMatchObject({ command: 'undo', undoes: ran.json.result.undone, by: 'Ines Vale' });
    }
    expect(traces(join(root, 'articles'))).toEqual(before);
    expect(await newsctl(root, 'undo', '--json')).toMatchObject({
      code: 2,
      json: { error: { code: 'NOTHING_TO_UNDO' } },
    });
    expect((await newsctl(root, 'publish')).code).toBe(0);
    expect(page(root, 'council/mill/index.html')).toContain('Three.');
    expect(page(root, 'CNAME')).toBe('post.example');
    expect((await newsctl(root, 'undo')).code).toBe(0);
    expect(page(root, 'council/mill/index.html')).toContain('One.');
  });

  test('a release that was damaged since is not gone back to', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    const first = (await newsctl(root, 'status', '--json')).json.result.live;
    await write(root, { 'articles/mill.md': article('mill', {}, 'Two.') });
    await newsctl(root, 'publish');
    await rm(join(root, `.public.releases/${first}/council/mill/index.html`));
    expect(await newsctl(root, 'undo', '--json')).toMatchObject({
      code: 3,
      json: { error: { code: 'RELEASE_DAMAGED' } },
    });
  });

  test('a foreign file in the place of a page that would come back is not overwritten', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    await rm(join(root, 'articles/mill.md'));
    await newsctl(root, 'publish');
    await write(root, { 'public/council/mill': 'theirs' });
    expect(await newsctl(root, 'undo', '--json')).toMatchObject({
      code: 2,
      json: { error: { code: 'HOST_FOREIGN' } },
    });
    expect(page(root, 'council/mill')).toBe('theirs');
  });
});

describe('a build', () => {
  test('touches only what differs, and removes only what it built', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    expect((await newsctl(root, 'build', '--out', 'out')).code).toBe(0);
    await write(root, { 'out/CNAME': 'post.example' });
    const before = traces(join(root, 'out'));
    expect((await newsctl(root, 'build', '--out', 'out', '--json')).json.result).toMatchObject({
      written: 0,
      removed: 0,
    });
    expect(traces(join(root, 'out'))).toEqual(before);
    await rm(join(root, 'articles/mill.md'));
    expect((await newsctl(root, 'build', '--out', 'out')).code).toBe(0);
    expect(existsSync(join(root, 'out/council/mill'))).toBe(false);
    expect(await readFile(join(root, 'out/CNAME'), 'utf8')).toBe('post.example');
  });

  test('does not overwrite a file that it did not build', async () => {
    const root = await newsroom({ ...TWO, 'out/index.html': 'theirs' });
    const ran = await newsctl(root, 'build', '--out', 'out', '--json');
    expect(ran).toMatchObject({ code: 2, json: { error: { code: 'FILE_EXISTS' } } });
    expect(await readdir(join(root, 'out'))).toEqual(['index.html']);
  });

  test.each(['.', '..', 'articles', 'articles/out', 'media', '.newsctl'])(
    'is not made in the newsroom’s own place %s',
    async (out) => {
      const root = await newsroom(TWO);
      const before = traces(root);
      expect((await newsctl(root, 'build', '--out', out, '--json')).json.error.code).toBe('USAGE');
      expect(traces(root)).toEqual(before);
    },
  );

  test('is not made in what readers have', async () => {
    const root = await newsroom(TWO);
    await newsctl(root, 'publish');
    await write(root, { 'articles/mill.md': article('mill', {}, 'Other words.') });
    expect((await newsctl(root, 'build', '--out', 'public', '--json')).json.error.code).toBe('USAGE');
    expect(everything(join(root, 'public'))).not.toContain('Other words.');
  });
});
