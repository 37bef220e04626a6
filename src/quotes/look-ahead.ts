import type { MarkStyle } from './analysis.ts';
import type { Sign } from './sign.ts';

const NONE = -1;

/**
 * What follows a sign in its own block. Both answers are worked out for all signs of the block at once, when
 * one is first asked for.
 */
export class LookAhead {
  private readonly signs: readonly Sign[];
  private readonly carried: MarkStyle | null;
  private readonly runsOn: boolean;
  private surer: Uint8Array | null = null;
  private closers: Int32Array | null = null;
  private left: Int32Array | null = null;

  /**
   * @param carried style of the passage that is open when the block starts, if its mark stands in another block
   * @param runsOn whether the passage that starts the block goes on in the next one, so that nothing has to close it here
   */
  constructor(signs: readonly Sign[], carried: MarkStyle | null, runsOn = false) {
    this.signs = signs;
    this.carried = carried;
    this.runsOn = runsOn;
  }

  /** Whether a mark that closes for certain comes before anything opens. */
  closesSurely(at: number): boolean {
    this.surer ??= surerClosers(this.signs);
    return this.surer[at] === 1;
  }

  /** Whether a sign starts a passage where none is open. */
  opens(at: number): boolean {
    const sign = this.signs[at]!;
    if (!sign.canOpen || (sign.maybeMeasure && sign.canClose)) return false;
    return !sign.doubtful || this.closesSurely(at);
  }

  /**
   * Whether a sign is passed over where a passage is open: the one in dogs’ and 6ft 2", if a mark
   * that is surer to close the passage still comes.
   */
  passesOver(at: number): boolean {
    const sign = this.signs[at]!;
    if (sign.doubtful && !sign.canClose) return true;
    if (sign.maybePossessive && sign.midSentence && this.runsOn) return true;
    return (sign.maybePossessive || sign.maybeMeasure) && this.closesSurely(at);
  }

  private isNoMark(at: number, open: number): boolean {
    return open === 0 ? !this.opens(at) : this.passesOver(at) && this.leavesEnough(at, open);
  }

  /** Whether the marks that are open find closing ones, if this one closes nothing: ‘a ‘Moments’ person’. */
  private leavesEnough(at: number, open: number): boolean {
    if (open < 2 || !this.signs[at]!.maybePossessive) return true;
    this.left ??= closersLeft(this.signs);
    return this.left[at]! >= open;
  }

  /**
   * Index of the sign that closes what a sign opens, counting marks inside marks; negative if none does.
   * @param at index of the opening sign, negative for that of the passage carried over
   */
  closerOf(at: number): number {
    this.closers ??= this.matchAll();
    return this.closers[at < 0 ? this.signs.length : at]!;
  }

  /** Matches marks the way brackets match. The last item belongs to the passage carried over. */
  private matchAll(): Int32Array {
    const count = this.signs.length;
    const closers = new Int32Array(count + 1).fill(NONE);
    const open = new OpenMarks();
    if (this.carried) open.push(count, this.carried);
    for (let at = 0; at < count; at++) {
      const sign = this.signs[at]!;
      if (this.isNoMark(at, open.size)) continue;
      if (open.size > 0 && sign.canClose) closers[open.pop(sign.style)] = at;
      else if (open.size > 0 && sign.canOpen && sign.startsLine) open.cutTo(1);
      else if (sign.canOpen) open.push(at, sign.style);
    }
    return closers;
  }
}

/** For each sign, how many marks after it close for certain, less those that open for certain. */
function closersLeft(signs: readonly Sign[]): Int32Array {
  const left = new Int32Array(signs.length);
  for (let at = signs.length - 2; at >= 0; at--) {
    const { canOpen, canClose, doubtful, maybePossessive, maybeMeasure } = signs[at + 1]!;
    const opens = canOpen && !canClose && !doubtful;
    const closes = canClose && !canOpen && !maybePossessive && !maybeMeasure;
    left[at] = left[at + 1]! + (closes ? 1 : 0) - (opens ? 1 : 0);
  }
  return left;
}

/** Marks that wait for their closing one, the innermost last. */
class OpenMarks {
  private readonly indexes: number[] = [];
  private readonly styles: MarkStyle[] = [];
  private readonly counts = new Map<MarkStyle, number>();

  get size(): number {
    return this.indexes.length;
  }

  push(index: number, style: MarkStyle): void {
    this.indexes.push(index);
    this.styles.push(style);
    this.counts.set(style, (this.counts.get(style) ?? 0) + 1);
  }

  /** Takes off the innermost mark of a style, and those inside it; without one, the innermost of all. */
  pop(style: MarkStyle): number {
    if (this.counts.get(style)) while (this.styles.at(-1) !== style) this.drop();
    return this.drop();
  }

  cutTo(size: number): void {
    while (this.size > size) this.drop();
  }

  private drop(): number {
    const style = this.styles.pop()!;
    this.counts.set(style, this.counts.get(style)! - 1);
    return this.indexes.pop()!;
  }
}

function surerClosers(signs: readonly Sign[]): Uint8Array {
  const surer = new Uint8Array(signs.length);
  let after = false;
  for (let at = signs.length - 1; at >= 0; at--) {
    surer[at] = after ? 1 : 0;
    const sign = signs[at]!;
    if (sign.canOpen && !sign.canClose && !sign.doubtful) after = false;
    else after ||= sign.canClose && !sign.maybePossessive && !sign.maybeMeasure;
  }
  return surer;
}
