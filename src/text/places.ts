/** Where names stand in a list. They are asked for in the order in which they stand, most of the time. */
export class Places {
  private readonly names: readonly string[];
  private isSorted: boolean | undefined;
  private index: Map<string, number> | undefined;
  private next = 0;

  constructor(names: readonly string[]) {
    this.names = names;
  }

  /** From 0; -1 where it is not in the list. Of a name that is there twice, one of its places. */
  of(name: string): number {
    const { names, next } = this;
    if (names[next] === name) return this.next++;
    // Once more what was asked for last.
    if (next > 0 && names[next - 1] === name) return next - 1;
    const found = this.find(name);
    if (found >= 0) this.next = found + 1;
    return found;
  }

  /** To see that a list is sorted takes a tenth of the time that an index of it does. */
  private find(name: string): number {
    this.isSorted ??= isSorted(this.names);
    if (this.isSorted) return placeInSorted(this.names, name);
    this.index ??= new Map(this.names.map((one, place) => [one, place]));
    return this.index.get(name) ?? -1;
  }
}

function isSorted(names: readonly string[]): boolean {
  for (let place = 1; place < names.length; place++) if (names[place - 1]! > names[place]!) return false;
  return true;
}

/** Where a name stands in a list that is sorted, by halves; -1 where it is not in it. */
function placeInSorted(names: readonly string[], name: string): number {
  let [from, to] = [0, names.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (names[middle]! < name) from = middle + 1;
    else to = middle;
  }
  return names[from] === name ? from : -1;
}
