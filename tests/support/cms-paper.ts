import { file, fresh, freshPicture } from './cms-articles.ts';
import { article, write } from './publishing.ts';

/** What every text ends with. */
const END = 'And so to the end.';

/** So long that a text is more than one packet. */
const MIDDLE = Array.from(
  { length: 60 },
  (_, n) => `In week ${n} the harbour board met twice and adjourned.`,
);

interface Piece {
  /** Words of all versions that may have been sent. */
  versions: string[];
  /** Those that readers should have; null for what was withdrawn. */
  now: string | null;
}

/** Articles that link to one another, each with a picture, in all the versions that they ever had. */
export class CmsPaper {
  readonly pieces = new Map<string, Piece>();
  /** Those that readers have before a publish and after it, and so in between. */
  lasting: string[] = [];
  private readonly root: string;
  private readonly pictures = new Map<string, Uint8Array>();
  private versions = 0;

  constructor(root: string) {
    this.root = root;
  }

  async begin(): Promise<void> {
    const slugs = Array.from({ length: 4 }, newSlug);
    for (const [n, slug] of slugs.entries()) await this.write(slug, slugs[(n + 1) % slugs.length]!);
  }

  /** Two get other words, one is withdrawn, one that was comes back, one is new. */
  async change(): Promise<void> {
    const [first, second, third, ...others] = this.live();
    const gone = [...this.pieces.keys()].find((slug) => this.pieces.get(slug)!.now === null);
    this.lasting = [first!, second!, ...others];
    await this.write(first!, second!);
    await this.withdraw(third!);
    const slug = newSlug();
    await this.write(slug, first!);
    await this.write(second!, slug);
    if (gone !== undefined) await this.write(gone, slug);
  }

  /** What another desk makes of a copy: other words for one, and one of its own. @returns the file of that */
  async elsewhere(root: string): Promise<{ changed: string; own: string; words: string }> {
    const [first, second] = this.live();
    const own = newSlug();
    const words = this.words(first!);
    await this.put(root, first!, second!, words);
    await this.put(root, own, first!, this.words(own));
    this.pieces.get(own)!.now = null;
    return { changed: first!, own, words };
  }

  live(): string[] {
    return [...this.pieces.keys()].filter((slug) => this.pieces.get(slug)!.now !== null);
  }

  /** Which version a text is; null where it is none, or not whole. */
  versionIn(slug: string, text: string): string | null {
    const isWhole = text.includes(END) && MIDDLE.every((line) => text.includes(line));
    const found = this.pieces.get(slug)!.versions.filter((words) => text.includes(words));
    return isWhole && found.length === 1 ? found[0]! : null;
  }

  private async write(slug: string, next: string): Promise<void> {
    const words = this.words(slug);
    await this.put(this.root, slug, next, words);
    this.pieces.get(slug)!.now = words;
  }

  private async withdraw(slug: string): Promise<void> {
    this.pieces.get(slug)!.now = null;
    await write(this.root, { [file(slug)]: article(slug, { status: 'withdrawn' }) });
  }

  private words(slug: string): string {
    const piece = this.pieces.get(slug) ?? { versions: [], now: null };
    this.pieces.set(slug, piece);
    const words = `Told for the ${++this.versions}th time.`;
    piece.versions.push(words);
    return words;
  }

  private async picture(slug: string): Promise<Uint8Array> {
    const picture = this.pictures.get(slug) ?? (await freshPicture());
    this.pictures.set(slug, picture);
    return picture;
  }

  private async put(root: string, slug: string, next: string, words: string): Promise<void> {
    const picture = `media/${slug}.jpg`;
    const images = `[{file: ${picture}, alt: The old quay, credit: Ann Lee, caption: At dawn, licence: own}]`;
    const link = `See [the other](${next}.md).`;
    const body = [words, `![In words](/${picture})`, link, ...MIDDLE, END].join('\n\n');
    await write(root, {
      [file(slug)]: article(slug, { tags: '[harbour, tides]', images }, body),
      [picture]: await this.picture(slug),
    });
  }
}

/** None begins like another one. */
const newSlug = (): string => `${fresh('fault')}-quay`;
