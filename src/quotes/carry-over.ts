import type { Block } from '../article/plain-text.ts';
import type { MarkStyle } from './analysis.ts';
import type { Sign } from './sign.ts';

/** What pairing needs to know about the text around the marks. */
export interface PairingText {
  blocks: readonly Block[];
  /** Signs of one family for each block, apostrophes left out. */
  signs: readonly (readonly Sign[])[];
  /** Whether somebody is named as speaking in a block, outside the stretch given. */
  hasCue: (block: number) => boolean;
  /** In whose voice the unmarked words of a block are. */
  voiceOf: (block: number) => Voice;
  /** Whether two blocks name different people as speaking. */
  speakersDiffer: (first: number, second: number) => boolean;
  /** Where a mark must stand to reopen, in a block, what was open in the one before; null if nothing can. */
  reopensAt: (block: number) => number | null;
  role: PairingRole;
}

/**
 * `outer`: how the article quotes; a passage may run over blocks, and must close. `inner`: marks inside such
 * passages, which run where those run. `aside`: marks of the other family beside them, for a word or a title.
 */
export type PairingRole = 'outer' | 'inner' | 'aside';

/** `speaker`: I, we or you is in it. `reporter`: nothing of the kind in a whole sentence or more. */
export type Voice = 'speaker' | 'reporter' | 'unclear';

/** A passage that is open at the end of a block. */
export interface Carried {
  firstBlock: number;
  lastBlock: number;
  parts: number;
  /** Of the mark that opened it. */
  style: MarkStyle;
}

/** `reopens`: the first sign of the block opens it again; `goes-on`: it forgot to; `ends`: it is over. */
export type Verdict = 'reopens' | 'goes-on' | 'ends';

/** A quotation that ran on for longer than this is one that somebody forgot to close, unless all of it reopens. */
const MAX_RUN = 8;

/** Decides what an open passage does at the start of a new block. */
export class CarryOver {
  private readonly text: PairingText;
  private closing: Uint8Array | null = null;

  constructor(text: PairingText) {
    this.text = text;
  }

  verdict(open: Carried, index: number): Verdict {
    if (!this.mayRunInto(open, index)) return 'ends';
    if (this.reopens(index)) return this.startsAnother(open, index) ? 'ends' : 'reopens';
    return this.text.role === 'outer' && this.goesOn(index) ? 'goes-on' : 'ends';
  }

  /** Whether the mark at the start of a block opens a quotation of its own: one that closes and differs in speaker or marks. */
  private startsAnother(open: Carried, index: number): boolean {
    const signs = this.text.signs[index]!;
    const { style } = signs[0]!;
    if (style !== open.style && signs.some((sign) => sign.canClose && sign.style === style)) return true;
    return signs.some((sign) => sign.canClose) && this.text.speakersDiffer(open.firstBlock, index);
  }

  private mayRunInto(open: Carried, index: number): boolean {
    const block = this.text.blocks[index]!;
    const last = this.text.blocks[open.lastBlock]!;
    if (this.text.role === 'aside') return false;
    if (open.parts >= MAX_RUN && !this.chainCloses(index)) return false;
    return (
      block.kind === last.kind &&
      block.zone === last.zone &&
      block.enclosure === last.enclosure &&
      block.kind !== 'heading'
    );
  }

  /**
   * Whether a passage that starts this block plainly runs on into the next: that one opens again, nobody is named
   * as speaking here, and what stands outside the marks is in a speaker's voice. A mark in between was an apostrophe.
   */
  runsOn(index: number): boolean {
    const { text } = this;
    return (
      text.role === 'outer' &&
      index + 1 < text.blocks.length &&
      this.reopens(index) &&
      this.reopens(index + 1) &&
      text.signs[index]![0]!.style === text.signs[index + 1]![0]!.style &&
      text.voiceOf(index) === 'speaker' &&
      !text.hasCue(index)
    );
  }

  private reopens(index: number): boolean {
    const first = this.text.signs[index]![0];
    return first?.canOpen === true && first.start === this.text.reopensAt(index);
  }

  /** Whether a block opens again, and so do those after it until one of them closes. */
  private chainCloses(index: number): boolean {
    this.closing ??= this.closingChains();
    return this.closing[index] === 1;
  }

  private closingChains(): Uint8Array {
    const { blocks, signs } = this.text;
    const closing = new Uint8Array(blocks.length + 1);
    for (let at = blocks.length - 1; at >= 0; at--)
      if (this.reopens(at) && (closing[at + 1] || signs[at]!.some((sign) => sign.canClose))) closing[at] = 1;
    return closing;
  }

  /** Whether a block that does not reopen still belongs to the open passage: one ahead must close it. */
  private goesOn(index: number): boolean {
    for (let ahead = index; ahead < Math.min(index + MAX_RUN, this.text.blocks.length); ahead++) {
      const block = this.text.blocks[ahead]!;
      if (block.kind === 'heading' || block.zone !== this.text.blocks[index]!.zone) return false;
      const verdict = this.firstMarkSays(ahead, index);
      if (verdict === 'closes') return true;
      if (verdict !== null) return verdict === 'reopens' && this.text.voiceOf(index) !== 'reporter';
      if (this.text.hasCue(ahead)) return false;
    }
    return false;
  }

  /** Whether the first mark of a block closes a passage from before it, opens it again or starts another; null if it has none. */
  private firstMarkSays(ahead: number, from: number): 'closes' | 'reopens' | 'another' | null {
    const signs = this.text.signs[ahead]!;
    const first = signs.find((sign) => !sign.maybeMeasure && !sign.maybePossessive && !sign.doubtful);
    if (!first) return null;
    if (first.canClose && !first.canOpen) return 'closes';
    if (!first.canOpen || first.start !== this.text.blocks[ahead]!.start || ahead === from) return 'another';
    // The block opens again. Somebody else who is named there starts a quotation of his own.
    return !this.text.hasCue(ahead) || !signs.some((sign) => sign.canClose) ? 'reopens' : 'another';
  }
}
