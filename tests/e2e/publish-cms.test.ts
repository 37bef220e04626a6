import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, newsroom, write } from '../support/publishing.ts';
import { documentOf, type Ran, run } from '../support/run.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { startWordPress, type WordPressServer } from '../support/servers/wordpress.ts';

describe.runIf(serverAvailable('wordpress'))('publishing to WordPress', () => {
  let server: WordPressServer;
  beforeAll(async () => {
    server = await startWordPress();
  });
  afterAll(() => server?.stop());

  const config = (more = ''): string => `name: The Ferrow Post
url: https://post.example
language: en-GB
timezone: Europe/London
hosts:
  public: { type: folder, path: public }
  cms: { type: wordpress, address: "${server.address}", user: editor }
${more}`;

  let count = 0;
  /** A desk with an article of its own, and what runs the program there. */
  async function desk() {
    const slug = `ferry-${++count}`;
    const file = `articles/${slug}.md`;
    const root = await newsroom({ [file]: article(slug) }, config());
    const cms = (...words: string[]): Promise<Ran> =>
      run([...words, '--to', 'cms'], {
        cwd: root,
        env: { NEWSCTL_CMS_PASSWORD: server.passwords.editor!, NEWSCTL_USER: 'Ines Vale', NO_COLOR: '1' },
      });
    const change = (words: string): Promise<void> => write(root, { [file]: article(slug, {}, words) });
    const edit = async (words: string): Promise<void> => {
      const login = Buffer.from(`admin:${server.passwords.admin}`).toString('base64');
      const posts = `${server.address}/wp-json/wp/v2/posts`;
      const headers = { authorization: `Basic ${login}`, 'content-type': 'application/json' };
      const [post] = (await (await fetch(`${posts}?slug=${slug}`)).json()) as [{ id: number }];
      await fetch(`${posts}/${post.id}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ content: words }),
      });
    };
    return { root, slug, file, cms, change, edit };
  }

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
    for (const words of [['verify'], ['publish', '--plan-out', 'plan.json'], ['publish', '--verify']])
      expect(await cms(...words)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('takes articles'),
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
    const insecure = config().replace(server.address, 'http://cms.example.org');
    const root = await newsroom({ 'articles/a.md': article('a') }, insecure);
    const ran = await run(['publish', '--to', 'cms'], {
      cwd: root,
      env: { NEWSCTL_CMS_PASSWORD: 'secret-word' },
    });
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('https://') });
    expect(ran.stderr).not.toContain('secret-word');
  });
});
