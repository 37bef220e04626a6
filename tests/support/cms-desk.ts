import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleHost } from '../../src/hosts/article-host.ts';
import type { LockDrafts } from '../../src/hosts/cms/lock-drafts.ts';
import type { AnyArticleHostKind } from '../../src/hosts/index.ts';
import { loadNewsroom } from '../../src/newsroom/newsroom.ts';
import type { Take } from '../../src/publish/articles/plan.ts';
import { type PreparedArticles, prepareArticles } from '../../src/publish/articles/prepare.ts';
import { publishArticles, type WithTouched } from '../../src/publish/articles/publish.ts';
import { prepareUndo } from '../../src/publish/articles/undo.ts';
import { readDeskArticle } from '../../src/publish/desk-article.ts';
import { newsroom, write } from './publishing.ts';

/** How a content management system under test is reached. */
export interface CmsAccess {
  kind: AnyArticleHostKind;
  port: number;
  /** Options as `newsctl.yaml` has them, but for the address. */
  options: object;
  secret: string;
}

/** One, and what is done there by other means than newsctl's. */
export interface Cms extends CmsAccess {
  /** What somebody does there by hand. */
  edit(remote: string, change: { title?: string; html?: string; draft?: boolean }): Promise<void>;
  remove(remote: string): Promise<void>;
  plant(slug: string): Promise<void>;
  /** All that is there of an article, as one text. */
  stored(remote: string): Promise<string>;
  /** What the system calls what stands at a slug; null where nothing does. */
  idAt(slug: string): Promise<string | null>;
  /** All that is there of what stands at a slug, or null. */
  storedAt(slug: string): Promise<string | null>;
  /** Where readers find what stands at a slug; null where they find nothing. */
  shown(slug: string): Promise<string | null>;
  /** Slugs of every article there that begin like this. */
  slugs(prefix: string): Promise<string[]>;
  /** Names of every file that was uploaded. */
  files(): Promise<string[]>;
  /** Where locks lie. */
  drafts(): LockDrafts;
}

export async function remoteAt({ idAt }: Pick<Cms, 'idAt'>, slug: string): Promise<string> {
  const remote = await idAt(slug);
  if (remote === null) throw new Error(`Nothing stands at ${slug}.`);
  return remote;
}

export interface How {
  take?: Take;
  only?: readonly string[] | null;
  port?: number;
  secret?: string;
  timeout?: number;
  options?: object;
  signal?: AbortSignal;
  /** Interrupts it after so many articles. */
  steps?: number;
}

const THEME = join(import.meta.dirname, '../../templates/site');

/** A desk that publishes to it. */
export class CmsDesk {
  readonly root: string;
  private readonly cms: CmsAccess;

  /** @param root of a newsroom that is there */
  constructor(cms: CmsAccess, root: string) {
    this.cms = cms;
    this.root = root;
  }

  static async open(cms: CmsAccess, files: Record<string, string | Uint8Array> = {}): Promise<CmsDesk> {
    return new CmsDesk(cms, await newsroom(files));
  }

  write(files: Record<string, string | Uint8Array>): Promise<void> {
    return write(this.root, files);
  }

  host({ port, secret, timeout = 20, options = {}, signal }: How = {}): Promise<ArticleHost> {
    const { kind, options: usual, secret: own } = this.cms;
    const address = `http://127.0.0.1:${port ?? this.cms.port}`;
    const read = kind.options.safeParse({ address, timeout, ...usual, ...options });
    if (!read.success) throw new Error('Options that the host does not take.');
    return kind.connect(
      read.data,
      { root: this.root, name: 'cms', keep: 5 },
      {
        secret: async () => secret ?? own,
        signal: signal ?? new AbortController().signal,
        env: {},
      },
    );
  }

  async prepare(how: How = {}): Promise<PreparedArticles> {
    const { take = null, only = null } = how;
    return prepareArticles({ ...(await this.input(how)), take, only });
  }

  async publish(how: How = {}): Promise<WithTouched> {
    return this.carryOut(await this.prepare(how), how);
  }

  async carryOut(prepared: PreparedArticles, how: How = {}): Promise<WithTouched> {
    return publishArticles({ ...(await this.run(how)), prepared });
  }

  async undo(how: How = {}): Promise<WithTouched> {
    const prepared = await prepareUndo({ ...(await this.input(how)), take: null });
    return publishArticles({ ...(await this.run(how)), prepared, undo: prepared.undo });
  }

  private async run(how: How) {
    const ending = new AbortController();
    const signal = how.signal ?? ending.signal;
    const progress = (done: number): void => {
      if (done === how.steps) ending.abort();
    };
    const common = { root: this.root, hostName: 'cms', timezone: 'Europe/London', now: new Date() };
    const by = { who: 'Ines Vale', tool: 'newsctl 0' };
    return { ...common, ...by, host: await this.host({ ...how, signal }), signal, progress };
  }

  private async input(how: How) {
    const { config: settings } = await loadNewsroom({ cwd: this.root });
    const names = await readdir(join(this.root, 'articles'));
    const read = async (name: string) => ({
      path: `articles/${name}`,
      text: await readFile(join(this.root, 'articles', name), 'utf8'),
    });
    const files = (await Promise.all(names.map(read))).map(readDeskArticle);
    const common = { root: this.root, theme: THEME, settings, files, hostName: 'cms', now: new Date() };
    return { ...common, host: await this.host(how) };
  }
}
