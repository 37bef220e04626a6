import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { PassThrough, Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PacketSplitter } from '../../src/hosts/ssh/packet.ts';
import { REQUEST } from '../../src/hosts/ssh/protocol.ts';
import type { Transport } from '../../src/hosts/ssh/session.ts';

/** What was asked between two waits, such as `lstat /srv/www`. */
export type Batch = string[];

/**
 * A line so long that whoever asks gets no answer before having asked all that needs none: answers are held back until
 * the program has nothing left to do but wait. How often that happens is how many round trips the work costs, whatever
 * the machine does meanwhile.
 */
export class LongLine implements Transport {
  readonly input = new PassThrough();
  readonly output: Writable;
  private readonly inner: Transport;
  private batch: Batch = [];
  private batches: Batch[] = [];
  private readonly answers: Buffer[] = [];
  private asked = 0;
  private answered = 0;
  private isWatched = false;

  constructor(inner: Transport) {
    this.inner = inner;
    const [requests, replies] = [new PacketSplitter(), new PacketSplitter()];
    this.output = new Writable({
      write: (chunk: Buffer, _, done) => {
        for (const packet of requests.push(chunk)) this.note(packet);
        this.inner.output.write(chunk, () => done());
      },
      final: (done) => void this.inner.output.end(() => done()),
    });
    inner.input.on('data', (chunk: Buffer) => {
      for (const packet of replies.push(chunk)) this.hold(packet);
    });
    inner.input.on('end', () => this.input.end());
  }

  /** What was asked since the last call, batch by batch. */
  take(): Batch[] {
    const { batches } = this;
    this.batches = [];
    return batches;
  }

  close(isDone: boolean): Promise<void> {
    this.output.end();
    return this.inner.close(isDone);
  }

  private note(packet: Buffer): void {
    this.asked++;
    this.batch.push(nameOf(packet));
  }

  private hold(packet: Buffer): void {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(packet.length);
    this.answers.push(head, packet);
    this.answered++;
    if (!this.isWatched && this.asked === this.answered) void this.release();
  }

  private async release(): Promise<void> {
    this.isWatched = true;
    do await quiet();
    while (this.asked === this.answered && isBusy());
    this.isWatched = false;
    if (this.asked !== this.answered) return;
    this.batches.push(this.batch);
    this.batch = [];
    this.input.write(Buffer.concat(this.answers.splice(0)));
  }
}

/** Long enough for all that waits for nothing; Node does not tell of bytes that are being packed, which ours come behind. */
async function quiet(): Promise<void> {
  for (let turns = 0; turns < 10; turns++) await Promise.all([turn(), promisify(gzip)(SOME)]);
}

const SOME = randomBytes(32 * 1024);

/** Whether files of this machine are being read: what follows is not asked yet. */
const isBusy = (): boolean => process.getActiveResourcesInfo().some((kind) => kind.startsWith('FSReq'));

function nameOf(packet: Buffer): string {
  const type = Object.entries(REQUEST).find(([, number]) => number === packet[0])?.[0] ?? '?';
  if (type === 'init') return type;
  const text = (at: number): string => packet.subarray(at + 4, at + 4 + packet.readUInt32BE(at)).toString();
  const first = text(5);
  const rest = 9 + first.length;
  if (type === 'extended') return `${first.replace(/@.*/, '')} ${rest < packet.length ? text(rest) : ''}`;
  return /^[ -~]+$/.test(first) ? `${type} ${first}` : type;
}
