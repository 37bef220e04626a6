import * as z from 'zod';
import type { CmsClient } from './client.ts';
import { demandShape } from './connection.ts';
import { LOCK_TITLE, LOCK_WORD, type LockDraft, type LockDrafts } from './lock-drafts.ts';

const POSTS = 'wp-json/wp/v2/posts';
const ABOUT = 'the lock there';
const FIELDS = { context: 'edit', _fields: 'id,slug,status,title,content' };

const draft = z.object({
  id: z.int().positive(),
  slug: z.string(),
  status: z.string(),
  title: z.object({ raw: z.string() }),
  content: z.object({ raw: z.string() }),
});

/** Draft posts of WordPress. */
export class WordPressDrafts implements LockDrafts {
  readonly seesAll: boolean;
  private readonly client: CmsClient;

  readonly reclaim: LockDrafts['reclaim'];

  constructor(client: CmsClient, { seesAll }: { seesAll: boolean }) {
    this.client = client;
    this.seesAll = seesAll;
    this.reclaim = seesAll ? null : (one) => this.slugGiven(one);
  }

  async make(slug: string, text: string): Promise<LockDraft> {
    const json = { status: 'draft', slug, title: LOCK_TITLE, content: text };
    const call = { method: 'POST', path: POSTS, query: FIELDS, json, about: ABOUT } as const;
    return asLock(demandShape(this.client, draft, (await this.client.ask(call)).json, ABOUT));
  }

  async at(slug: string): Promise<LockDraft[]> {
    return (await this.list({ slug, status: 'any' })).filter((one) => one.slug === slug);
  }

  async beginning(slug: string): Promise<LockDraft[]> {
    // Few posts are drafts: WordPress need not look through all texts.
    const found = await this.list({ search: LOCK_WORD, status: 'draft' });
    return found.filter((one) => one.slug.startsWith(slug));
  }

  async get(id: string): Promise<LockDraft | null> {
    const path = `${POSTS}/${id}`;
    const call = { method: 'GET', path, query: FIELDS, accept: [404], about: ABOUT } as const;
    const { status, json } = await this.client.ask(call);
    return status === 404 ? null : asLock(demandShape(this.client, draft, json, ABOUT));
  }

  async change(id: string, text: string): Promise<void> {
    const path = `${POSTS}/${id}`;
    await this.client.ask({ method: 'POST', path, json: { content: text }, repeatable: true, about: ABOUT });
  }

  /** Of two that remove the same at once, WordPress tells one that it failed. */
  async remove(id: string): Promise<void> {
    const call = {
      method: 'DELETE',
      path: `${POSTS}/${id}`,
      query: { force: 'true' },
      about: ABOUT,
    } as const;
    const { status } = await this.client.ask({ ...call, repeatable: true, accept: [404, 410, 500] });
    if (status === 500 && (await this.get(id)) !== null) await this.client.ask(call);
  }

  /** Asked once alone: the second time it would have another slug already. */
  private async slugGiven({ id, slug }: LockDraft): Promise<string> {
    const call = {
      method: 'POST',
      path: `${POSTS}/${id}`,
      query: FIELDS,
      json: { slug },
      about: ABOUT,
    } as const;
    return asLock(demandShape(this.client, draft, (await this.client.ask(call)).json, ABOUT)).slug;
  }

  private async list(query: Record<string, string>): Promise<LockDraft[]> {
    const all = { ...query, ...FIELDS, per_page: '100', orderby: 'id', order: 'asc' };
    const { json } = await this.client.ask({ method: 'GET', path: POSTS, query: all, about: ABOUT });
    return demandShape(this.client, z.array(draft), json, ABOUT).map(asLock);
  }
}

const asLock = ({ id, slug, status, title, content }: z.infer<typeof draft>): LockDraft => ({
  id: String(id),
  slug,
  text: content.raw.trim(),
  isLock: status === 'draft' && title.raw.startsWith(LOCK_WORD),
});
