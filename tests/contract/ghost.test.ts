import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CmsClient } from '../../src/hosts/cms/client.ts';
import { GhostDrafts } from '../../src/hosts/cms/ghost-drafts.ts';
import { adminKey as adminKeyOf, adminToken } from '../../src/hosts/cms/ghost-token.ts';
import { ghost } from '../../src/hosts/ghost.ts';
import { fresh } from '../support/cms-articles.ts';
import { cmsContract } from '../support/cms-contract.ts';
import { cmsEditsContract } from '../support/cms-edits-contract.ts';
import { cmsFailuresContract } from '../support/cms-failures-contract.ts';
import { cmsLockContract } from '../support/cms-lock-contract.ts';
import { type Cms, CmsDesk } from '../support/cms-desk.ts';
import { article } from '../support/publishing.ts';
import { type GhostServer, ghostAvailable, startGhost } from '../support/servers/ghost.ts';

interface Post {
  id: string;
  slug: string;
  updated_at: string;
}

/** The site as its owner uses it. */
function cmsOf({ ask, port, address, adminKey, content }: GhostServer): Cms {
  const postsAt = async (path: string): Promise<Post[]> => ((await ask(path)) as { posts: Post[] }).posts;
  return {
    ...{ kind: ghost, port, options: {}, secret: adminKey },
    async edit(remote, { title, html, draft }) {
      const [post] = await postsAt(`posts/${remote}/`);
      const change = { ...(title && { title }), ...(html && { html }), ...(draft && { status: 'draft' }) };
      const posts = [{ ...change, updated_at: post!.updated_at }];
      await ask(`posts/${remote}/?source=html`, 'PUT', { posts });
    },
    remove: async (remote) => void (await ask(`posts/${remote}/`, 'DELETE')),
    plant: async (slug) =>
      void (await ask('posts/', 'POST', { posts: [{ slug, title: 'Mine', status: 'published' }] })),
    stored: async (remote) =>
      JSON.stringify(await ask(`posts/${remote}/?formats=html&include=tags,authors`)).replaceAll('\\"', '"'),
    async slugs(prefix) {
      const posts = await postsAt(`posts/?limit=100&fields=id,slug&filter=slug:~^'${prefix}'`);
      const slugs = posts.map(({ slug }) => slug);
      return slugs.filter((one) => one === prefix || one.startsWith(`${prefix}-`)).sort();
    },
    drafts: () =>
      new GhostDrafts(
        new CmsClient({
          ...{ base: new URL(`${address}/`), label: 'Ghost', secrets: [], silence: 20_000 },
          authorise: () => ({
            authorization: `Ghost ${adminToken(adminKeyOf(adminKey, 'cms'), Date.now())}`,
            'accept-version': 'v5.0',
          }),
          ...{ signal: new AbortController().signal, explain: () => null },
        }),
      ),
    files: async () =>
      readdirSync(`${content}/images`, { recursive: true, encoding: 'utf8' }).filter(
        (name) => /\.\w+$/.test(name) && !name.startsWith('size') && !name.includes('_o.'),
      ),
  };
}

describe.runIf(ghostAvailable())('ghost', () => {
  let server: GhostServer;
  beforeAll(async () => {
    server = await startGhost();
  }, 300_000);
  afterAll(() => server?.stop(), 60_000);
  afterEach(() => {
    vi.useRealTimers();
  });

  cmsContract(() => cmsOf(server));
  cmsEditsContract(() => cmsOf(server));
  cmsFailuresContract(() => cmsOf(server));
  cmsLockContract(() => cmsOf(server));

  it('says that the clock of this machine is wrong', async () => {
    const slug = fresh('clock');
    const desk = await CmsDesk.open(cmsOf(server), { [`articles/${slug}.md`]: article(slug) });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    await expect(desk.publish()).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('the clock of this machine'),
    });
  });

  it('takes no other key for an Admin API key, and does not repeat it', async () => {
    const desk = await CmsDesk.open(cmsOf(server));
    await expect(desk.host({ secret: '22444f78447824223cefc48062' })).rejects.toMatchObject({
      code: 'SECRET_MISSING',
      message: expect.not.stringContaining('22444f78447824223cefc48062'),
    });
  });

  it('gives a post its section as first tag, its standfirst, and its authors where they are known', async () => {
    const cms = cmsOf(server);
    const slug = fresh('signed');
    const keys = { desk: 'false', byline: '[{name: Ann Lee}]', tags: '["#hidden", tide]' };
    const desk = await CmsDesk.open(cms, { [`articles/${slug}.md`]: article(slug, keys) });
    await desk.publish({ options: { authors: { 'Ann Lee': 'owner' } } });
    const { known } = await desk.prepare();
    const { remote } = known.articles.get(`id-${slug}`)!;
    const path = `posts/${remote}/?formats=html&include=tags,authors`;
    const { posts } = (await server.ask(path)) as { posts: [Record<string, unknown>] };
    expect(posts[0]).toMatchObject({
      custom_excerpt: `What is being built at ${slug}.`,
      tags: [{ name: 'Council' }, { name: 'hidden' }, { name: 'tide' }],
      authors: [{ slug: 'owner' }],
    });
    expect(await cms.stored(remote)).not.toContain('By Ann Lee');
    await desk.write({ [`articles/${slug}.md`]: article(slug, keys, 'Changed.') });
    await desk.publish();
    expect(await cms.stored(remote)).toContain('By Ann Lee');
  });
});
