import { Lines } from './lines.ts';

/** Where more than one in so many is looked up, all are listed: to look one up costs a hundred times as much. */
const PART = 20;

/** Many names in their order. They may lie in a column of a table: then none is made that nobody asks for. */
export class SortedNames implements Iterable<string> {
  readonly lines: Lines;
  private asked = 0;
  private rows: ReadonlyMap<string, number> | undefined;

  /** @param lines sorted, and none of them twice */
  constructor(lines: Lines) {
    this.lines = lines;
  }

  static of(names: Iterable<string>): SortedNames {
    return new SortedNames(Lines.of([...names].sort(inOrder)));
  }

  get size(): number {
    return this.lines.length;
  }

  at(row: number): string {
    return this.lines.at(row);
  }

  /** Where a name stands; -1 where it is none of them. */
  rowOf(name: string): number {
    if (!this.rows && ++this.asked * PART <= this.size) return this.lines.find(name);
    this.rows ??= new Map(this.lines.all().map((one, row) => [one, row]));
    return this.rows.get(name) ?? -1;
  }

  has(name: string): boolean {
    return this.rowOf(name) >= 0;
  }

  /** Whether these are the very same names. */
  isSameAs(other: SortedNames): boolean {
    return this === other || this.lines.isSameAs(other.lines);
  }

  *[Symbol.iterator](): Iterator<string> {
    for (let row = 0; row < this.size; row++) yield this.at(row);
  }
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
