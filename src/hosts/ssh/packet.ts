/** Attributes of a file in SFTP version 3; what a server does not tell is not there. */
export interface Attributes {
  size?: number;
  /** Type and permissions, as in `st_mode`. */
  mode?: number;
  /** Seconds since 1970. */
  mtime?: number;
}

/** A server said something that SFTP does not know. */
export class BadPacket extends Error {}

const FLAG = { size: 1, owner: 2, permissions: 4, times: 8, extended: 0x80000000 };

/** Puts a packet together. https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02 */
export class PacketWriter {
  private readonly parts: Uint8Array[] = [];
  /** Bytes so far. */
  length = 0;

  byte(value: number): this {
    return this.raw(Uint8Array.of(value));
  }

  uint32(value: number): this {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return this.raw(bytes);
  }

  uint64(value: number): this {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(value));
    return this.raw(bytes);
  }

  string(value: string | Uint8Array): this {
    const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
    return this.uint32(bytes.length).raw(bytes);
  }

  attributes({ size, mode, mtime }: Attributes): this {
    const flags =
      (size === undefined ? 0 : FLAG.size) |
      (mode === undefined ? 0 : FLAG.permissions) |
      (mtime === undefined ? 0 : FLAG.times);
    this.uint32(flags);
    if (size !== undefined) this.uint64(size);
    if (mode !== undefined) this.uint32(mode);
    if (mtime !== undefined) this.uint32(mtime).uint32(mtime);
    return this;
  }

  /** The packet with its length before it. */
  packet(): Uint8Array[] {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(this.length);
    return [head, ...this.parts];
  }

  private raw(bytes: Uint8Array): this {
    this.parts.push(bytes);
    this.length += bytes.length;
    return this;
  }
}

/** Takes a packet apart. Whatever it says of its own lengths is held against what is there. */
export class PacketReader {
  private readonly bytes: Buffer;
  private at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  byte(): number {
    return this.bytes.readUInt8(this.take(1));
  }

  uint32(): number {
    return this.bytes.readUInt32BE(this.take(4));
  }

  uint64(): number {
    const value = this.bytes.readBigUInt64BE(this.take(8));
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new BadPacket('a size that no file has');
    return Number(value);
  }

  data(): Buffer {
    const length = this.uint32();
    const start = this.take(length);
    return this.bytes.subarray(start, start + length);
  }

  /** @throws BadPacket where it is not UTF-8 */
  string(): string {
    const data = this.data();
    const text = data.toString('utf8');
    if (text.includes('\uFFFD') && !Buffer.from(text, 'utf8').equals(data))
      throw new BadPacket('a name that is not written in UTF-8');
    return text;
  }

  /** What is said to a person: nobody counts on its bytes. */
  text(): string {
    return this.data().toString('utf8');
  }

  attributes(): Attributes {
    const flags = this.uint32();
    const found: Attributes = {};
    if (flags & FLAG.size) found.size = this.uint64();
    if (flags & FLAG.owner) this.take(8);
    if (flags & FLAG.permissions) found.mode = this.uint32();
    if (flags & FLAG.times) {
      this.take(4);
      found.mtime = this.uint32();
    }
    if (flags & FLAG.extended)
      for (let left = this.uint32(); left > 0; left--) {
        this.data();
        this.data();
      }
    return found;
  }

  isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  private take(length: number): number {
    const start = this.at;
    if (start + length > this.bytes.length) throw new BadPacket('a packet that ends too early');
    this.at = start + length;
    return start;
  }
}

/** The largest packet that is taken; servers send a quarter of it at most. */
const LARGEST = 1024 * 1024;

/** Cuts a stream of bytes into packets. */
export class PacketSplitter {
  private waiting: Buffer[] = [];
  private held = 0;

  /** @returns packets that are whole now, without their lengths */
  push(chunk: Buffer): Buffer[] {
    this.waiting.push(chunk);
    this.held += chunk.length;
    const packets: Buffer[] = [];
    for (let length = this.next(); length !== null; length = this.next()) packets.push(this.cut(length));
    return packets;
  }

  /** The length of the first packet where it is whole. */
  private next(): number | null {
    if (this.held < 4) return null;
    if (this.waiting[0]!.length < 4) this.waiting = [Buffer.concat(this.waiting)];
    const length = this.waiting[0]!.readUInt32BE(0);
    if (length < 1 || length > LARGEST) throw new BadPacket(`a packet of ${length} bytes`);
    return this.held >= 4 + length ? length : null;
  }

  private cut(length: number): Buffer {
    if (this.waiting[0]!.length < 4 + length) this.waiting = [Buffer.concat(this.waiting)];
    const first = this.waiting[0]!;
    const rest = first.subarray(4 + length);
    if (rest.length > 0) this.waiting[0] = rest;
    else this.waiting.shift();
    this.held -= 4 + length;
    return first.subarray(4, 4 + length);
  }
}
