import { instant } from '../../article/dates.ts';
import { tell, type ToldStory } from '../../site/build/told-story.ts';
import { listedMark } from '../../site/listed.ts';
import type { MediaShelf } from '../../site/media.ts';
import type { SiteArticle, SiteProblem } from '../../site/site-types.ts';
import { type SitemapEntry, storyEntry } from '../../site/sitemap.ts';
import { known } from '../cache/gather-articles.ts';
import { type SiteRecord, saidMark } from '../cache/site-record.ts';
import type { RecordedArticle } from '../cache/site-record-types.ts';
import type { PatchInput } from './patch-site.ts';

/** What was kept of an article is not there any more. */
export class Forgotten extends Error {}

/** The stories that the pages of a patch show: those edited as they are by now, the others as the site had them. */
export class Stories {
  private readonly input: PatchInput;
  private readonly record: SiteRecord;
  private readonly shelf: MediaShelf;
  private readonly told = new Map<number, ToldStory>();
  private readonly cards = new Map<unknown, string>();

  constructor(input: PatchInput, record: SiteRecord, shelf: MediaShelf) {
    this.input = input;
    this.record = record;
    this.shelf = shelf;
  }

  tell(item: SiteArticle, problems: SiteProblem[] = []): Promise<ToldStory> {
    return tell(item, this.input.settings, this.shelf, problems);
  }

  /** Takes an edited one in. @param place in the record */
  take(place: number, story: ToldStory): void {
    this.told.set(place, story);
  }

  /** The story of a place in the record. @throws Forgotten */
  async at(place: number): Promise<ToldStory> {
    const before = this.told.get(place);
    if (before && this.cards.has(before.story)) return before;
    const one = before ?? (await this.tell(this.itemAt(place)));
    this.told.set(place, one);
    this.cards.set(one.story, one.card);
    return one;
  }

  /** What a sitemap says of the story of a place. */
  sitemapEntry(place: number): SitemapEntry {
    const told = this.told.get(place);
    if (told) return storyEntry(told.story);
    const { page, published, modified } = this.record.article(place);
    const changed = Math.max(instant(published)!, (modified && instant(modified)) || 0);
    return { path: page, changed };
  }

  /** The card of a story that was asked for. */
  cardOf(story: unknown): string {
    return this.cards.get(story)!;
  }

  /** What the record says of those that were asked for, by their places. */
  recorded(): Map<number, Omit<RecordedArticle, 'outline' | 'page'>> {
    const asRecorded = ({ story, item: { article, published, modified } }: ToldStory) => ({
      ...{ path: article.path, published, modified },
      said: saidMark(article.sha256),
      listed: listedMark(story, this.input.settings),
    });
    return new Map([...this.told].map(([place, told]) => [place, asRecorded(told)]));
  }

  /** An article as it went onto the site the last time. */
  private itemAt(place: number): SiteArticle {
    const { published, modified } = this.record.article(place);
    const { root, cache } = this.input;
    const summary = cache.articles.summary(this.record.article(place).path);
    if (!summary) throw new Forgotten();
    return { ...known(root, summary, cache), published, modified };
  }
}
