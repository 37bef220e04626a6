import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CmsClient } from '../../src/hosts/cms/client.ts';
import { WordPressDrafts } from '../../src/hosts/cms/wordpress-drafts.ts';
import { wordpress } from '../../src/hosts/wordpress.ts';
import { fresh } from '../support/cms-articles.ts';
import { cmsContract } from '../support/cms-contract.ts';
import { cmsEditsContract } from '../support/cms-edits-contract.ts';
import { cmsFailuresContract } from '../support/cms-failures-contract.ts';
import { cmsFaultRun, cmsFaultRuns } from '../support/cms-faults.ts';
import { cmsLockContract } from '../support/cms-lock-contract.ts';
import { type Cms, CmsDesk } from '../support/cms-desk.ts';
import { article } from '../support/publishing.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { startWordPress, type WordPressServer } from '../support/servers/wordpress.ts';

type Json = Record<string, unknown>;

/** The site as its administrator uses it. */
function cmsOf({ address, passwords, port }: WordPressServer): Cms {
  const login = Buffer.from(`admin:${passwords.admin}`).toString('base64');
  const ask = async (path: string, method = 'GET', body?: Json): Promise<Json | Json[]> => {
    const answer = await fetch(`${address}/wp-json/wp/v2/${path}`, {
      method,
      headers: { authorization: `Basic ${login}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Json;
  };
  return {
    ...{ kind: wordpress, port, options: { user: 'editor' }, secret: passwords.editor! },
    edit: async (remote, { title, html, draft }) => {
      const change = {
        ...(title && { title }),
        ...(html && { content: html }),
        ...(draft && { status: 'draft' }),
      };
      await ask(`posts/${remote}`, 'POST', change);
    },
    remove: async (remote) => void (await ask(`posts/${remote}`, 'DELETE')),
    plant: async (slug) => void (await ask('posts', 'POST', { slug, title: 'Mine', status: 'publish' })),
    async stored(remote) {
      const terms = (await ask(`tags?post=${remote}&per_page=100`)) as Json[];
      return JSON.stringify([await ask(`posts/${remote}?context=edit`), terms]).replaceAll('\\"', '"');
    },
    async slugs(prefix) {
      const all = (await ask(`posts?status=any&per_page=100&search=${prefix}&context=edit`)) as Json[];
      const same = (await ask(`posts?status=any&per_page=100&context=edit&slug=${prefix}`)) as Json[];
      const slugs = [...all, ...same].map((one) => String(one.slug));
      return [...new Set(slugs)].filter((one) => one === prefix || one.startsWith(`${prefix}-`)).sort();
    },
    drafts: () =>
      new WordPressDrafts(
        new CmsClient({
          ...{ base: new URL(`${address}/`), label: 'WordPress', secrets: [], silence: 20_000 },
          authorise: () => ({
            authorization: `Basic ${Buffer.from(`editor:${passwords.editor}`).toString('base64')}`,
          }),
          ...{ signal: new AbortController().signal, explain: () => null },
        }),
        { seesAll: true },
      ),
    files: async () => ((await ask('media?per_page=100')) as Json[]).map((one) => String(one.source_url)),
  };
}

describe.runIf(serverAvailable('wordpress'))('wordpress', () => {
  let server: WordPressServer;
  beforeAll(async () => {
    server = await startWordPress();
  }, 180_000);
  afterAll(() => server?.stop(), 60_000);

  cmsContract(() => cmsOf(server));
  cmsEditsContract(() => cmsOf(server));
  cmsFailuresContract(() => cmsOf(server));
  cmsLockContract(() => cmsOf(server));

  const as = (user: string) => ({ options: { user }, secret: server.passwords[user]! });

  it('says that a contributor may not publish, before anything is changed', async () => {
    const slug = fresh('contributor');
    const desk = await CmsDesk.open(cmsOf(server), { [`articles/${slug}.md`]: article(slug) });
    await expect(desk.publish(as('contributor'))).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('may not publish'),
    });
    expect(await cmsOf(server).slugs(slug)).toEqual([]);
  });

  it('publishes as an author, whose markup WordPress filters, and sees no edit in that', async () => {
    const slug = fresh('author');
    const desk = await CmsDesk.open(cmsOf(server), {
      [`articles/${slug}.md`]: article(
        slug,
        {},
        'A [link](https://echo.example/) and a note.[^1]\n\n[^1]: Noted.',
      ),
    });
    await desk.publish(as('author'));
    expect(await desk.publish(as('author'))).toMatchObject({ changed: false });
    expect((await desk.prepare(as('author'))).entries).toMatchObject([{ edited: false }]);
  });

  it('says to an account that sees no drafts of others that another one is publishing', async () => {
    const slug = fresh('hidden');
    const cms = cmsOf(server);
    const desk = await CmsDesk.open(cms, { [`articles/${slug}.md`]: article(slug) });
    const lock = await (await desk.host()).lock({ who: 'Ines Vale', since: 'today' });
    await expect(desk.publish(as('author'))).rejects.toMatchObject({
      code: 'HOST_LOCKED',
      message: expect.stringContaining('this account may not see which'),
    });
    await lock.confirm();
    expect(await cms.slugs('newsctl-lock')).toEqual(['newsctl-lock']);
    await lock.release();
    expect(await desk.publish(as('author'))).toMatchObject({ changed: true });
    expect(await cms.slugs('newsctl-lock')).toEqual([]);
  });

  it('says that an author may not make a category', async () => {
    const slug = fresh('category');
    const desk = await CmsDesk.open(cmsOf(server), {
      [`articles/${slug}.md`]: article(slug, { section: 'Never seen before' }),
    });
    await expect(desk.publish(as('author'))).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('the category Never seen before'),
    });
  });

  it('signs with an account where all writers have one, and in words where not', async () => {
    const cms = cmsOf(server);
    const slug = fresh('signed');
    const keys = { desk: 'false', byline: '[{name: Ann Lee}]' };
    const desk = await CmsDesk.open(cms, { [`articles/${slug}.md`]: article(slug, keys) });
    await desk.publish({ options: { authors: { 'Ann Lee': 1 } } });
    const remote = (await desk.prepare()).known.articles.get(`id-${slug}`)!.remote;
    expect(await cms.stored(remote)).toContain('"author":1');
    expect(await cms.stored(remote)).not.toContain('By Ann Lee');
    await desk.write({ [`articles/${slug}.md`]: article(slug, keys, 'Changed.') });
    await desk.publish();
    expect(await cms.stored(remote)).toContain('By Ann Lee');
  });

  it.each(cmsFaultRuns(2))('fault run %i: %s', (seed) =>
    cmsFaultRun({ cms: cmsOf(server), crash: server.crash, revive: server.revive }, seed),
  );

  it('goes on when the server is there again', async () => {
    const slug = fresh('crash');
    const desk = await CmsDesk.open(cmsOf(server), { [`articles/${slug}.md`]: article(slug) });
    await server.crash();
    await expect(desk.publish()).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await server.revive();
    expect(await desk.publish()).toMatchObject({ changed: true });
  });
});
