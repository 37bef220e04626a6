import * as z from 'zod';
import { NewsctlError } from '../../errors.ts';
import type {
  ArticleHost,
  ArticleLock,
  HostedArticle,
  HostedFile,
  HostedMedia,
  HostedText,
  RemoteArticle,
} from '../article-host.ts';
import type { Access, HostPlace, LockHolder } from '../host.ts';
import type { WordPressOptions } from '../wordpress.ts';
import { cmsAddress } from './address.ts';
import { type Call, CmsClient } from './client.ts';
import { addressTaken, batches, changedMeanwhile, demandSecret, demandShape } from './connection.ts';
import { isUntidy, lockArticles } from './lock.ts';
import { accountOf, adviceFor, demandAuthor, type WordPressAccount } from './wordpress-account.ts';
import { WordPressDrafts } from './wordpress-drafts.ts';
import { WordPressMedia } from './wordpress-media.ts';
import { asPost, asRemote, contentOf, post } from './wordpress-posts.ts';
import { Terms } from './wordpress-terms.ts';
import { wordPressSays } from './wordpress-words.ts';

const POSTS = 'wp-json/wp/v2/posts';

export async function connectWordPress(
  options: WordPressOptions,
  place: HostPlace,
  access: Access,
): Promise<ArticleHost> {
  const base = cmsAddress(options.address, place.name);
  const password = await demandSecret(access, place, 'password', 'The application password');
  const login = Buffer.from(`${options.user}:${password}`).toString('base64');
  const client = new CmsClient({
    base,
    label: `WordPress at ${base.host}`,
    authorise: () => ({ authorization: `Basic ${login}` }),
    secrets: [password, login],
    signal: access.signal,
    silence: options.timeout * 1000,
    explain: wordPressSays,
  });
  return new WordPressHost(client, options, await accountOf(client, options.user));
}

class WordPressHost implements ArticleHost {
  readonly label: string;
  private readonly client: CmsClient;
  private readonly options: WordPressOptions;
  private readonly terms: Terms;
  private readonly media: WordPressMedia;
  private readonly account: WordPressAccount;

  constructor(client: CmsClient, options: WordPressOptions, account: WordPressAccount) {
    this.account = account;
    this.client = client;
    this.label = client.options.label;
    this.options = options;
    this.terms = new Terms(client);
    this.media = new WordPressMedia(client);
  }

  async demandRights(): Promise<void> {
    demandAuthor(this.client, this.account);
  }

  lock(holder: LockHolder): Promise<ArticleLock> {
    return lockArticles(this.drafts(), holder, this.client.options);
  }

  untidy(): Promise<boolean> {
    return isUntidy(this.drafts(), this.label);
  }

  advice = (): readonly string[] => adviceFor(this.account);

  ahead = (): number => this.client.clock.ahead;

  bodyOf(article: HostedText): string {
    return contentOf(article, this.options);
  }

  sentFor(article: HostedText): object {
    return asPost({ ...article, lead: null }, { tags: [], category: 0 }, this.options);
  }

  async read(remotes: readonly string[]): Promise<ReadonlyMap<string, RemoteArticle>> {
    const found = new Map<string, RemoteArticle>();
    for (const some of batches(remotes, 50)) {
      const query = { include: some.join(','), per_page: '100' };
      for (const one of await this.list(query, 'what was published there')) found.set(one.remote, one);
    }
    return found;
  }

  async bySlug(slug: string): Promise<RemoteArticle | null> {
    const found = await this.list({ slug }, `the address ${slug}`);
    return found.find((one) => one.slug === slug) ?? null;
  }

  private async list(query: Record<string, string>, about: string): Promise<RemoteArticle[]> {
    const all = { ...query, status: 'any', context: 'edit' };
    const { json } = await this.client.ask({ method: 'GET', path: POSTS, query: all, about });
    return demandShape(this.client, z.array(post), json, about).map(asRemote);
  }

  async create(article: HostedArticle): Promise<RemoteArticle> {
    const body = await this.dated(article);
    const made = await this.save({ method: 'POST', path: POSTS, json: body, about: article.slug });
    if (made.slug === article.slug) return made;
    await this.remove(made);
    throw addressTaken(this.client, article.slug, made.slug);
  }

  async update(now: RemoteArticle, article: HostedArticle): Promise<RemoteArticle> {
    const body = await this.dated(article);
    await this.demandSame(now);
    const path = `${POSTS}/${now.remote}`;
    const about = article.slug;
    const saved = await this.save({ method: 'POST', path, json: body, repeatable: true, about });
    if (saved.slug === article.slug) return saved;
    await this.save({ method: 'POST', path, json: { slug: now.slug }, repeatable: true, about });
    throw addressTaken(this.client, article.slug, saved.slug);
  }

  async unpublish(now: RemoteArticle): Promise<RemoteArticle> {
    const path = `${POSTS}/${now.remote}`;
    return this.save({
      ...{ method: 'POST', path, repeatable: true, about: now.slug },
      json: { status: 'draft', slug: now.slug },
    });
  }

  async remove(now: RemoteArticle): Promise<void> {
    await this.client.ask({
      method: 'DELETE',
      path: `${POSTS}/${now.remote}`,
      query: { force: 'true' },
      about: now.slug,
    });
  }

  upload(file: HostedFile): Promise<HostedMedia> {
    return this.media.upload(file);
  }

  private async dated(article: HostedArticle): Promise<ReturnType<typeof asPost>> {
    const filed = await this.terms.of(article);
    const published = this.client.clock.notLater(article.published);
    return asPost({ ...article, published }, filed, this.options);
  }

  async close(): Promise<void> {}

  private drafts(): WordPressDrafts {
    return new WordPressDrafts(this.client.late(), this.account);
  }

  /** WordPress keeps no condition of a write: this leaves a moment, not an afternoon. */
  private async demandSame(now: RemoteArticle): Promise<void> {
    const there = (await this.read([now.remote])).get(now.remote);
    if (!there) throw gone(this.label, now.headline);
    if (there.mark !== now.mark) throw changedMeanwhile(this.client, now.headline);
  }

  private async save(call: Call): Promise<RemoteArticle> {
    const { json } = await this.client.ask({ ...call, query: { context: 'edit' } });
    return asRemote(demandShape(this.client, post, json, call.about));
  }
}

const gone = (label: string, headline: string): NewsctlError =>
  new NewsctlError('CMS_CHANGED', `${label}: “${headline}” was removed there at this very moment.`, {
    hint: 'Run the command again: it says what can be done.',
  });
