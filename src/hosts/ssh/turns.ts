/** Lets so much work be done at once and no more; the rest waits, in order. */
export class Turns {
  private readonly capacity: number;
  private readonly queue: { cost: number; go: () => void }[] = [];
  private used = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** Waits until there is room; what costs more than all there is has it to itself. */
  async enter(cost = 1): Promise<number> {
    const own = Math.min(cost, this.capacity);
    if (this.queue.length === 0 && this.used + own <= this.capacity) this.used += own;
    else await new Promise<void>((go) => this.queue.push({ cost: own, go }));
    return own;
  }

  leave(cost: number): void {
    this.used -= cost;
    while (this.queue.length > 0 && this.used + this.queue[0]!.cost <= this.capacity) {
      const { cost: next, go } = this.queue.shift()!;
      this.used += next;
      go();
    }
  }

  async run<T>(work: () => Promise<T>, cost = 1): Promise<T> {
    const own = await this.enter(cost);
    try {
      return await work();
    } finally {
      this.leave(own);
    }
  }
}

/** Waits for all of them, also where one fails: nothing goes on behind the back of who is told of it. */
export async function all<T extends readonly unknown[] | []>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const results = await Promise.allSettled(work);
  const failed = results.find((one) => one.status === 'rejected') as PromiseRejectedResult | undefined;
  if (failed) throw failed.reason;
  return results.map((one) => (one as PromiseFulfilledResult<unknown>).value) as {
    -readonly [K in keyof T]: Awaited<T[K]>;
  };
}
