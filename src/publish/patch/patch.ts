import { join } from 'node:path';
import type { SiteIndex } from '../../site/body-place.ts';
import { shopFor, surround } from '../../site/build-site.ts';
import { made } from '../../site/build/made-pages.ts';
import type { MakerName } from '../../site/build/makers.ts';
import { linkProblems, type ToldStory } from '../../site/build/told-story.ts';
import type { Recipe } from '../../site/build/page-spec.ts';
import { specOf } from '../../site/build/page-specs.ts';
import { listedMark } from '../../site/listed.ts';
import { MediaShelf } from '../../site/media.ts';
import { lastChange, type SitemapEntry } from '../../site/sitemap.ts';
import type { SiteFile, SiteInput, SiteProblem } from '../../site/site-types.ts';
import { lazily } from '../../text/lazily.ts';
import { digest } from '../../site/summary.ts';
import { isSettled, stampOf } from '../cache/file-stamp.ts';
import type { SiteRecord } from '../cache/site-record.ts';
import type { RecordedPage } from '../cache/site-record-types.ts';
import type { DeskArticle } from '../desk-article.ts';
import { type Outgoing, select } from '../select.ts';
import { siteInput } from '../site-input.ts';
import type { AtHome, Edited } from './compare-files.ts';
import { outlineMark } from './outline.ts';
import { patchSearch } from './patch-search.ts';
import { patchedFiles, remadeFiles } from './patched-files.ts';
import { recordedIndex } from './recorded-index.ts';
import type { PatchedSite, PatchInput } from './patch-site.ts';
import { StandingFiles } from './standing-files.ts';
import { Stories } from './stories.ts';

/** The index of sitemaps, where there is one. */
const SITEMAP = 'sitemap.xml';

/** What shows no more of most stories than {@link listedMark} stands for. */
const LISTING: ReadonlySet<MakerName> = new Set(['home', 'section', 'section-month', 'list', 'article']);

/** One site in the making. */
export class Patch {
  private readonly input: PatchInput;
  private readonly record: SiteRecord;
  private readonly site: SiteInput;
  private readonly standing: StandingFiles;
  private readonly shelf: MediaShelf;
  private readonly stories: Stories;
  private readonly changed: Outgoing[] = [];
  /** Places of edited articles. */
  private readonly edited: number[] = [];
  /** Of those, the ones of which lists show something else than before. */
  private readonly relisted = new Set<number>();

  constructor(input: PatchInput, record: SiteRecord) {
    this.input = input;
    this.record = record;
    this.site = siteInput(input, input.settings, []);
    // They are as they were; one that was not looked for is none of a patch's.
    const media = new Map(record.head.media.map(({ path, found }) => [path, found]));
    this.standing = new StandingFiles(input.whole);
    this.shelf = new MediaShelf(async (path) => this.standing.media(media.get(path) ?? null));
    this.stories = new Stories(input, record, this.shelf);
  }

  /** Takes edited articles in; false where other pages would be laid out in another way. */
  async take(edited: readonly Edited[]): Promise<boolean> {
    for (const { place, path, text } of edited) {
      const { cache, root } = this.input;
      const stamp = stampOf(join(root, path));
      const { summary, body } = digest(text, path);
      const item = this.outgoing({ article: summary, text: async () => text, body: async () => body });
      if (!item) return false;
      const problems: SiteProblem[] = [];
      const one = await this.stories.tell(item, problems);
      problems.push(...linkProblems(one, recordedIndex(this.record)));
      const same = outlineMark(one) === this.record.article(place).outline;
      if (!same || problems.length > 0 || this.record.head.problems.some((one) => one.path === path))
        return false;
      cache.articles.set(path, stamp && isSettled(stamp, cache.started) ? stamp : null, { summary, body });
      this.stories.take(place, one);
      this.edited.push(place);
      if (this.isListedOtherwise(place, one)) this.relisted.add(place);
      this.changed.push(item);
    }
    return true;
  }

  /** Whether lists show something else of a story than the last time. */
  private isListedOtherwise(place: number, { story, item }: ToldStory): boolean {
    const { listed, modified } = this.record.article(place);
    if (this.record.head.changesInLists && modified !== item.modified) return true;
    return listed !== listedMark(story, this.input.settings);
  }

