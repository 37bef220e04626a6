import { type Attributes, BadPacket } from './packet.ts';
import { OPEN, REPLY, REQUEST, Refused, STATUS } from './protocol.ts';
import { type Entry, type Handle, ifNotOver, ifThere, SftpRequests } from './sftp-requests.ts';

/** Bytes that every server takes and gives in one request. */
const CHUNK = 32 * 1024;
/** Reads of one file on their way at once. */
const AHEAD = 32;

export interface WriteOptions {
  /** Set once the bytes are there. */
  attributes?: Attributes | Promise<Attributes>;
  /** Called once the server was asked to close it: what is opened from then on is opened after that. */
  asked?: () => void;
  /** Waits until the disk has it, where the server can. */
  lasting?: boolean;
  /** Writes over what is there. */
  over?: boolean;
  /** The name that it is given at the end, in place of what has that name; asked for in the same breath. */
  name?: string;
}

/** Files that may be open at once where a server does not tell. */
const HANDLES = 200;
/** More are not needed to fill a line. */
const MOST_HANDLES = 800;

/** More files in one folder than anybody has. */
const MOST = 2_000_000;

/** The operations of SFTP on paths. What the server refuses is thrown as {@link Refused}. */
export class Sftp extends SftpRequests {
  /** How many files may be open to be written at once. */
  handles = HANDLES;

  /** Asks how much the server bears. */
  async learnLimits(): Promise<void> {
    if (!this.offers('limits')) return;
    const reply = await this.channel.request(REQUEST.extended, (to) => to.string('limits@openssh.com'));
    const open = await this.parsed(reply, REPLY.extended, '', (body) => {
      const [, , , handles] = [body.uint64(), body.uint64(), body.uint64(), body.uint64()];
      return handles;
    });
    // Some are left for folders that are listed meanwhile; a server without a limit says 0.
    if (open > 0) this.handles = Math.max(1, Math.min(MOST_HANDLES, Math.floor(open * 0.75)));
  }

  /** What stands at a path, links not followed; null where there is nothing. */
  lstat(path: string): Promise<Attributes | null> {
    return ifThere(this.attributes(REQUEST.lstat, path, path));
  }

  stat(path: string): Promise<Attributes | null> {
    return ifThere(this.attributes(REQUEST.stat, path, path));
  }

  setstat(path: string, attributes: Attributes): Promise<void> {
    return this.done(REQUEST.setstat, path, (to) => to.string(path).attributes(attributes));
  }

  async mkdir(path: string, attributes: Attributes = {}): Promise<void> {
    await this.done(REQUEST.mkdir, path, (to) => to.string(path).attributes(attributes));
  }

  rmdir(path: string): Promise<void> {
    return this.done(REQUEST.rmdir, path, (to) => to.string(path));
  }

  remove(path: string): Promise<void> {
    return this.done(REQUEST.remove, path, (to) => to.string(path));
  }

  /** Gives a path another name, where none is. */
  rename(from: string, to: string): Promise<void> {
    return this.done(REQUEST.rename, from, (writer) => writer.string(from).string(to));
  }

  /** The same, in place of what has that name. */
  posixRename(from: string, to: string): Promise<void> {
    return this.extended('posix-rename', from, (writer) => writer.string(from).string(to));
  }

  hardlink(from: string, to: string): Promise<void> {
    return this.extended('hardlink', from, (writer) => writer.string(from).string(to));
  }

  /** All servers take the target first, whatever the draft says. */
  symlink(target: string, link: string): Promise<void> {
    return this.done(REQUEST.symlink, link, (to) => to.string(target).string(link));
  }

  /** Where a link leads to; null where there is none. */
  async readlink(path: string): Promise<string | null> {
    try {
      const [first] = await this.names(REQUEST.readlink, path, path);
      return first?.name ?? null;
    } catch (error) {
      // What is no link is refused in as many ways as there are servers.
      if (error instanceof Refused && error.status !== STATUS.noPermission) return null;
      throw error;
    }
  }

  async realpath(path: string): Promise<string> {
    const [first] = await this.names(REQUEST.realpath, path, path);
    return first?.name ?? path;
  }

  /** What a folder holds; null where there is no such folder. */
  async list(path: string): Promise<Entry[] | null> {
    const handle = await ifThere(this.handle(REQUEST.opendir, path, (to) => to.string(path)));
    if (!handle) return null;
    try {
      return await this.entries(handle, path);
    } finally {
      this.close(handle, path).catch(() => {});
    }
  }

  private async entries(handle: Handle, path: string): Promise<Entry[]> {
    const found: Entry[] = [];
    for (;;) {
      // Most folders are told in one answer, and the next one says that it was the last.
      const replies = [0, 1].map(() => ifNotOver(this.names(REQUEST.readdir, path, handle)));
      // Somebody may remove the folder while it is read: it has nothing then.
      const [one, two] = (await ifThere(Promise.all(replies))) ?? [null, null];
      found.push(...[...(one ?? []), ...(two ?? [])].filter((entry) => this.isEntry(entry)));
      if (!one || !two) return found;
      if (found.length > MOST) throw this.channel.broken(`a folder of more than ${MOST} files`);
    }
  }

