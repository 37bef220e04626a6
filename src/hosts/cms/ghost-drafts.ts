import * as z from 'zod';
import type { Call, CmsClient } from './client.ts';
import { demandShape } from './connection.ts';
import { LOCK_TITLE, LOCK_WORD, type LockDraft, type LockDrafts } from './lock-drafts.ts';

const POSTS = 'ghost/api/admin/posts/';
const ABOUT = 'the lock there';
const FIELDS = { formats: 'html', fields: 'id,slug,status,title,html,updated_at' };

const posts = z.object({
  posts: z.array(
    z.object({
      id: z.string().regex(/^[0-9a-f]{24}$/),
      slug: z.string(),
      status: z.string(),
      title: z.string(),
      updated_at: z.string(),
      html: z.string().nullable(),
    }),
  ),
});

type Post = z.infer<typeof posts>['posts'][number];

/** Draft posts of Ghost. An integration sees all of them. */
export class GhostDrafts implements LockDrafts {
  readonly seesAll = true;
  readonly reclaim = null;
  private readonly client: CmsClient;

  constructor(client: CmsClient) {
    this.client = client;
  }

  async make(slug: string, text: string): Promise<LockDraft> {
    const json = { posts: [{ status: 'draft', slug, title: LOCK_TITLE, html: `<p>${text}</p>` }] };
    const [made] = await this.ask({ method: 'POST', path: POSTS, query: { source: 'html' }, json });
    if (made) return asLock(made);
    throw this.client.failed(`it did not say what it saved (${ABOUT}).`, 'Run the command again.');
  }

  async at(slug: string): Promise<LockDraft[]> {
    const found = await this.ask({ method: 'GET', path: POSTS, query: { filter: `slug:'${slug}'` } });
    return found.filter((one) => one.slug === slug).map(asLock);
  }

  async beginning(slug: string): Promise<LockDraft[]> {
    const query = { filter: `status:draft+slug:~^'${slug}'`, limit: '100' };
    return (await this.ask({ method: 'GET', path: POSTS, query })).map(asLock);
  }

  async get(id: string): Promise<LockDraft | null> {
    const post = await this.post(id);
    return post && asLock(post);
  }

  /** Nobody else changes it, so that its last version is ours. */
  async change(id: string, text: string): Promise<void> {
    const post = await this.post(id);
    if (!post) return;
    const json = { posts: [{ html: `<p>${text}</p>`, updated_at: post.updated_at }] };
    await this.ask({ method: 'PUT', path: `${POSTS}${id}/`, query: { source: 'html' }, json });
  }

  async remove(id: string): Promise<void> {
    const path = `${POSTS}${id}/`;
    await this.client.ask({ method: 'DELETE', path, repeatable: true, accept: [404], about: ABOUT });
  }

  private async post(id: string): Promise<Post | null> {
    const [found = null] = await this.ask({ method: 'GET', path: `${POSTS}${id}/`, accept: [404] });
    return found;
  }

  private async ask(call: Omit<Call, 'about'>): Promise<Post[]> {
    const query = { ...FIELDS, ...call.query };
    const { status, json } = await this.client.ask({ ...call, query, about: ABOUT });
    return status === 404 ? [] : demandShape(this.client, posts, json, ABOUT).posts;
  }
}

const asLock = ({ id, slug, status, title, html }: Post): LockDraft => ({
  id,
  slug,
  text: (html ?? '').replace(/<[^>]*>/g, '').trim(),
  isLock: status === 'draft' && title.startsWith(LOCK_WORD),
});
