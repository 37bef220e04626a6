import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../hosts/manifest.ts';
import type { Encoder } from '../../images/sharp.ts';
import { made, shopFor, surround } from '../../site/build-site.ts';
import { specOf } from '../../site/build/page-specs.ts';
import type { Recipe } from '../../site/build/page-spec.ts';
import { tell, type ToldStory } from '../../site/build/told-story.ts';
import type { SiteIndex } from '../../site/body-place.ts';
import { type FoundMedia, MediaShelf } from '../../site/media.ts';
import { lastChange, type SitemapEntry } from '../../site/sitemap.ts';
import type { SiteArticle, SiteFile, SiteInput, SiteProblem } from '../../site/site-types.ts';
import { digest } from '../../site/summary.ts';
import { readTextFile } from '../../text/read-file.ts';
import { sha256 } from '../../text/sha256.ts';
import { isSameStamp, isSettled, stampOf } from '../cache/file-stamp.ts';
import { known } from '../cache/gather-articles.ts';
import type { RecordedArticle, RecordedMedia, RecordedPage, WholeRecord } from '../cache/page-record.ts';
import type { SiteCache } from '../cache/site-cache.ts';
import { type DeskArticle, readDeskArticle } from '../desk-article.ts';
import type { PublishSettings } from '../publish-settings.ts';
import { type Outgoing, select, type Waiting } from '../select.ts';
import { siteInput } from '../site-input.ts';
import { mediaAskedBy, outlineOf } from './outline.ts';

export interface PatchInput {
  root: string;
  /** The theme that newsctl ships. */
  theme: string;
  settings: PublishSettings;
  /** Every article file of the newsroom, from its folder. */
  paths: readonly string[];
  cache: SiteCache;
  live: Manifest | null;
  now: Date;
  encoder?: Encoder;
  /** For whom the site is, see `RecordHead`. */
  audience: string;
  /** The site built in the usual way, for bytes that a patch has no use for. */
  whole(): Promise<readonly SiteFile[]>;
}

/** A site of which little had to be made. */
export interface PatchedSite {
  /** Sorted by path. */
  files: SiteFile[];
  problems: SiteProblem[];
  /** Articles whose files say something else than the last time. */
  changed: Outgoing[];
  /** Articles that were read and stay at home. */
  atHome: DeskArticle[];
  waiting: Waiting[];
  /** What is true of it. */
  record: WholeRecord;
}

/** Articles that stay at home, and why. */
type AtHome = Pick<PatchedSite, 'atHome' | 'waiting'>;

/** An edit of more articles than this is a build like any other. */
const MANY = 100;

/**
 * Makes the site from the record of the last build, where nothing has changed since but the words of some articles:
 * their pages and those that show something of them are made, and nothing else is looked at. Null where more has
 * changed than that, or where it is not known; then the site has to be built in the usual way.
 */
export async function patchSite(input: PatchInput): Promise<PatchedSite | null> {
  const record = input.cache.pages.read();
  // An index has to be made of whole parts of an archive.
  if (record?.head.audience !== input.audience || record.head.search) return null;
  if (!(await isMediaAsItWas(input, record))) return null;
  const standing = await compareFiles(input, record);
  if (!standing) return null;
  const patch = new Patch(input, record);
  try {
    return (await patch.take(standing.edited)) ? await patch.finish(standing) : null;
  } catch (error) {
    if (error instanceof Forgotten) return null;
    throw error;
  }
}

/** What was kept of an article is not there any more. */
class Forgotten extends Error {}

async function isMediaAsItWas(input: PatchInput, { head }: WholeRecord): Promise<boolean> {
  for (const { path, found } of head.media) if (!(await isAsItWas(input, path, found !== null))) return false;
  return true;
}

async function isAsItWas({ root, cache }: PatchInput, path: string, wasThere: boolean): Promise<boolean> {
  const stamp = stampOf(join(root, path));
  const kept = cache.media.get(path);
  if (!wasThere || !stamp || !kept) return !wasThere && stamp === null;
  if (kept.stamp && isSameStamp(kept.stamp, stamp)) return true;
  const now = await readFile(join(root, path)).catch(() => null);
  if (now === null || sha256(now) !== kept.of.sha256) return false;
  if (isSettled(stamp, cache.started)) cache.media.set(path, { ...kept, stamp });
  return true;
}

/** An article file that says something else than the last time. */
interface Edited {
  place: number;
  path: string;
  text: string;
}