  /** Pages that may come out otherwise: those of the edited articles, and those that show what is new of them. */
  private touched(): number[] {
    const { record, relisted } = this;
    const edited = new Set(this.edited);
    return record.stories.showing(edited).filter((row) => {
      if (!LISTING.has(record.make(row))) return true;
      const { shows, whole } = record.stories.of(row);
      return whole.some((place) => edited.has(place)) || shows.some((place) => relisted.has(place));
    });
  }

  /** Makes what has to be made. */
  async finish({ atHome, waiting }: AtHome): Promise<PatchedSite | null> {
    const { record, shelf, site, input } = this;
    const surroundings = await surround(site, shelf);
    if (surroundings.mark !== record.head.mark) return null;
    const { shop, base } = shopFor(
      surroundings,
      input.settings,
      { sections: record.head.sections, search: record.head.search !== null },
      () => this.index(),
    );
    const touched = this.touched();
    const pages = new Map<number, RecordedPage>();
    const files = new Map<string, SiteFile>();
    const make = async (row: number, data?: unknown): Promise<void> => {
      const page = record.page(row);
      const recipe = await this.recipe(page, data ?? JSON.parse(page.data));
      const spec = specOf(recipe, { base, shop, cardOf: (story) => this.stories.cardOf(story) });
      const file = await made(spec, { kept: input.cache.pages, ...(site.spool && { spool: site.spool }) });
      const { sha256: hash, size } = file;
      pages.set(row, { ...page, data: JSON.stringify(recipe.data), key: spec.key, sha256: hash, size });
      files.set(page.path, file);
    };
    for (const row of touched) await make(row);
    const index = this.sitemapIndex(touched);
    if (index) await make(index.row, index.data);
    const search = await patchSearch(record.head, new Set(this.edited), {
      indexer: site.search,
      settings: input.settings,
      at: (place) => this.stories.at(place),
      unmade: this.standing.file,
    });
    if (search === 'failed') return null;
    const patched = {
      remade: remadeFiles(record, pages, files, search?.assets ?? []),
      problems: record.head.problems,
      changed: this.changed,
      atHome,
      waiting,
      record: record.with({
        pages,
        articles: this.stories.recorded(),
        head: {
          ...search?.head,
          changesInLists: record.head.changesInLists || shop.frame.asked.changesInLists,
        },
      }),
    };
    const assets = search?.assets ?? record.head.assets;
    return lazily(patched, 'files', () =>
      patchedFiles(record, files, { assets, unmade: this.standing.file }),
    );
  }

  /** The index of the sitemaps, where one that it lists has another date by now. */
  private sitemapIndex(touched: readonly number[]): { row: number; data: SitemapEntry[] } | null {
    const { record } = this;
    const row = record.row(SITEMAP);
    if (row < 0 || record.make(row) !== 'sitemap-index') return null;
    const before = record.page(row).data;
    const data = JSON.parse(before) as SitemapEntry[];
    for (const part of touched.filter((at) => record.make(at) === 'sitemap')) {
      const { path, shows } = record.page(part);
      const listed = data.find((one) => one.path === path);
      if (listed) listed.changed = lastChange(shows.map((place) => this.stories.sitemapEntry(place)));
    }
    return JSON.stringify(data) === before ? null : { row, data };
  }

  private async recipe({ path, kind, make, shows, whole }: RecordedPage, data: unknown): Promise<Recipe> {
    if (make === 'sitemap') {
      const entries = shows.map((place) => this.stories.sitemapEntry(place));
      return { path, kind, make, data, shows: [], entries, whole: [] };
    }
    const shown = [];
    for (const place of shows) shown.push((await this.stories.at(place)).story);
    const full = [];
    for (const place of whole) full.push(await this.stories.at(place));
    return { path, kind, make, data, shows: shown, whole: full };
  }

  /** The article with the dates that readers will see; null where it does not go out, or has none of its own. */
  private outgoing(one: DeskArticle): Outgoing | null {
    const { live, now, settings } = this.input;
    const { outgoing } = select({ articles: [one], live, now, timezone: settings.timezone });
    const dated = one.article.frontMatter.date_published !== undefined || live !== null;
    return dated ? (outgoing[0] ?? null) : null;
  }

  private index(): SiteIndex {
    return recordedIndex(this.record);
  }
}
