/** A page that is open in a browser. */
export interface Listener {
  /** As it was asked for, without a slash at its start. */
  path: string;
  /** Stands for what the browser has. */
  readonly mark: string;
  /** Says that there is something else now. */
  tell(): void;
}

/** The pages that are open, each of which is told once when it is not as the browser has it any more. */
export class Listeners {
  private readonly open = new Set<Listener>();
  private readonly isOther: (path: string, mark: string) => Promise<boolean>;

  constructor(isOther: (path: string, mark: string) => Promise<boolean>) {
    this.isOther = isOther;
  }

  /** @returns what ends it */
  add(listener: Listener): () => void {
    this.open.add(listener);
    return () => void this.open.delete(listener);
  }

  /** Looks at every page that is open, or at one that has just been opened: something may have been saved before. */
  async look(listeners: Iterable<Listener> = this.open): Promise<void> {
    for (const listener of [...listeners]) {
      // One that is told opens its page anew, and is another listener then.
      if ((await this.isOther(listener.path, listener.mark)) && this.open.delete(listener)) listener.tell();
    }
  }
}
