import { CmsClient } from '../../src/hosts/cms/client.ts';
import { WordPressDrafts } from '../../src/hosts/cms/wordpress-drafts.ts';
import { wordpress } from '../../src/hosts/wordpress.ts';
import type { Cms } from './cms-desk.ts';
import type { WordPressServer } from './servers/wordpress.ts';

type Json = Record<string, unknown>;

/** The site as its administrator uses it. */
export function wordPressCms({ address, passwords, port }: WordPressServer): Cms {
  const ask = async (path: string, method = 'GET', body?: Json): Promise<Json | Json[]> => {
    const answer = await fetch(`${address}/wp-json/wp/v2/${path}`, {
      method,
      headers: { authorization: login('admin', passwords), 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Json;
  };
  const stored = async (remote: string): Promise<string> => {
    const terms = (await ask(`tags?post=${remote}&per_page=100`)) as Json[];
    return JSON.stringify([await ask(`posts/${remote}?context=edit`), terms]).replaceAll('\\"', '"');
  };
  const idAt = async (slug: string): Promise<string | null> => {
    const [post] = (await ask(`posts?slug=${slug}&status=any`)) as Json[];
    return post ? String(post.id) : null;
  };
  return {
    ...{ kind: wordpress, port, options: { user: 'editor' }, secret: passwords.editor!, stored },
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
    idAt,
    async storedAt(slug) {
      const remote = await idAt(slug);
      return remote === null ? null : stored(remote);
    },
    async shown(slug) {
      const answer = await fetch(`${address}/wp-json/wp/v2/posts?slug=${slug}`);
      const [post] = (await answer.json()) as { link: string }[];
      return post?.link ?? null;
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
          authorise: () => ({ authorization: login('editor', passwords) }),
          ...{ signal: new AbortController().signal, explain: () => null },
        }),
        { seesAll: true },
      ),
    files: async () => ((await ask('media?per_page=100')) as Json[]).map((one) => String(one.source_url)),
  };
}

const login = (user: string, passwords: WordPressServer['passwords']): string =>
  `Basic ${Buffer.from(`${user}:${passwords[user]}`).toString('base64')}`;
