/** Where names stand in a list. They are asked for in the order in which they stand, most of the time. */
export class Places {
  private readonly names: readonly string[];
  private index: Map<string, number> | undefined;
  private next = 0;

  constructor(names: readonly string[]) {
    this.names = names;
  }

  /** From 0; -1 where it is not in the list. */
  of(name: string): number {
    if (this.names[this.next] !== name) {
      this.index ??= new Map(this.names.map((one, place) => [one, place]));
      const found = this.index.get(name);
      if (found === undefined) return -1;
      this.next = found;
    }
    return this.next++;
  }
}