/** Which articles were edited, and which stay at home; null where one has come or gone, or very many were edited. */
async function compareFiles(
  input: PatchInput,
  { articles }: WholeRecord,
): Promise<({ edited: Edited[] } & AtHome) | null> {
  const places = new Map(articles.map(({ path }, place) => [path, place]));
  const here = input.paths.filter((path) => places.has(path));
  const others = input.paths.filter((path) => !places.has(path));
  if (here.length !== articles.length || others.length > MANY) return null;
  const edited: Edited[] = [];
  for (const path of here) {
    const text = await editedText(path, input);
    if (text !== null) edited.push({ place: places.get(path)!, path, text });
    if (edited.length > MANY) return null;
  }
  const home = await stillAtHome(others, input);
  return home && { edited, ...home };
}

/** The text of a file that says something else than the last time; null for all others. */
async function editedText(path: string, { root, cache }: PatchInput): Promise<string | null> {
  const before = cache.articles.known(path);
  const stamp = stampOf(`${root}/${path}`);
  if (before?.stamp && stamp && isSameStamp(before.stamp, stamp)) return null;
  const text = await readTextFile(join(root, path), path);
  if (sha256(text) !== before?.sha256) return text;
  if (stamp && isSettled(stamp, cache.started)) cache.articles.setStamp(path, stamp);
  return null;
}

/** Articles that did not go out the last time, of which nothing is kept; null where one does now. */
async function stillAtHome(
  paths: readonly string[],
  { root, now, settings: { timezone } }: PatchInput,
): Promise<AtHome | null> {
  const articles: DeskArticle[] = [];
  for (const path of paths)
    articles.push(readDeskArticle({ path, text: await readTextFile(join(root, path), path) }));
  const { outgoing, waiting } = select({ articles, live: null, now, timezone });
  return outgoing.length > 0 ? null : { atHome: articles, waiting };
}

/** Whether links in bodies may lead to a page: not to one that goes on with a list. */
function isLinked({ make, path }: RecordedPage): boolean {
  if (make === 'list' || make === 'corrections') return !/\/page\/\d+\/index\.html$/.test(path);
  return LINKED.has(make);
}

const LINKED = new Set(['home', 'article', 'section', 'archive', 'own']);

/** One site in the making. */
class Patch {
  private readonly input: PatchInput;
  private readonly record: WholeRecord;
  private readonly site: SiteInput;
  private readonly shelf: MediaShelf;
  private readonly told = new Map<number, ToldStory>();
  private readonly changed: Outgoing[] = [];

  constructor(input: PatchInput, record: WholeRecord) {
    this.input = input;
    this.record = record;
    this.site = siteInput(input, input.settings, []);
    // They are as they were; one that was not looked for is none of a patch's.
    const media = new Map(record.head.media.map(({ path, found }) => [path, found]));
    this.shelf = new MediaShelf(async (path) => this.withBytes(media.get(path) ?? null));
  }

  private withBytes(found: RecordedMedia | 'unfit' | null): FoundMedia {
    if (found === null || found === 'unfit') return found;
    const { sizes, ...media } = found;
    const get = (path: string) => () => this.bytesOf(path);
    return {
      ...media,
      bytes: get(media.path),
      ...(sizes && { sizes: sizes.map((size) => ({ ...size, bytes: get(size.path) })) }),
    };
  }

  private all: Promise<ReadonlyMap<string, SiteFile>> | undefined;

  /** Bytes that nothing was made of here. */
  private async bytesOf(path: string): Promise<Uint8Array> {
    this.all ??= this.input.whole().then((every) => new Map(every.map((file) => [file.path, file])));
    return (await this.all).get(path)!.bytes();
  }

  /** Takes edited articles in; false where other pages would be laid out in another way. */
  async take(edited: readonly Edited[]): Promise<boolean> {
    for (const { place, path, text } of edited) {
      const { cache, root } = this.input;
      const before = cache.articles.summary(path);
      const old = before && (await this.tell(this.itemAt(place, before)));
      const stamp = stampOf(join(root, path));
      const { summary, body } = digest(text, path);
      const item = this.outgoing({ article: summary, text: async () => text, body: async () => body });
      if (!old || !item) return false;
      const problems: SiteProblem[] = [];
      const one = await this.tell(item, problems);
      const same =
        outlineOf(old.story) === outlineOf(one.story) && mediaAskedBy(before) === mediaAskedBy(summary);
      if (!same || problems.length > 0 || this.record.head.problems.some((one) => one.path === path))
        return false;
      cache.articles.set(path, stamp && isSettled(stamp, cache.started) ? stamp : null, { summary, body });
      this.told.set(place, one);
      this.changed.push(item);
    }
    return true;
  }

