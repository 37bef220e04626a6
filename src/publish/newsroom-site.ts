import { instant } from '../article/dates.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { buildSite } from '../site/build-site.ts';
import { type Encoder, installedSharp } from '../images/sharp.ts';
import type { PageSink, SiteFile, SiteProblem } from '../site/site-types.ts';
import { lazily } from '../text/lazily.ts';
import { demandOwnAddresses, demandOwnFiles } from './addresses.ts';
import { gatherArticles } from './cache/gather-articles.ts';
import type { SiteCache } from './cache/site-cache.ts';
import type { ArticleStamps } from './fingerprint.ts';
import { patchSite } from './patch/patch-site.ts';
import { recordOfSite } from './patch/record-site.ts';
import type { PublishSettings } from './publish-settings.ts';
import type { DeskArticle } from './desk-article.ts';
import { type Outgoing, select, type Waiting } from './select.ts';
import { siteInput } from './site-input.ts';

export interface NewsroomInput {
  root: string;
  /** The theme that newsctl ships. */
  theme: string;
  settings: PublishSettings;
  /** Every article file, from the newsroom's folder, with `/`. */
  paths: readonly string[];
  /** What these files were like a moment ago, where somebody has looked at them already. */
  stamps?: Promise<ArticleStamps>;
  now: Date;
  /** What readers have. */
  live: Manifest | null;
  /** What is kept of earlier builds. */
  cache?: SiteCache;
  /** What makes the sizes of pictures: the package sharp where left out. */
  encoder?: Encoder;
  /** For whom the site is: only for the same can it start from the last one. */
  audience: string;
  /** Whether every article is looked at, whatever is known. */
  afresh?: boolean;
  /** Takes every page as soon as it is made: none is made from the last site then. */
  sink?: PageSink;
  /** While articles are read and pages are made it is looked at whether to stop. */
  signal?: AbortSignal;
  /** Called where every page has to be looked at, which takes its time. */
  beforeWhole?(): void;
}

export interface NewsroomSite {
  /** Sorted by path. */
  readonly files: readonly SiteFile[];
  /** Of a site that was patched and has the same files by their paths: those with other bytes; null for all others. */
  remade: readonly SiteFile[] | null;
  problems: SiteProblem[];
  /** Articles that go out; of a site that was patched, those that changed. */
  outgoing: Outgoing[];
  /** Those that stay at home. */
  atHome: DeskArticle[];
  waiting: Waiting[];
  /** Of a site that was patched: open reviews of articles that did not change; null for one that was not. */
  patched: { reviews: number } | null;
  /** Whether every article has a date of its own: others have that of the hour. */
  dated: boolean;
  /**
   * Notes what the site is like, for the next build.
   * @param audience who has it by now
   * @param reviews how many are open, by the files of articles, of those that go out here
   */
  note(audience: string, reviews?: ReadonlyMap<string, number>): void;
}

/**
 * Builds the site of what may go out: from the last one, where little has changed since.
 * @throws NewsctlError TEMPLATE_INVALID, ARTICLE_CLASH, FILE_UNREADABLE
 */
export async function newsroomSite(input: NewsroomInput): Promise<NewsroomSite> {
  const { cache } = input;
  const audience = audienceOf(input);
  const whole = async (): Promise<readonly SiteFile[]> => (await wholeSite(input)).files;
  const patched =
    cache && !input.afresh && !input.sink && (await patchSite({ ...input, audience, cache, whole }));
  if (!patched) return wholeSite(input);
  const { problems, remade, changed, atHome, waiting, record } = patched;
  const standing = { ...record.head.reviews };
  for (const { article } of changed) delete standing[article.path];
  const site = {
    problems,
    remade,
    outgoing: changed,
    atHome,
    waiting,
    patched: { reviews: Object.values(standing).reduce((sum, open) => sum + open, 0) },
    dated: true,
    note(to: string, reviews?: ReadonlyMap<string, number>) {
      const own = {
        audience: audienceOf({ ...input, audience: to }),
        reviews: { ...standing, ...asRecord(reviews) },
      };
      cache.pages.set(record.with({ head: own }));
    },
  };
  return lazily(site, 'files', () => patched.files);
}

const asRecord = (reviews: ReadonlyMap<string, number> = new Map()): Record<string, number> =>
  Object.fromEntries(reviews);

/** The same, with every page looked at. */
async function wholeSite(input: NewsroomInput): Promise<NewsroomSite> {
  const { root, paths, cache = null, settings, now, live, sink, signal } = input;
  input.beforeWhole?.();
  const { timezone } = settings;
  const articles = await gatherArticles(root, paths, cache, { now, timezone }, { signal });
  const { outgoing, waiting } = select({ articles, live, now, timezone });
  demandOwnAddresses(outgoing);
  // Looked at while the front matter of all is at hand.
  const dated = outgoing.every(({ article }) => instant(article.frontMatter.date_published) !== null);
  const site = await buildSite({ ...siteInput(input, settings, outgoing), ...(sink && { sink }) });
  demandOwnFiles(site.files);
  const { files, problems } = site;
  const out = new Set(outgoing.map(({ article }) => article.path));
  return {
    files,
    remade: null,
    problems,
    outgoing,
    atHome: articles.filter(({ article }) => !out.has(article.path)),
    waiting,
    patched: null,
    dated,
    note(to, reviews) {
      const record = recordOfSite(site, {
        audience: audienceOf({ ...input, audience: to }),
        settings,
        mediaSaid: (path) => cache?.media.get(path)?.of.sha256 ?? null,
        before: cache?.pages.read()?.head,
      });
      cache?.pages.set(record.with({ head: { reviews: asRecord(reviews) } }));
    },
  };
}

/** Another sharp makes other pictures. */
const audienceOf = ({ audience, encoder = installedSharp() }: NewsroomInput): string =>
  `${audience} ${encoder.version}`;
