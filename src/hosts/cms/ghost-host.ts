import * as z from 'zod';
import type {
  ArticleHost,
  ArticleLock,
  HostedArticle,
  HostedFile,
  HostedMedia,
  HostedText,
  RemoteArticle,
} from '../article-host.ts';
import type { GhostOptions } from '../ghost.ts';
import type { Access, HostPlace, LockHolder } from '../host.ts';
import { cmsAddress } from './address.ts';
import { at, type Call, CmsClient, type JsonAnswer } from './client.ts';
import { addressTaken, batches, changedMeanwhile, demandSecret, demandShape, link } from './connection.ts';
import { isUntidy, lockArticles } from './lock.ts';
import { GhostDrafts } from './ghost-drafts.ts';
import { asPost, asRemote, htmlOf, posts } from './ghost-posts.ts';
import { adminKey, adminToken } from './ghost-token.ts';
import { ghostSays } from './ghost-words.ts';

const ADMIN = 'ghost/api/admin';
const POSTS = `${ADMIN}/posts/`;
/** What is asked for of every post. */
const SHAPE = { formats: 'html', include: 'tags,authors' };

export async function connectGhost(
  options: GhostOptions,
  place: HostPlace,
  access: Access,
): Promise<ArticleHost> {
  const base = cmsAddress(options.address, place.name);
  const secret = await demandSecret(access, place, 'admin_key', 'The Admin API key');
  const key = adminKey(secret, place.name);
  const client = new CmsClient({
    base,
    label: `Ghost at ${base.host}`,
    authorise: () => ({
      authorization: `Ghost ${adminToken(key, Date.now())}`,
      'accept-version': 'v5.0',
    }),
    secrets: [secret, key.secret.toString('hex')],
    signal: access.signal,
    silence: options.timeout * 1000,
    explain: ghostSays,
  });
  return new GhostHost(client, options);
}

const uploaded = z.object({ url: link() });

class GhostHost implements ArticleHost {
  readonly label: string;
  private readonly client: CmsClient;
  private readonly options: GhostOptions;

  constructor(client: CmsClient, options: GhostOptions) {
    this.client = client;
    this.label = client.options.label;
    this.options = options;
  }

  async demandRights(): Promise<void> {
    await this.list({ limit: '1' }, 'the Admin API key');
  }

  lock(holder: LockHolder): Promise<ArticleLock> {
    return lockArticles(new GhostDrafts(this.client.late()), holder, this.client.options);
  }

  untidy(): Promise<boolean> {
    return isUntidy(new GhostDrafts(this.client), this.label);
  }

  advice = (): readonly string[] => [];

  ahead = (): number => this.client.clock.ahead;

  bodyOf(article: HostedText): string {
    return htmlOf(article, this.options);
  }

  sentFor(article: HostedText): object {
    return asPost({ ...article, lead: null }, this.options);
  }

  async read(remotes: readonly string[]): Promise<ReadonlyMap<string, RemoteArticle>> {
    const found = new Map<string, RemoteArticle>();
    for (const some of batches(remotes, 50)) {
      const query = { filter: `id:[${some.join(',')}]`, limit: '100' };
      for (const one of await this.list(query, 'what was published there')) found.set(one.remote, one);
    }
    return found;
  }

  async bySlug(slug: string): Promise<RemoteArticle | null> {
    const found = await this.list({ filter: `slug:'${slug.replaceAll("'", "\\'")}'` }, `the address ${slug}`);
    return found.find((one) => one.slug === slug) ?? null;
  }

  private async list(query: Record<string, string>, about: string): Promise<RemoteArticle[]> {
    const answer = await this.client.ask({
      method: 'GET',
      path: POSTS,
      query: { ...SHAPE, ...query },
      about,
    });
    return this.postsIn(answer, about);
  }

  async create(article: HostedArticle): Promise<RemoteArticle> {
    const json = { posts: [this.dated(article)] };
    const made = await this.save({ method: 'POST', path: POSTS, json, about: article.slug });
    if (made.slug === article.slug) return made;
    await this.remove(made);
    throw addressTaken(this.client, article.slug, made.slug);
  }

  async update(now: RemoteArticle, article: HostedArticle): Promise<RemoteArticle> {
    const saved = await this.put(now, this.dated(article), article.slug);
    if (saved.slug === article.slug) return saved;
    await this.put(saved, { slug: now.slug }, article.slug);
    throw addressTaken(this.client, article.slug, saved.slug);
  }

  unpublish(now: RemoteArticle): Promise<RemoteArticle> {
    return this.put(now, { status: 'draft' }, now.slug);
  }

  async remove(now: RemoteArticle): Promise<void> {
    await this.client.ask({ method: 'DELETE', path: `${POSTS}${now.remote}/`, about: now.slug });
  }

  async upload(file: HostedFile): Promise<HostedMedia> {
    const kind = file.type.startsWith('image/') ? 'images' : 'files';
    const form = new FormData();
    const bytes = (await file.bytes()) as Uint8Array<ArrayBuffer>;
    form.set('file', new Blob([bytes], { type: file.type }), file.name);
    // Written out beforehand, so that a request knows how long it is.
    const written = new Response(form);
    const body = {
      bytes: new Uint8Array(await written.arrayBuffer()),
      headers: { 'content-type': written.headers.get('content-type') ?? '' },
    };
    const about = file.name;
    const { json } = await this.client.ask({ method: 'POST', path: `${ADMIN}/${kind}/upload/`, body, about });
    const { url } = demandShape(this.client, uploaded, at(at(json, kind), '0'), about);
    return { id: url, url };
  }

  private dated(article: HostedArticle): ReturnType<typeof asPost> {
    return asPost({ ...article, published: this.client.clock.notLater(article.published) }, this.options);
  }

  async close(): Promise<void> {}

  /** Ghost itself refuses what was made from an older version. */
  private async put(now: RemoteArticle, body: object, about: string): Promise<RemoteArticle> {
    const json = { posts: [{ ...body, updated_at: now.modified }] };
    return this.save(
      { method: 'PUT', path: `${POSTS}${now.remote}/`, json, accept: [404, 409], about },
      now.headline,
    );
  }

  private async save(call: Call, headline = ''): Promise<RemoteArticle> {
    const answer = await this.client.ask({ ...call, query: { ...SHAPE, source: 'html' } });
    if (answer.status === 404 || answer.status === 409) throw changedMeanwhile(this.client, headline);
    const [saved] = this.postsIn(answer, call.about);
    if (saved) return saved;
    throw this.client.failed(`it did not say what it saved (${call.about}).`, 'Run the command again.');
  }

  private postsIn({ json }: JsonAnswer, about: string): RemoteArticle[] {
    const { posts: found } = demandShape(this.client, posts, json, about);
    return found.map(asRemote);
  }
}