  /** Makes what has to be made. */
  async finish({ atHome, waiting }: AtHome): Promise<PatchedSite | null> {
    const { record, shelf, site, input } = this;
    const surroundings = await surround(site, shelf);
    if (surroundings.mark !== record.head.mark) return null;
    const { shop, base } = shopFor(surroundings, input.settings, record.head, () => this.index());
    const places = new Set(this.told.keys());
    const touched = record.pages.flatMap((page, row) =>
      [...page.shows, ...page.whole].some((place) => places.has(place)) ? [row] : [],
    );
    const pages = [...record.pages];
    const files = new Map<string, SiteFile>();
    const make = async (row: number, data: unknown): Promise<void> => {
      const page = record.pages[row]!;
      const spec = specOf(await this.recipe(page, data), {
        base,
        shop,
        cardOf: (story) => this.cards.get(story)!,
      });
      const file = await made(spec, { kept: input.cache.pages, ...(site.spool && { spool: site.spool }) });
      pages[row] = {
        ...page,
        data: JSON.stringify(data),
        key: spec.key,
        sha256: file.sha256,
        size: file.size,
      };
      files.set(page.path, file);
    };
    for (const row of touched) await make(row, JSON.parse(pages[row]!.data));
    const index = await this.sitemapIndex(touched);
    if (index) await make(index.row, index.data);
    return {
      files: this.files(pages, files),
      problems: record.head.problems,
      changed: this.changed,
      atHome,
      waiting,
      record: { ...record, pages, articles: this.articles() },
    };
  }

  private readonly cards = new Map<unknown, string>();

  /** The index of the sitemaps, where one that it lists has another date by now. */
  private async sitemapIndex(
    touched: readonly number[],
  ): Promise<{ row: number; data: SitemapEntry[] } | null> {
    const { pages } = this.record;
    const row = pages.findIndex(({ make }) => make === 'sitemap-index');
    if (row < 0) return null;
    const data = JSON.parse(pages[row]!.data) as SitemapEntry[];
    for (const part of touched.map((at) => pages[at]!).filter(({ make }) => make === 'sitemap')) {
      const stories = [];
      for (const place of part.shows) stories.push((await this.at(place)).story);
      const listed = data.find(({ path }) => path === part.path);
      if (listed) listed.changed = lastChange(stories);
    }
    return JSON.stringify(data) === pages[row]!.data ? null : { row, data };
  }

  private async recipe({ path, kind, make, shows, whole }: RecordedPage, data: unknown): Promise<Recipe> {
    const shown = [];
    for (const place of shows) shown.push((await this.at(place)).story);
    const full = [];
    for (const place of whole) full.push(await this.at(place));
    return { path, kind, make, data, shows: shown, whole: full };
  }

  /** The story of a place in the record. */
  private async at(place: number): Promise<ToldStory> {
    const known = this.told.get(place);
    if (known && this.cards.has(known.story)) return known;
    const one = known ?? (await this.tell(this.itemAt(place)));
    this.told.set(place, one);
    this.cards.set(one.story, one.card);
    return one;
  }

  private tell(item: SiteArticle, problems: SiteProblem[] = []): Promise<ToldStory> {
    return tell(item, this.input.settings, this.shelf, problems);
  }

  /** An article as it went onto the site the last time. @throws Forgotten */
  private itemAt(place: number, summary = this.summaryAt(place)): SiteArticle {
    const { path: _, ...dates } = this.record.articles[place]!;
    const { root, cache } = this.input;
    return { ...known(root, summary, cache), ...dates };
  }

  private summaryAt(place: number) {
    const summary = this.input.cache.articles.summary(this.record.articles[place]!.path);
    if (!summary) throw new Forgotten();
    return summary;
  }

  /** The article with the dates that readers will see; null where it does not go out, or has none of its own. */
  private outgoing(one: DeskArticle): Outgoing | null {
    const { live, now, settings } = this.input;
    const { outgoing } = select({ articles: [one], live, now, timezone: settings.timezone });
    const dated = one.article.frontMatter.date_published !== undefined || live !== null;
    return dated ? (outgoing[0] ?? null) : null;
  }

  private index(): SiteIndex {
    const { pages, articles } = this.record;
    const own = pages.filter(({ path }) => path.endsWith('index.html'));
    const paths = new Map(
      own.flatMap(({ make, whole, path }): [string, string][] =>
        make === 'article' ? [[articles[whole[0]!]!.path, path.slice(0, -10)]] : [],
      ),
    );
    return { pages: new Set(own.filter(isLinked).map(({ path }) => path.slice(0, -10))), articles: paths };
  }

  private articles(): RecordedArticle[] {
    const articles = [...this.record.articles];
    for (const [place, { item }] of this.told)
      articles[place] = { path: item.article.path, published: item.published, modified: item.modified };
    return articles;
  }

  private files(pages: readonly RecordedPage[], files: ReadonlyMap<string, SiteFile>): SiteFile[] {
    const unmade = [...this.record.head.assets, ...pages].map(
      ({ path, kind, sha256: hash, size }) =>
        files.get(path) ?? { path, kind, sha256: hash, size, bytes: () => this.bytesOf(path) },
    );
    return unmade.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  }
}
