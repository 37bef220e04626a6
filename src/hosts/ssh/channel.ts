import type { Readable, Writable } from 'node:stream';
import { NewsctlError } from '../../errors.ts';
import { BadPacket, PacketReader, PacketSplitter, PacketWriter } from './packet.ts';
import { REPLY, REQUEST } from './protocol.ts';

export interface ChannelOptions {
  /** How messages name the host. */
  label: string;
  signal: AbortSignal;
  /** How long a server may leave requests without any answer, in milliseconds. */
  silence: number;
}

export interface Reply {
  type: number;
  body: PacketReader;
}

interface Waiting {
  resolve: (reply: Reply) => void;
  reject: (error: unknown) => void;
  /** Bytes of the request. */
  size: number;
  /** When it was sent. */
  since: number;
}

/** Requests without an answer at most. */
const IN_FLIGHT = 4096;
/**
 * Bytes of requests without an answer: as many as a server has to do with and, besides, the line holds, for each
 * millisecond that the fastest answer took. More would lie in the memory of the server, and OpenSSH's copies all of it
 * each time it grows.
 */
const BYTES = { least: 256 * 1024, perMillisecond: 40 * 1024, most: 2 * 1024 * 1024 };
/** Bytes that are gathered before they are sent off, and bytes that wait for the way to be free. */
const [GATHERED, BUFFERED] = [16 * 1024, 256 * 1024];
const VERSION = 3;

/**
 * Requests and replies of SFTP over two streams. Many requests are on their way at once; which reply belongs to which
 * their numbers tell. Whatever goes wrong with the streams or with what comes over them ends all.
 */
export class Channel {
  readonly extensions = new Map<string, string>();
  private readonly waiting = new Map<number, Waiting>();
  private readonly queue: (() => void)[] = [];
  private readonly splitter = new PacketSplitter();
  private readonly options: ChannelOptions;
  private readonly output: Writable;
  private readonly timer: NodeJS.Timeout;
  private greet: Waiting | null = null;
  private next = 0;
  private unanswered = 0;
  private isGathering = false;
  /** How long the fastest answer took, in milliseconds. */
  private fastest = Number.POSITIVE_INFINITY;
  private failure: unknown = null;

  constructor(input: Readable, output: Writable, options: ChannelOptions) {
    this.options = options;
    this.output = output;
    this.timer = setTimeout(() => this.silent(), options.silence);
    this.timer.unref();
    input.on('data', (chunk: Buffer) => this.receive(chunk));
    // Why the other side has gone is known better by whoever started it: see SshProcess.
    output.on('error', () => {});
    output.on('drain', () => this.pump());
    input.on('error', () => {});
    if (options.signal.aborted) this.interrupt();
    else options.signal.addEventListener('abort', this.interrupt, { once: true });
  }

  /** Says hello; the server tells what it can do beyond the standard. */
  async open(): Promise<void> {
    const reply = await new Promise<Reply>((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      this.greet = { resolve, reject, size: 0, since: 0 };
      this.send(new PacketWriter().byte(REQUEST.init).uint32(VERSION));
    });
    const version = reply.body.uint32();
    if (version < VERSION) {
      this.end(this.broken(`version ${version} of SFTP`));
      throw this.failure;
    }
    while (!reply.body.isAtEnd()) {
      const name = reply.body.text();
      this.extensions.set(name, reply.body.text());
    }
  }

  /** @param body writes what follows after the number of the request */
  request(type: number, body: (writer: PacketWriter) => void): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.queue.push(() => {
        if (this.failure !== null) return reject(this.failure);
        const id = this.next++ >>> 0;
        if (this.waiting.size === 0) this.timer.refresh();
        const writer = new PacketWriter().byte(type).uint32(id);
        body(writer);
        this.waiting.set(id, { resolve, reject, size: writer.length, since: performance.now() });
        this.unanswered += writer.length;
        this.send(writer);
      });
      this.pump();
    });
  }

  /** Whether {@link end} was called, or something went wrong. */
  isOver(): boolean {
    return this.failure !== null;
  }

  /** Whether all that was asked was answered. */
  get isIdle(): boolean {
    return this.failure === null && this.waiting.size === 0 && this.queue.length === 0 && this.greet === null;
  }

  /** Fails every request that has no answer yet, and all later ones. The first reason counts. */
  end(reason: unknown): void {
    if (this.failure !== null) return;
    this.failure = reason;
    clearTimeout(this.timer);
    this.options.signal.removeEventListener('abort', this.interrupt);
    for (const one of [...this.waiting.values(), ...(this.greet ? [this.greet] : [])]) one.reject(reason);
    this.waiting.clear();
    this.pump();
  }

  /** Sends what waits for its turn, as far as there is room on the way. */
  private pump(): void {
    while (this.queue.length > 0 && (this.failure !== null || this.hasRoom())) this.queue.shift()!();
  }

  private hasRoom(): boolean {
    const most = Math.min(BYTES.most, BYTES.least + this.fastest * BYTES.perMillisecond);
    const hasRoom = this.waiting.size < IN_FLIGHT && this.unanswered < most;
    return hasRoom && this.output.writableLength < BUFFERED;
  }

  private send(writer: PacketWriter): void {
    if (!this.isGathering) {
      // What is asked in one go travels in one packet of the network.
      this.isGathering = true;
      this.output.cork();
      process.nextTick(() => this.sendOff());
    }
    for (const part of writer.packet()) this.output.write(part);
    // Whoever asks for a thousand files has the first of them opened meanwhile.
    if (this.output.writableLength >= GATHERED) this.sendOff();
  }

  private sendOff(): void {
    if (!this.isGathering) return;
    this.isGathering = false;
    this.output.uncork();
  }

  private receive(chunk: Buffer): void {
    if (this.failure !== null) return;
    this.timer.refresh();
    try {
      for (const packet of this.splitter.push(chunk)) this.take(new PacketReader(packet));
    } catch (error) {
      if (!(error instanceof BadPacket)) throw error;
      this.end(this.broken(error.message));
    }
  }

  private take(body: PacketReader): void {
    const type = body.byte();
    if (type === REPLY.version && this.greet) {
      const { resolve } = this.greet;
      this.greet = null;
      return resolve({ type, body });
    }
    const id = body.uint32();
    const one = this.waiting.get(id);
    if (!one) throw new BadPacket(`an answer to request ${id}, which nobody made`);
    this.waiting.delete(id);
    this.unanswered -= one.size;
    this.fastest = Math.min(this.fastest, performance.now() - one.since);
    one.resolve({ type, body });
    this.pump();
  }

  private silent(): void {
    const { label, silence } = this.options;
    if (this.waiting.size === 0 && !this.greet) return;
    const seconds = Math.round(silence / 1000);
    this.end(new NewsctlError('HOST_FAILED', `${label} has not answered for ${seconds} seconds.`));
  }

  private readonly interrupt = (): void => {
    this.end(
      new NewsctlError(
        'INTERRUPTED',
        `Stopped while ${this.options.label} was at work; run the command again.`,
      ),
    );
  };

  /** The server does not speak SFTP, or not correctly. */
  broken(what: string): NewsctlError {
    return new NewsctlError('HOST_FAILED', `What ${this.options.label} answers is no SFTP: ${what}.`, {
      hint: 'A server whose start-up files print text when somebody logs in breaks SFTP; else ask whoever runs it.',
    });
  }
}
