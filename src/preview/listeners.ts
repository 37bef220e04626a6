/** A page that is open in a browser. */
export interface Listener {
  /** As it was asked for, without a slash at its start. */
  path: string;
  /** Stands for what the browser has. */
  mark: string;
  /** Says that there is something else now. */
  tell(): void;
}

/** The pages that are open, each of which is told once when it is not as the browser has it any more. */
export class Listeners {
  private readonly open = new Set<Listener>();
  private readonly markOf: (path: string) => Promise<string>;

  constructor(markOf: (path: string) => Promise<string>) {
    this.markOf = markOf;
  }

  /** @returns what ends it */
  add(listener: Listener): () => void {
    this.open.add(listener);
    return () => void this.open.delete(listener);
  }

  /** Looks at every page that is open, or at one that has just been opened: something may have been saved before. */
  async look(listeners: Iterable<Listener> = this.open): Promise<void> {
    for (const listener of [...listeners]) {
      const now = await this.markOf(listener.path);
      if (now === listener.mark || !this.open.has(listener)) continue;
      listener.mark = now;
      listener.tell();
    }
  }
}
