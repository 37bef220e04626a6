/** Bytes that may wait at once: what is given faster than the host takes it would fill the memory. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Does several things at once, as many as pay. The first that fails makes all later ones fail. */
export class Uploads {
  private readonly parallel: number;
  private readonly running = new Set<Promise<void>>();
  private bytes = 0;
  private readonly failures: unknown[] = [];

  constructor(parallel: number) {
    this.parallel = parallel;
  }

  /** Begins one, and resolves as soon as the next may be given. @param size in bytes */
  async add(size: number, work: () => Promise<void>): Promise<void> {
    await this.room(size);
    this.demandNone();
    this.bytes += size;
    const one = work()
      .catch((error) => {
        this.failures.push(error);
      })
      .finally(() => {
        this.bytes -= size;
        this.running.delete(one);
      });
    this.running.add(one);
    // Full already: whoever gives the next one waits here, with nothing in its hands.
    await this.room(0);
    this.demandNone();
  }

  /** Waits for all. @throws what the first one that failed did */
  async settle(): Promise<void> {
    await this.idle();
    this.demandNone();
  }

  /** Waits until nothing runs, whatever came of it. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.race(this.running);
  }

  private demandNone(): void {
    if (this.failures.length > 0) throw this.failures[0];
  }

  private async room(size: number): Promise<void> {
    while (this.running.size >= this.parallel || (this.running.size > 0 && this.bytes + size > MOST_BYTES))
      await Promise.race(this.running);
  }
}