  private isEntry({ name }: Entry): boolean {
    if (name === '' || /[/\0]/.test(name)) throw this.channel.broken('a file name that no file can have');
    return name !== '.' && name !== '..';
  }

  /** The bytes of a file; null where there is none. */
  async read(path: string, limit = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
    const handle = await ifThere(this.open(path, OPEN.read));
    if (!handle) return null;
    try {
      return await this.readAll(handle, path, limit);
    } finally {
      this.close(handle, path).catch(() => {});
    }
  }

  private async readAll(handle: Handle, path: string, limit: number): Promise<Uint8Array> {
    const [first, { size = 0 }] = await Promise.all([
      this.readAt(handle, path, 0),
      this.attributes(REQUEST.fstat, path, handle),
    ]);
    if (!first) return new Uint8Array(0);
    if (size > limit) throw new Refused(STATUS.failure, path, `it is larger than ${limit} bytes`);
    const parts = [first];
    for (let at = first.length; at < size; ) {
      const starts: number[] = [];
      for (let start = at; start < size && starts.length < AHEAD; start += CHUNK) starts.push(start);
      const read = await Promise.all(starts.map((start) => this.readRange(handle, path, start, size)));
      parts.push(...read);
      at = starts.at(-1)! + CHUNK;
    }
    return Buffer.concat(parts);
  }

  /** A server may give less than it was asked for. */
  private async readRange(handle: Handle, path: string, start: number, size: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for (let at = start; at < Math.min(start + CHUNK, size); at += parts.at(-1)!.length) {
      const part = await this.readAt(handle, path, at, Math.min(start + CHUNK, size) - at);
      if (!part) break;
      parts.push(part);
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  private async readAt(handle: Handle, path: string, at: number, length = CHUNK): Promise<Uint8Array | null> {
    const reply = await this.channel.request(REQUEST.read, (to) =>
      to.string(handle).uint64(at).uint32(length),
    );
    return ifNotOver(
      this.parsed(reply, REPLY.data, path, (body) => {
        const data = body.data();
        if (data.length > length || data.length === 0)
          throw new BadPacket('more or fewer bytes than were asked for');
        return data;
      }),
    );
  }

  /** Makes an empty file where none is, which is open until {@link fill} or {@link close}. */
  create(path: string): Promise<Handle> {
    return this.open(path, OPEN.write | OPEN.create | OPEN.exclusive);
  }

  /**
   * Makes a file and writes it; it must not be there yet unless said so. One that cannot be filled is removed.
   * @returns how the server has it afterwards
   */
  async write(path: string, bytes: Uint8Array, set: WriteOptions = {}): Promise<Attributes> {
    const opening = set.over ? this.open(path, OPEN.write | OPEN.create | OPEN.truncate) : this.create(path);
    opening.catch(() => {});
    const attributes = await set.attributes;
    const handle = await opening;
    try {
      return await this.fill(handle, path, bytes, set, attributes);
    } catch (error) {
      if (!set.over && !this.channel.isOver()) await this.remove(path).catch(() => {});
      throw error;
    }
  }

  /** Writes a file that is open and empty, and closes it. */
  async fill(
    handle: Handle,
    path: string,
    bytes: Uint8Array,
    set: Omit<WriteOptions, 'attributes' | 'over'>,
    attributes?: Attributes,
  ): Promise<Attributes> {
    const steps: Promise<unknown>[] = [];
    const step = (work: Promise<unknown>) => {
      work.catch(() => {});
      steps.push(work);
    };
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const [start, part] = [at, bytes.subarray(at, at + CHUNK)];
      step(this.done(REQUEST.write, path, (to) => to.string(handle).uint64(start).string(part)));
      // A large file must not stand in memory twice.
      if (steps.length % AHEAD === 0) await steps.at(-AHEAD / 2);
    }
    if (set.lasting && this.offers('fsync')) step(this.extended('fsync', path, (to) => to.string(handle)));
    // Some servers know no times; what they have made of it is told next.
    const noted =
      attributes && this.done(REQUEST.fsetstat, path, (to) => to.string(handle).attributes(attributes));
    if (noted) step(noted.catch(() => {}));
    const found = this.attributes(REQUEST.fstat, path, handle);
    step(found);
    step(this.close(handle, path));
    set.asked?.();
    if (set.name !== undefined) step(this.posixRename(path, set.name));
    await Promise.all(steps);
    return found;
  }

  /** Whether the disk that a path is on, or would be on, has no room left; false where the server does not tell. */
  async isFull(path: string): Promise<boolean> {
    if (!this.offers('statvfs')) return false;
    const folder = path.slice(0, path.lastIndexOf('/')) || (path.startsWith('/') ? '/' : '.');
    const reply = await this.channel.request(REQUEST.extended, (to) =>
      to.string('statvfs@openssh.com').string(folder),
    );
    return this.parsed(reply, REPLY.extended, path, (body) => {
      const [, , , , blocks, files, , left] = Array.from({ length: 8 }, () => body.uint64());
      return blocks === 0 || (files !== 0 && left === 0);
    });
  }
}
