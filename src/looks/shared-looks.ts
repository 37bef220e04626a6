import { Lines } from '../tables/lines.ts';
import { Looks, lookInto, pathOf, type Wanted, WIDTH } from './look.ts';

/** What two threads have of it in common. */
export interface SharedParts {
  numbers: SharedArrayBuffer;
  /** How many paths are taken, and how many were looked at. */
  turns: SharedArrayBuffer;
}

/** Paths that are taken at once: half a millisecond, so that whatever else goes on has its turn. */
const AT_ONCE = 100;

const [TAKEN, DONE] = [0, 1];

/**
 * A list of paths that the program and its thread look at together: each takes the next few that nobody has taken, so
 * that neither waits while the other has many before it.
 */
export class SharedLooks {
  readonly parts: SharedParts;
  private readonly wanted: Wanted;
  private names: readonly string[] | undefined;
  private readonly numbers: Float64Array;
  private readonly turns: Int32Array;

  /** @param parts what another thread has begun to look at; a new list without them */
  constructor(wanted: Wanted, parts: SharedParts = partsFor(wanted.names.length)) {
    this.wanted = wanted;
    this.parts = parts;
    this.numbers = new Float64Array(parts.numbers);
    this.turns = new Int32Array(parts.turns);
  }

  /**
   * Looks at the next few.
   * @returns false where nothing is left to take
   */
  takeSome(): boolean {
    const { folder, names: wanted, follow } = this.wanted;
    const from = Atomics.add(this.turns, TAKEN, AT_ONCE);
    const to = Math.min(wanted.length, from + AT_ONCE);
    if (from >= to) return false;
    // To take one line after another out of a column costs more than to take all at once.
    this.names ??= wanted instanceof Lines ? wanted.all() : wanted;
    for (let place = from; place < to; place++)
      lookInto(this.numbers, place, pathOf(folder, this.names[place]!), follow);
    Atomics.add(this.turns, DONE, to - from);
    return true;
  }

  /** Whether all were looked at, by whomever. */
  get isDone(): boolean {
    return Atomics.load(this.turns, DONE) === this.wanted.names.length;
  }

  get looks(): Looks {
    return new Looks(this.numbers);
  }
}

const partsFor = (count: number): SharedParts => ({
  numbers: new SharedArrayBuffer(count * WIDTH * Float64Array.BYTES_PER_ELEMENT),
  turns: new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT),
});
