import type { SiteFile } from '../site-types.ts';
import type { Story } from '../story.ts';
import type { Recipe } from './page-spec.ts';

/**
 * What pages were made from and what came out, in columns: of an archive they are hundreds of thousands. Stories are told
 * by their places, newest first.
 */
export class PageNotes {
  readonly paths: string[] = [];
  /** Kind and maker, with a space between them. */
  readonly kinds: string[] = [];
  /** JSON. */
  readonly data: string[] = [];
  readonly keys: string[] = [];
  /** SHA-256 of each file. */
  readonly hashes: string[] = [];
  /** In bytes. */
  readonly sizes: number[] = [];
  /** Places of the stories that a page shows, then of those that it shows with their bodies, one page after another. */
  readonly stories: number[] = [];
  /** How many there are of each, two numbers a page. */
  readonly counts: number[] = [];
  private readonly places: ReadonlyMap<Story, number>;
  /** Of most pages they say the same. */
  private readonly texts = new Map<string, string>();

  /** @param stories newest first */
  constructor(stories: readonly Story[]) {
    this.places = new Map(stories.map((story, place) => [story, place]));
  }

  add(
    { path, kind, make, data, shows, whole, key }: Recipe & { key: string },
    { sha256, size }: Pick<SiteFile, 'sha256' | 'size'>,
  ): void {
    this.paths.push(path);
    this.kinds.push(this.once(`${kind} ${make}`));
    this.data.push(this.once(JSON.stringify(data)));
    this.keys.push(key);
    this.hashes.push(sha256);
    this.sizes.push(size);
    this.counts.push(shows.length, whole.length);
    for (const story of shows) this.stories.push(this.placeOf(story));
    for (const { story } of whole) this.stories.push(this.placeOf(story));
  }

  placeOf(story: Story): number {
    return this.places.get(story)!;
  }

  private once(text: string): string {
    if (text.length > SHORT) return text;
    const before = this.texts.get(text);
    if (before === undefined) this.texts.set(text, text);
    return before ?? text;
  }
}

/** In UTF-16 units. */
const SHORT = 60;
