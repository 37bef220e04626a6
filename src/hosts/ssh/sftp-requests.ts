import type { Channel, Reply } from './channel.ts';
import { type Attributes, BadPacket, type PacketReader, type PacketWriter } from './packet.ts';
import { isMissing, REPLY, REQUEST, Refused, STATUS } from './protocol.ts';

/** What a folder holds. */
export interface Entry {
  name: string;
  attributes: Attributes;
}

/** What a server calls a file that is open. */
export type Handle = Uint8Array;

/** Requests of SFTP, each with the one kind of answer that belongs to it. */
export class SftpRequests {
  readonly channel: Channel;

  constructor(channel: Channel) {
    this.channel = channel;
  }

  /** Whether the server offers something beyond the standard: `posix-rename`, `hardlink`, `fsync`. */
  offers(extension: string): boolean {
    return this.channel.extensions.has(`${extension}@openssh.com`);
  }

  protected open(path: string, flags: number): Promise<Handle> {
    return this.handle(REQUEST.open, path, (to) => to.string(path).uint32(flags).attributes({}));
  }

  async close(handle: Handle, path: string): Promise<void> {
    await this.done(REQUEST.close, path, (to) => to.string(handle));
  }

  protected extended(name: string, path: string, body: (writer: PacketWriter) => void): Promise<void> {
    if (!this.offers(name)) throw new Refused(STATUS.unsupported, path, `${name} is not offered`);
    return this.done(REQUEST.extended, path, (to) => body(to.string(`${name}@openssh.com`)));
  }

  protected async done(type: number, path: string, body: (writer: PacketWriter) => void): Promise<void> {
    const reply = await this.channel.request(type, body);
    await this.parsed(reply, REPLY.status, path, () => {});
  }

  protected async handle(type: number, path: string, body: (writer: PacketWriter) => void): Promise<Handle> {
    return this.parsed(await this.channel.request(type, body), REPLY.handle, path, (from) => {
      const handle = from.data();
      if (handle.length > 256) throw new BadPacket('a handle of more than 256 bytes');
      return Uint8Array.from(handle);
    });
  }

  protected async attributes(type: number, path: string, what: string | Handle): Promise<Attributes> {
    const reply = await this.channel.request(type, (to) => to.string(what));
    return this.parsed(reply, REPLY.attributes, path, (body) => body.attributes());
  }

  protected async names(type: number, path: string, what: string | Handle): Promise<Entry[]> {
    const reply = await this.channel.request(type, (to) => to.string(what));
    return this.parsed(reply, REPLY.name, path, (body) => {
      const found: Entry[] = [];
      for (let left = body.uint32(); left > 0; left--) {
        const name = body.string();
        body.data();
        found.push({ name, attributes: body.attributes() });
      }
      return found;
    });
  }

  /** Reads a reply of the type that belongs to the request; a server may always refuse. */
  protected async parsed<T>(
    reply: Reply,
    type: number,
    path: string,
    read: (body: PacketReader) => T,
  ): Promise<T> {
    try {
      if (reply.type === REPLY.status) return refusal(reply.body, type, path, read);
      if (reply.type !== type) throw new BadPacket(`an answer of type ${reply.type}`);
      return read(reply.body);
    } catch (error) {
      if (!(error instanceof BadPacket)) throw error;
      const failure = this.channel.broken(error.message);
      this.channel.end(failure);
      throw failure;
    }
  }
}

function refusal<T>(body: PacketReader, wanted: number, path: string, read: (body: PacketReader) => T): T {
  const status = body.uint32();
  const said = body.isAtEnd() ? '' : body.text();
  if (status === STATUS.ok && wanted === REPLY.status) return read(body);
  if (status === STATUS.ok) throw new BadPacket('yes in place of an answer');
  throw new Refused(status, path, said);
}

/** Null where there is nothing. */
export async function ifThere<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Null where there is no more. */
export async function ifNotOver<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Refused && error.status === STATUS.endOfFile) return null;
    throw error;
  }
}
