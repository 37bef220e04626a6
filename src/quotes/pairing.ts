import type { Block } from '../article/plain-text.ts';
import type { MarkFault, QuotationMark, QuotationPart } from './analysis.ts';
import { type Ahead, lookAhead } from './look-ahead.ts';
import { CLOSING_MARK, OPENING_MARK } from './mark-signs.ts';
import type { Sign } from './marks.ts';

/** A passage between two marks of one family, over as many blocks as it runs. */
export interface Passage {
  parts: QuotationPart[];
  closed: boolean;
}

export interface Paired {
  passages: Passage[];
  faults: MarkFault[];
}

/** What pairing needs to know about the text around the marks. */
export interface PairingText {
  blocks: readonly Block[];
  /** Signs of one family for each block, apostrophes left out. */
  signs: readonly (readonly Sign[])[];
  /** Whether somebody is named as speaking in a block, outside the stretch given. */
  hasCue: (block: number) => boolean;
  /** Whether two blocks name different people as speaking. */
  speakersDiffer: (first: number, second: number) => boolean;
  /** Whether this family is how the article quotes: then a passage may run over blocks, and must close. */
  running: boolean;
}

/** A quotation that ran on for longer than this is one that somebody forgot to close. */
const MAX_RUN = 8;

/**
 * Pairs marks by a state machine over paragraphs: closed → open → closed. A quotation that is still open at
 * the end of a paragraph goes on in the next one if that one opens again; if it does not, the blocks
 * ahead decide whether it forgot to reopen or was never closed. Counting marks would get both wrong.
 */
export function pairMarks(text: PairingText): Paired {
  const machine = new PairingMachine(text);
  for (let block = 0; block < text.blocks.length; block++) machine.block(block);
  return machine.end();
}

class PairingMachine {
  private readonly passages: Passage[] = [];
  private readonly faults: MarkFault[] = [];
  private open: Passage | null = null;
  private readonly innerClosers = new Set<Sign>();
  private ahead: Ahead[] = [];
  private readonly text: PairingText;

  constructor(text: PairingText) {
    this.text = text;
  }

  end(): Paired {
    if (this.open) this.abandon(this.open);
    return { passages: this.passages, faults: this.faults };
  }

  block(index: number): void {
    const signs = this.text.signs[index]!;
    this.ahead = lookAhead(signs);
    let at = 0;
    if (this.open) at = this.carryOver(this.open, index, signs);
    for (; at < signs.length; at++) this.sign(index, signs[at]!, at);
    if (this.open) this.open.parts.at(-1)!.end = this.text.blocks[index]!.end;
  }

  /** Decides what an open passage does in a new block; returns the index of the first sign not used up. */
  private carryOver(open: Passage, index: number, signs: readonly Sign[]): number {
    const block = this.text.blocks[index]!;
    const first = signs[0];
    if (!this.mayRunInto(open, index)) {
      this.abandon(open);
      return 0;
    }
    if (first?.canOpen && first.start === block.start) {
      if (signs.some((sign) => sign.canClose) && this.text.speakersDiffer(open.parts[0]!.block, index)) {
        this.abandon(open);
        return 0;
      }
      open.parts.push({
        start: first.start,
        end: block.end,
        open: mark(first, 'open'),
        close: null,
        block: index,
      });
      return 1;
    }
    if (!this.goesOn(index)) {
      this.abandon(open);
      return 0;
    }
    open.parts.push({ start: block.start, end: block.end, open: null, close: null, block: index });
    this.faults.push({
      kind: 'missing-reopen',
      span: { start: block.start, end: Math.min(block.end, block.start + 1) },
      insert: { at: block.start, text: openingMark(open) },
      related: [{ message: 'The quotation opens here.', span: open.parts[0]!.open! }],
    });
    return 0;
  }

  private mayRunInto(open: Passage, index: number): boolean {
    const block = this.text.blocks[index]!;
    const last = this.text.blocks[open.parts.at(-1)!.block]!;
    if (!this.text.running || open.parts.length >= MAX_RUN) return false;
    return (
      block.kind === last.kind &&
      block.zone === last.zone &&
      block.enclosure === last.enclosure &&
      block.kind !== 'heading'
    );
  }

