import type { Block, PlainText } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import { isLetter, type PageText } from './page-text.ts';

/** Code and the like, of which the copy knows only that it is there. */
const NO_WORD = '\uFFFC';

/** So many letters are the same in two places of a page only where the same was written twice. */
const UNMISTAKABLE = 16;

/**
 * Finds the copy of an article on the page that a theme has made of it, whatever theme that is: block by block, by
 * its letters alone.
 * @returns for a stretch of the plain text, the stretch of the page's text; null where the page does not show it
 */
export function locateCopy(plain: PlainText, page: PageText): (span: Span) => Span | null {
  const at = new Map<number, number>();
  const search = new Search(page);
  for (const block of plain.blocks) {
    const pieces = piecesOf(plain, block);
    const found = search.block(pieces.map(({ letters }) => letters));
    for (const [nth, start] of (found ?? []).entries())
      for (const [i, offset] of pieces[nth]!.offsets.entries()) at.set(offset, start + i);
  }
  return (span) => placeOf(span, at);
}

/** A place between two words is shown at the one before it. */
function placeOf({ start, end }: Span, at: ReadonlyMap<number, number>): Span | null {
  const from = start === end ? start - 1 : start;
  let first: number | undefined;
  let last: number | undefined;
  for (let offset = from; offset < Math.max(end, from + 1); offset++) {
    const place = at.get(offset);
    if (place === undefined) continue;
    first ??= place;
    last = place;
  }
  return first === undefined || last! < first ? null : { start: first, end: last! + 1 };
}

interface Piece {
  letters: string;
  /** Of the plain text, for each letter. */
  offsets: number[];
}

/** The letters of a block between what is no word. */
function piecesOf({ text }: PlainText, { start, end }: Block): Piece[] {
  const pieces: Piece[] = [];
  let letters = '';
  let offsets: number[] = [];
  for (let offset = start; offset <= end; offset++) {
    const unit = text[offset]!;
    if (offset === end || unit === NO_WORD) {
      if (letters !== '') pieces.push({ letters, offsets });
      letters = '';
      offsets = [];
    } else if (isLetter(unit)) {
      letters += unit;
      offsets.push(offset);
    }
  }
  return pieces;
}

/** Looks up blocks in their order; one that the theme shows elsewhere is looked for everywhere. */
class Search {
  private readonly page: PageText;
  private readonly taken: Span[] = [];
  private next = 0;

  constructor(page: PageText) {
    this.page = page;
  }

  /** Where each piece of a block starts; null where the block is not on the page. */
  block([first = '', ...rest]: readonly string[]): number[] | null {
    if (first === '') return null;
    const whole = rest.length === 0;
    const start =
      this.find(first, this.next, (at) => this.isBlock(at, first, whole)) ??
      this.find(first, 0, (at) => this.isBlock(at, first, whole)) ??
      (first.length >= UNMISTAKABLE ? (this.find(first, this.next) ?? this.find(first, 0)) : null);
    if (start === null) return null;
    const starts = [start];
    let end = start + first.length;
    for (const piece of rest) {
      const at = this.page.text.indexOf(piece, end);
      if (at < 0) break;
      starts.push(at);
      end = at + piece.length;
    }
    this.taken.push({ start, end });
    this.next = end;
    return starts;
  }

  private isBlock(at: number, letters: string, whole: boolean): boolean {
    const { edges } = this.page;
    return edges.has(at) && (!whole || edges.has(at + letters.length));
  }

  private find(letters: string, from: number, fits: (at: number) => boolean = () => true): number | null {
    const { text } = this.page;
    for (let at = text.indexOf(letters, from); at >= 0; at = text.indexOf(letters, at + 1))
      if (fits(at) && !this.isTaken(at, at + letters.length)) return at;
    return null;
  }

  private isTaken = (start: number, end: number): boolean =>
    this.taken.some((span) => span.start < end && start < span.end);
}
