import type { Span } from '../text/position.ts';
import type { MarkFault, QuotationMark, QuotationPart } from './analysis.ts';
import { CarryOver, type PairingText } from './carry-over.ts';
import { LookAhead } from './look-ahead.ts';
import type { Sign } from './sign.ts';

/** A passage between two marks of one family, over as many blocks as it runs. */
export interface Passage {
  parts: QuotationPart[];
  closed: boolean;
  /** Marked passages inside this one. */
  nested: Span[];
}

export interface Paired {
  passages: Passage[];
  faults: MarkFault[];
}

/** A paragraph with more faults of its own than this is a mess, which the first few show well enough. */
const FAULTS_A_BLOCK = 3;

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

/** The passage that the machine is in. */
interface Open {
  passage: Passage;
  /** The sign that opened it. */
  sign: Sign;
  /** Index of that sign in its block; negative once the passage runs on into another one. */
  at: number;
}

class PairingMachine {
  private readonly passages: Passage[] = [];
  private readonly faults: MarkFault[] = [];
  private open: Open | null = null;
  private ahead!: LookAhead;
  private faultsInBlock = 0;
  private readonly text: PairingText;
  private readonly carryOver: CarryOver;

  constructor(text: PairingText) {
    this.text = text;
    this.carryOver = new CarryOver(text);
  }

  end(): Paired {
    if (this.open) this.abandon(this.open);
    return { passages: this.passages, faults: this.faults };
  }

  block(index: number): void {
    const signs = this.text.signs[index]!;
    let at = this.open ? this.carry(this.open, index, signs) : 0;
    this.faultsInBlock = 0;
    if (at < signs.length) {
      this.ahead = new LookAhead(
        signs,
        this.open && at === 0 ? this.open.sign.style : null,
        this.carryOver.runsOn(index),
      );
      while (at < signs.length) at = this.sign(index, signs, at);
    }
    if (this.open) this.open.passage.parts.at(-1)!.end = this.text.blocks[index]!.end;
  }

  /** Decides what an open passage does in a new block; returns the index of the first sign not used up. */
  private carry(open: Open, index: number, signs: readonly Sign[]): number {
    const { parts } = open.passage;
    const block = this.text.blocks[index]!;
    const verdict = this.carryOver.verdict(
      {
        firstBlock: parts[0]!.block,
        lastBlock: parts.at(-1)!.block,
        parts: parts.length,
        style: open.sign.style,
      },
      index,
    );
    if (verdict === 'ends') {
      this.abandon(open);
      return 0;
    }
    if (verdict === 'reopens') {
      open.at = 0;
      parts.push(newPart(signs[0]!, index));
      return 1;
    }
    open.at = -1;
    parts.push({ start: block.start, end: block.end, open: null, close: null, block: index });
    this.faults.push({
      kind: 'missing-reopen',
      span: { start: block.start, end: Math.min(block.end, block.start + 1) },
      insert: { at: block.start, text: open.sign.text },
      related: [{ message: 'The quotation opens here.', span: parts[0]!.open! }],
    });
    return 0;
  }

  /** Takes one sign; returns the index of the next one to look at. */
  private sign(block: number, signs: readonly Sign[], at: number): number {
    const sign = signs[at]!;
    const { open } = this;
    if (sign.wall) this.stray(sign);
    else if (!open) this.outside(sign, block, at);
    else if (this.ahead.passesOver(at)) return at + 1;
    else if (sign.canClose) this.close(open, sign);
    else if (sign.canOpen) return this.opensInside(open, signs, block, at);
    return at + 1;
  }

  private outside(sign: Sign, block: number, at: number): void {
    if (this.ahead.opens(at)) this.start(sign, block, at);
    else if (sign.canClose && !sign.maybeMeasure) this.stray(sign);
  }

  /** A single mark that pairs with nothing was an apostrophe; of the others, nobody wants a hundred findings. */
  private stray(sign: Sign): void {
    if (sign.family === 'double' && this.text.role !== 'inner')
      this.report({ kind: 'stray-close', span: sign, insert: null, related: [] });
  }

  /**
   * An opening mark where a passage is open: that of a passage inside it (`"He said "go" twice"`), of the next
   * line, or of a new passage, because the first was never closed and ends here.
   */
  private opensInside(open: Open, signs: readonly Sign[], block: number, at: number): number {
    const sign = signs[at]!;
    if (sign.startsLine) {
      open.passage.parts.at(-1)!.end = sign.start;
      open.passage.parts.push(newPart(sign, block));
      return at + 1;
    }
    if (this.ahead.closerOf(open.at) < 0) {
      open.passage.parts.at(-1)!.end = sign.start;
      this.abandon(open);
      this.start(sign, block, at);
      return at + 1;
    }
    const closer = this.ahead.closerOf(at);
    if (closer < 0) return at + 1;
    for (let inner = at; inner < closer; inner++) {
      const end = this.ahead.closerOf(inner);
      if (end >= 0) open.passage.nested.push({ start: signs[inner]!.start, end: signs[end]!.end });
    }
    return closer + 1;
  }

  private close(open: Open, sign: Sign): void {
    const part = open.passage.parts.at(-1)!;
    part.close = mark(sign, 'close');
    part.end = sign.end;
    open.passage.closed = true;
    this.passages.push(open.passage);
    this.open = null;
  }

  private start(sign: Sign, block: number, at: number): void {
    this.open = { passage: { parts: [newPart(sign, block)], closed: false, nested: [] }, sign, at };
  }

  /**
   * Gives a passage up as unclosed. Where marks of the family are not the article's own way of quoting, a
   * single sign that never closes was an apostrophe and is forgotten.
   */
  private abandon({ passage, sign }: Open): void {
    this.open = null;
    const { role } = this.text;
    if (role === 'inner' || (role === 'aside' && sign.family === 'single')) return;
    const last = passage.parts.at(-1)!;
    this.report({
      kind: 'unclosed',
      span: last.open ?? passage.parts[0]!.open!,
      insert: { at: last.end, text: sign.closing },
      related: [],
    });
    this.passages.push(passage);
  }

  private report(fault: MarkFault): void {
    this.faultsInBlock++;
    if (this.faultsInBlock <= FAULTS_A_BLOCK) this.faults.push(fault);
  }
}

const newPart = (sign: Sign, block: number): QuotationPart => ({
  start: sign.start,
  end: sign.end,
  open: mark(sign, 'open'),
  close: null,
  block,
});

const mark = (sign: Sign, role: 'open' | 'close'): QuotationMark => ({
  start: sign.start,
  end: sign.end,
  style: sign.style,
  role,
});
