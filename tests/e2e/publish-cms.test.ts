import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WrittenArticlesPlan } from '../../src/publish/articles/plan-file.ts';
import { cmsProgram, config, postsAt } from '../support/cms-program.ts';
import { article, newsroom, tree, write } from '../support/publishing.ts';
import { documentOf, run } from '../support/run.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { startWordPress, type WordPressServer } from '../support/servers/wordpress.ts';

describe.runIf(serverAvailable('wordpress'))('publishing to WordPress', () => {
  let server: WordPressServer;
  beforeAll(async () => {
    server = await startWordPress();
  });
  afterAll(() => server?.stop());

  const desk = () => cmsProgram(server);
  const postsOf = (slug: string) => postsAt(server, slug);

  const planIn = async (root: string): Promise<WrittenArticlesPlan> =>
    JSON.parse(await readFile(join(root, 'plan.json'), 'utf8'));

  it('shows the plan, publishes, dates the article, and says where it is', async () => {
    const { root, cms, file, slug } = await desk();
    const dry = await cms('publish', '--dry-run');
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.stdout).toContain(`+ new    ${file}`);
    const done = await cms('publish');
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain(`/${slug}/`);
    expect(await readFile(join(root, file), 'utf8')).toMatch(/status: published[\s\S]*date_published: 20/);
    const again = await cms('publish');
    expect(again.stdout).toContain('Nothing to publish');
    expect(await cms('publish', '--due')).toMatchObject({ code: 0, stdout: '' });
    expect(`${done.stdout}${done.stderr}`).not.toContain(server.passwords.editor!);
  });

  it('shows word by word what was changed there, and lets a person decide', async () => {
    const { cms, change, edit, file } = await desk();
    await cms('publish');
    await edit('<p>Work began on Tuesday.</p>');
    await change('Work began on Friday.');
    const stopped = await cms('publish');
    expect(stopped.code).toBe(3);
    expect(stopped.stdout).toContain('[-Tuesday-]{+Friday+}');
    expect(stopped.stderr).toContain('--take-ours');
    const status = await cms('status');
    expect(status.stdout).toContain(`! stop   ${file}`);
    const json = documentOf(await cms('publish', '--json'));
    expect(json).toMatchObject({ ok: false, error: { code: 'CMS_CHANGED' }, result: { conflicts: [file] } });
    expect((await cms('publish', '--take-ours', '--take-theirs')).code).toBe(2);
    expect(await cms('publish', '--take-theirs')).toMatchObject({ code: 0 });
    await change('Work began on Saturday.');
    expect(documentOf(await cms('publish', '--json'))).toMatchObject({
      ok: true,
      result: { counts: { update: 1 }, changed: true },
    });
  });

  it('writes a plan down and changes nothing, and carries out later what was written', async () => {
    const { root, cms, change, file, slug } = await desk();
    const before = tree(root);
    expect(await cms('publish', '--plan-out', 'plan.json')).toMatchObject({ code: 0 });
    const { 'plan.json': _, ...after } = tree(root);
    expect(after).toEqual(before);
    expect(await postsOf(slug)).toEqual([]);
    expect(await readFile(join(root, 'plan.json'), 'utf8')).not.toContain(server.passwords.editor!);
    const plan = await planIn(root);
    expect(plan).toMatchObject({
      ...{ version: 1, host: 'cms', at: `WordPress at 127.0.0.1:${server.port}`, last: null, take: null },
      articles: [{ action: 'create', id: `id-${slug}`, path: file, there: null }],
    });
    // An article without a date goes out with that of the plan, however much later.
    await new Promise((done) => setTimeout(done, 2100));
    expect(await cms('publish', '--plan', 'plan.json')).toMatchObject({ code: 0 });
    const [post] = await postsOf(slug);
    expect(post!.date_gmt).toBe(plan.made.slice(0, 19));
    const again = await cms('publish', '--plan', 'plan.json');
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('the last publish was none') });
    await change('Work began on Friday.');
    await cms('publish', '--plan-out', 'plan.json');
    expect((await planIn(root)).articles).toMatchObject([
      { action: 'update', there: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(await cms('publish', '--plan', 'plan.json')).toMatchObject({ code: 0 });
    expect((await postsOf(slug))[0]!.content.raw).toContain('Friday');
  });

  it('does not carry out a plan where an article here or there, or who has the last word, is otherwise', async () => {
    const { cms, change, edit, file, slug } = await desk();
    await cms('publish');
    await change('Work began on Friday.');
    await cms('publish', '--plan-out', 'plan.json');
    const refused = (...words: string[]) => cms('publish', '--plan', 'plan.json', ...words);
    await change('Work began on Saturday.');
    expect(await refused()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`would come out otherwise: ${file} (changed)`),
    });
    await change('Work began on Friday.');
    expect((await refused('--take-ours')).stderr).toContain(
      'made without `--take-…`, and this is with `--take-ours`',
    );
    await edit('<p>Work began on Tuesday.</p>');
    expect(await refused()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${file} (was changed there)`),
    });
    expect((await postsOf(slug))[0]!.content.raw).toContain('Tuesday');
  });

  it('does not carry out a plan of another host, of another newsctl, or what is none', async () => {
    const { root, cms } = await desk();
    await cms('publish', '--plan-out', 'plan.json');
    const plan = await planIn(root);
    const { articles: _, ...head } = plan;
    const here = `WordPress at 127.0.0.1:${server.port}`;
    for (const [written, words] of [
      [{ ...plan, host: 'other' }, 'it is for the host `other`, and not for `cms`'],
      [
        { ...plan, at: 'Ghost at a.example' },
        `it is for Ghost at a.example, and the host \`cms\` is ${here} now`,
      ],
      [{ ...plan, version: 2 }, 'another version of newsctl wrote it'],
      [{ ...head, live: null, changes: [] }, 'it is for a host of another kind than `cms` is now'],
      [{ ...plan, made: '2100-01-01T00:00:00Z' }, 'will be made at 2100-01-01'],
      [{ ...plan, articles: [{ action: 'rm' }] }, 'is no plan that `newsctl publish --plan-out` wrote'],
    ] as const) {
      await write(root, { 'plan.json': JSON.stringify(written) });
      const ran = await cms('publish', '--plan', 'plan.json');
      expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining(words) });
    }
  });

  it('does not carry out a plan by which another account would sign', async () => {
    const { root, cms, slug, file } = await desk();
    const signing = (account: number): Promise<void> =>
      write(root, {
        'newsctl.yaml': config(server, `, authors: { Ann Lee: ${account} }`),
      });
    await signing(1);
    await write(root, { [file]: article(slug, { desk: 'false', byline: '[{name: Ann Lee}]' }) });
    await cms('publish', '--plan-out', 'plan.json');
    await signing(2);
    const ran = await cms('publish', '--plan', 'plan.json');
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining(`${file} (new)`) });
    expect(await postsOf(slug)).toEqual([]);
  });

  it('writes down no plan that nobody may carry out, and keeps in one who has the last word', async () => {
    const { root, cms, change, edit, slug } = await desk();
    await cms('publish');
    await edit('<p>Work began on Tuesday.</p>');
    await change('Work began on Friday.');
    const stopped = await cms('publish', '--plan-out', 'plan.json');
    expect(stopped).toMatchObject({ code: 3, stdout: expect.stringContaining('[-Tuesday-]{+Friday+}') });
    expect(await readdir(root)).not.toContain('plan.json');
    expect(await cms('publish', '--plan-out', 'plan.json', '--take-ours')).toMatchObject({ code: 0 });
    expect((await planIn(root)).take).toBe('ours');
    expect(await cms('publish', '--plan', 'plan.json')).toMatchObject({ code: 0 });
    expect((await postsOf(slug))[0]!.content.raw).toContain('Friday');
  });

  it('takes the last publish back', async () => {
    const { cms, change, slug } = await desk();
    const first = documentOf(await cms('publish', '--json'));
    const [url] = (first.result as { urls: string[] }).urls;
    await change('A mistake.');
    await cms('publish');
    expect((await cms('undo', '--dry-run')).stdout).toContain('~ update');
    expect(await cms('undo')).toMatchObject({ code: 0 });
    expect(await (await fetch(url!)).text()).toContain(`Work began in ${slug}.`);
  });

  it('publishes only articles that pass the check', async () => {
    const { cms, change } = await desk();
    await change('[TK: who said so?]');
    const refused = await cms('publish');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('Nothing was published');
  });

  it('says what it cannot do with articles, or with a site', async () => {
    const { root, cms } = await desk();
    expect(await cms('verify')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Nothing has been published'),
    });
    const site = await run(['publish', '--to', 'public', '--take-ours'], { cwd: root });
    expect(site).toMatchObject({ code: 2, stderr: expect.stringContaining('--take-ours') });
  });

  it('finds a secret that is missing, or wrong, before anything is done', async () => {
    const { root, cms } = await desk();
    const missing = await run(['publish', '--to', 'cms'], { cwd: root });
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('NEWSCTL_CMS_PASSWORD') });
    expect((await cms('doctor')).stdout).toContain('the account may publish');
  });

  it('refuses a password that would travel in the clear', async () => {
    const insecure = config(server).replace(server.address, 'http://cms.example.org');
    const root = await newsroom({ 'articles/a.md': article('a') }, insecure);
    const ran = await run(['publish', '--to', 'cms'], {
      cwd: root,
      env: { NEWSCTL_CMS_PASSWORD: 'secret-word' },
    });
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('https://') });
    expect(ran.stderr).not.toContain('secret-word');
  });
});
