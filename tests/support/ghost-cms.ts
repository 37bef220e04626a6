import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CmsClient } from '../../src/hosts/cms/client.ts';
import { GhostDrafts } from '../../src/hosts/cms/ghost-drafts.ts';
import { adminKey as adminKeyOf, adminToken } from '../../src/hosts/cms/ghost-token.ts';
import { ghost } from '../../src/hosts/ghost.ts';
import type { Cms } from './cms-desk.ts';
import type { GhostServer } from './servers/ghost.ts';

interface Post {
  id: string;
  slug: string;
  updated_at: string;
}

/** The site as its owner uses it. */
export function ghostCms({ ask, port, address, adminKey, folder }: GhostServer): Cms {
  const postsAt = async (path: string): Promise<Post[]> => ((await ask(path)) as { posts: Post[] }).posts;
  const stored = async (remote: string): Promise<string> =>
    JSON.stringify(await ask(`posts/${remote}/?formats=html&include=tags,authors`)).replaceAll('\\"', '"');
  const idAt = async (slug: string): Promise<string | null> => {
    const [post] = await postsAt(`posts/?fields=id&filter=slug:${slug}`);
    return post?.id ?? null;
  };
  return {
    ...{ kind: ghost, port, options: {}, stored },
    get secret() {
      return adminKey();
    },
    async edit(remote, { title, html, draft }) {
      const [post] = await postsAt(`posts/${remote}/`);
      const change = { ...(title && { title }), ...(html && { html }), ...(draft && { status: 'draft' }) };
      const posts = [{ ...change, updated_at: post!.updated_at }];
      await ask(`posts/${remote}/?source=html`, 'PUT', { posts });
    },
    remove: async (remote) => void (await ask(`posts/${remote}/`, 'DELETE')),
    plant: async (slug) =>
      void (await ask('posts/', 'POST', { posts: [{ slug, title: 'Mine', status: 'published' }] })),
    idAt,
    async storedAt(slug) {
      const remote = await idAt(slug);
      return remote === null ? null : stored(remote);
    },
    async shown(slug) {
      const url = `${address}/${slug}/`;
      return (await fetch(url)).ok ? url : null;
    },
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
            authorization: `Ghost ${adminToken(adminKeyOf(adminKey(), 'cms'), Date.now())}`,
            'accept-version': 'v5.0',
          }),
          ...{ signal: new AbortController().signal, explain: () => null },
        }),
      ),
    files: async () =>
      readdirSync(join(folder, 'content/images'), { recursive: true, encoding: 'utf8' }).filter(
        (name) => /\.\w+$/.test(name) && !name.startsWith('size') && !name.includes('_o.'),
      ),
  };
}