  /** Whether a block that does not reopen still belongs to the open passage: one ahead must close it. */
  private goesOn(index: number): boolean {
    for (let ahead = index; ahead < Math.min(index + MAX_RUN, this.text.blocks.length); ahead++) {
      const block = this.text.blocks[ahead]!;
      if (block.kind === 'heading' || block.zone !== this.text.blocks[index]!.zone) return false;
      const verdict = this.firstMarkSays(ahead, index);
      if (verdict !== null) return verdict;
      if (this.text.hasCue(ahead)) return false;
    }
    return false;
  }

  /** True if the first mark of a block closes a passage from before it, false if a new one starts, null if it has none. */
  private firstMarkSays(ahead: number, from: number): boolean | null {
    const signs = this.text.signs[ahead]!.filter((sign) => !sign.maybeMeasure);
    const first = signs[0];
    if (!first) return null;
    if (first.canClose && !first.canOpen) return true;
    if (!first.canOpen || first.start !== this.text.blocks[ahead]!.start || ahead === from) return false;
    // The block opens again. Somebody else who is named there starts a quotation of his own.
    return !this.text.hasCue(ahead) || !signs.some((sign) => sign.canClose);
  }

  private sign(block: number, sign: Sign, at: number): void {
    if (!this.open) return this.outside(sign, block);
    if (this.nested(sign, at)) return;
    const apostrophe = sign.family === 'single' && sign.maybePossessive && this.ahead[at]!.surerCloser;
    if (sign.canClose && !apostrophe) return this.close(this.open, sign);
    if (sign.canOpen) this.reopenedInside(this.open, sign, block);
  }

  private outside(sign: Sign, block: number): void {
    if (sign.canOpen && !(sign.maybeMeasure && sign.canClose)) this.start(sign, block);
    else if (sign.canClose && !sign.maybeMeasure && sign.family === 'double')
      this.faults.push({ kind: 'stray-close', span: sign, insert: null, related: [] });
  }

  /** Marks of the same family inside a passage: `"He said "go" twice"`. Their closers are passed over. */
  private nested(sign: Sign, at: number): boolean {
    if (this.innerClosers.has(sign)) return true;
    if (!sign.canOpen || sign.canClose) return false;
    const { closers, nextCloser } = this.ahead[at]!;
    if (closers < 2) return false;
    this.innerClosers.add(nextCloser!);
    return true;
  }

  private close(open: Passage, sign: Sign): void {
    const part = open.parts.at(-1)!;
    part.close = mark(sign, 'close');
    part.end = sign.end;
    open.closed = true;
    this.passages.push(open);
    this.open = null;
  }

  private start(sign: Sign, block: number): void {
    const part = { start: sign.start, end: sign.end, open: mark(sign, 'open'), close: null, block };
    this.open = { parts: [part], closed: false };
  }

  /** A second opening mark in one paragraph: the first passage was never closed and ends before it. */
  private reopenedInside(open: Passage, sign: Sign, block: number): void {
    open.parts.at(-1)!.end = sign.start;
    this.abandon(open);
    this.start(sign, block);
  }

  /**
   * Gives a passage up as unclosed. Where marks of the family are not the article's own way of quoting, a
   * sign that never closes was an apostrophe and is forgotten.
   */
  private abandon(open: Passage): void {
    this.open = null;
    if (!this.text.running) return;
    this.faults.push(unclosed(open, closingMark(open)));
    this.passages.push(open);
  }
}

const mark = (sign: Sign, role: 'open' | 'close'): QuotationMark => ({
  start: sign.start,
  end: sign.end,
  style: sign.style,
  role,
});

const openingMark = (passage: Passage): string => OPENING_MARK[passage.parts[0]!.open!.style];
const closingMark = (passage: Passage): string => CLOSING_MARK[passage.parts[0]!.open!.style];

const unclosed = (passage: Passage, text: string): MarkFault => ({
  kind: 'unclosed',
  span: passage.parts.at(-1)!.open ?? passage.parts[0]!.open!,
  insert: { at: passage.parts.at(-1)!.end, text },
  related: [],
});
