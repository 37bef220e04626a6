import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/**
 * Ties every UTF-16 unit of a text as a reader sees it to its place in the source. Markdown escapes
 * (`\"`), character references (`&quot;`), the markers of enclosing blocks (`> `) and YAML escapes all make the
 * two differ. Nearly all units stand beside their neighbours in both, so what is kept is runs, not units.
 */
export class TextMap {
  /** Where each run starts in the text. */
  private readonly starts: number[] = [];
  /** Where each run starts in the source. */
  private readonly offsets: number[] = [];
  /** How far the source moves with each unit of a run: by one, or not at all. */
  private readonly steps: (0 | 1)[] = [];
  /** How much of the source each unit of a run stands for: all of `&quot;`, or of `\"`. */
  private readonly widths: number[] = [];
  private units = 0;

  get length(): number {
    return this.units;
  }

  /**
   * Adds the text of one node.
   * @param value what the reader sees
   * @param source the node's text in the file
   * @param base offset of `source` in the file
   */
  append(value: string, source: string, base: number): void {
    if (value === source) this.addRun(value.length, base, 1, 1);
    else
      align(value, source, (units, offset, width) =>
        this.addRun(units, base + offset, width === 1 ? 1 : 0, width),
      );
  }

  /** Adds text that has no counterpart in the source, at one place. */
  appendAt(length: number, offset: number): void {
    this.addRun(length, offset, 0, 1);
  }

  /** Adds a text that has a map of its own. */
  appendMap(other: TextMap): void {
    for (const [run, start] of other.starts.entries())
      this.addRun(
        (other.starts[run + 1] ?? other.units) - start,
        other.offsets[run]!,
        other.steps[run]!,
        other.widths[run]!,
      );
  }

  /** Source offset of a unit of the text. */
  at(index: number): number {
    if (index >= 0 && index < this.units) return this.offsetOf(index);
    return this.units === 0 ? 0 : this.after(this.units - 1);
  }

  /** Source offset just after a unit of the text: where a span that ends there ends. */
  after(index: number): number {
    return index >= 0 && index < this.units ? this.offsetOf(index) + this.widths[this.runAt(index)]! : 0;
  }

  /** Adds a run, or lengthens the last one if this goes on where that stops. */
  private addRun(length: number, offset: number, step: 0 | 1, width: number): void {
    if (length === 0) return;
    const last = this.starts.length - 1;
    const goesOn =
      last >= 0 &&
      this.steps[last] === step &&
      this.widths[last] === width &&
      width === 1 &&
      this.offsets[last]! + step * (this.units - this.starts[last]!) === offset;
    if (!goesOn) {
      this.starts.push(this.units);
      this.offsets.push(offset);
      this.steps.push(step);
      this.widths.push(width);
    }
    this.units += length;
  }

  private offsetOf(index: number): number {
    const run = this.runAt(index);
    return this.offsets[run]! + this.steps[run]! * (index - this.starts[run]!);
  }

  private runAt(index: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const ESCAPABLE = /[!-/:-@[-`{-~]/;
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{0,30}));/iy;

/** How far ahead a character may stand in the source before it is taken to have no counterpart there. */
const REACH = 200;

/** Walks both texts from left to right; what stands in the source alone is passed over. */
function align(
  value: string,
  source: string,
  emit: (units: number, offset: number, width: number) => void,
): void {
  let at = 0;
  for (let i = 0; i < value.length; ) {
    const step = match(value, i, source, at);
    if (step.units > 0) emit(step.units, Math.min(step.offset, Math.max(0, source.length - 1)), step.width);
    i += step.units;
    at = step.next;
  }
}

/**
 * `units` of the value stand at `offset` of the source, for `width` units of it; the walk goes on at `next`. No unit:
 * pass over.
 */
interface Step {
  units: number;
  offset: number;
  width: number;
  next: number;
}

function match(value: string, i: number, source: string, at: number): Step {
  const char = source[at];
  const wanted = value[i]!;
  if (char === '\\' && wanted === source[at + 1] && ESCAPABLE.test(wanted))
    return { units: 1, offset: at, width: 2, next: at + 2 };
  const reference = char === '&' ? decodeReference(source, at) : null;
  if (reference && value.startsWith(reference.text, i))
    return {
      units: reference.text.length,
      offset: at,
      width: reference.length,
      next: at + reference.length,
    };
  if (char === wanted || (char === '\0' && wanted === '\uFFFD'))
    return { units: 1, offset: at, width: 1, next: at + 1 };
  // A line end inside code, or inside a folded YAML text, is read as a space.
  if (wanted === ' ' && (char === '\n' || char === '\r'))
    return { units: 1, offset: at, width: 1, next: at + 1 };
  const ahead = source.indexOf(wanted, at);
  if (ahead < 0 || ahead - at > REACH) return { units: 1, offset: at, width: 1, next: at };
  return { units: 0, offset: at, width: 0, next: at + 1 };
}

function decodeReference(source: string, at: number): { text: string; length: number } | null {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(source);
  if (!match) return null;
  const [whole, hex, decimal, name] = match;
  if (name !== undefined) {
    const text = decodeNamedCharacterReference(name);
    return text === false ? null : { text, length: whole.length };
  }
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0x10ffff ? null : { text: String.fromCodePoint(code), length: whole.length };
}
