import { tell, type ToldStory } from '../../site/build/told-story.ts';
import type { MediaShelf } from '../../site/media.ts';
import type { SiteArticle, SiteProblem } from '../../site/site-types.ts';
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

  /** The card of a story that was asked for. */
  cardOf(story: unknown): string {
    return this.cards.get(story)!;
  }

  /** What the record says of those that were asked for, by their places. */
  recorded(): Map<number, Omit<RecordedArticle, 'outline'>> {
    const asRecorded = ({ article: { path, sha256 }, published, modified }: SiteArticle) => ({
      path,
      published,
      modified,
      said: saidMark(sha256),
    });
    return new Map([...this.told].map(([place, { item }]) => [place, asRecorded(item)]));
  }

  /** An article as it went onto the site the last time. */
  private itemAt(place: number): SiteArticle {
    const { published, modified } = this.record.article(place);
    const { root, cache } = this.input;
    const summary = cache.articles.summary(this.record.articles[place]!);
    if (!summary) throw new Forgotten();
    return { ...known(root, summary, cache), published, modified };
  }
}
