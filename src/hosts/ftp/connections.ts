import { setTimeout as pause } from 'node:timers/promises';
import { asLost, interrupted, isLasting, isRefusal, notLetIn, refused, unreachable } from './failures.ts';
import { type Connection, type Login, logIn } from './login.ts';

/** How often something is tried where connections break, and where the server says nothing. */
const ATTEMPTS = 4;
const SILENT_ATTEMPTS = 2;
/** The first wait, in milliseconds; each is at most twice the one before. */
const FIRST = 250;

/** How long what is begun is put in order after an interruption, in milliseconds. */
const AFTERWARDS = 60_000;

/** Some connections to one server. FTP does one thing at a time on each. */
export class Connections {
  readonly login: Login;
  readonly signal: AbortSignal;
  private readonly name: string;
  private readonly free: Connection[] = [];
  private readonly open = new Set<Connection>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;
  private most: number;
  private late: Connections | null = null;
  /** Whether a file takes the place of another one in one step; known once one had to. */
  replaces = true;

  constructor(login: Login, name: string, signal: AbortSignal) {
    this.login = login;
    this.name = name;
    this.signal = signal;
    this.most = login.options.connections;
    signal.addEventListener('abort', () => this.close(), { once: true });
  }

  get label(): string {
    const notes = [
      ...(this.login.options.tls === 'none' ? ['without TLS: the password goes in the clear'] : []),
      ...(this.replaces ? [] : ['a file that is replaced is gone for a moment']),
    ];
    return notes.length === 0 ? this.name : `${this.name} (${notes.join('; ')})`;
  }

  /** The same server for what has to be done after an interruption; it gives up after a while. */
  afterwards(): Connections {
    this.late ??= new Connections(this.login, this.name, AbortSignal.timeout(AFTERWARDS));
    return this.late;
  }

  /**
   * Does something on a connection that is free, and again on another one where it breaks: so it must be safe to repeat.
   * @param onUnanswered called for each time that the server may do it although it did not say so
   * @throws NewsctlError HOST_FAILED, INTERRUPTED
   */
  async run<T>(work: (connection: Connection) => Promise<T>, onUnanswered?: () => unknown): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      this.demandGoing();
      let begun = false;
      try {
        return await this.once((connection) => {
          begun = true;
          return work(connection);
        });
      } catch (error) {
        if (begun && !isRefusal(error)) onUnanswered?.();
        this.demandGoing();
        await this.beforeAnother(attempt, error);
      }
    }
  }

  /** Waits where another attempt may do better. @throws what is to be told where not */
  private async beforeAnother(attempt: number, error: unknown): Promise<void> {
    const lost = asLost(error);
    if (!lost) throw isRefusal(error) ? refused(error, this.label, this.login.password) : error;
    if (isLasting(lost) || attempt >= (lost.silent ? SILENT_ATTEMPTS : ATTEMPTS))
      throw unreachable(lost, this.label);
    await pause(Math.random() * FIRST * 2 ** attempt, undefined, { signal: this.signal }).catch(() => {});
  }

  close(): void {
    this.late?.close();
    for (const { client } of this.open) client.close();
    this.open.clear();
    this.free.length = 0;
  }

  private async once<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    await this.enter();
    let connection: Connection | null = null;
    try {
      connection = await this.connection();
      const result = await this.unlessInterrupted(work(connection));
      this.free.push(connection);
      return result;
    } catch (error) {
      // A refusal leaves the connection as it was.
      if (connection && asLost(error)) this.drop(connection);
      else if (connection) this.free.push(connection);
      throw error;
    } finally {
      this.leave();
    }
  }

  private async connection(): Promise<Connection> {
    for (;;) {
      const one = this.freeOne() ?? (await this.newOne()) ?? (await this.freedOne());
      if (one) return one;
    }
  }

  private freeOne(): Connection | null {
    for (let one = this.free.pop(); one; one = this.free.pop()) {
      if (!one.client.closed) return one;
      this.drop(one);
    }
    return null;
  }

  /** @returns null where the server lets this user have no more than there are already, as many do */
  private async newOne(): Promise<Connection | null> {
    try {
      const coming = logIn(this.login);
      // One that comes too late is nobody's.
      coming.then(({ client }) => this.signal.aborted && client.close()).catch(() => {});
      const made = await this.unlessInterrupted(coming);
      this.open.add(made);
      return made;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (this.open.size === 0) throw asLost(error) ?? notLetIn(error, this.label);
      this.most = Math.max(1, Math.min(this.most, this.open.size));
      return null;
    }
  }

  /** Waits until somebody else is done with a connection; null where there is none any more. */
  private async freedOne(): Promise<Connection | null> {
    while (this.open.size > 0) {
      this.demandGoing();
      const one = this.freeOne();
      if (one) return one;
      await pause(20);
    }
    return null;
  }

  private drop(connection: Connection): void {
    connection.client.close();
    this.open.delete(connection);
  }

  /** The library does not hear of an interruption while it opens a connection. */
  private async unlessInterrupted<T>(work: Promise<T>): Promise<T> {
    let stop = (): void => {};
    work.catch(() => {});
    this.demandGoing();
    const stopped = new Promise<never>((_, fail) => {
      stop = () => fail(interrupted(this.label));
      this.signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work, stopped]);
    } finally {
      this.signal.removeEventListener('abort', stop);
    }
  }

  private async enter(): Promise<void> {
    while (this.busy >= this.most) await new Promise<void>((go) => this.waiting.push(go));
    this.busy++;
  }

  private leave(): void {
    this.busy--;
    this.waiting.shift()?.();
  }

  private demandGoing(): void {
    if (this.signal.aborted) throw interrupted(this.label);
  }
}
