import { setTimeout as pause } from 'node:timers/promises';
import { Readable, Writable } from 'node:stream';
import { FileType } from 'basic-ftp';
import { posix } from 'node:path';
import type { StoredFile } from '../remote/file-store.ts';
import { isRefusal, Lost, saysMissing } from './failures.ts';
import type { Connection } from './login.ts';

/** What stands at a path. */
export interface Entry {
  name: string;
  isFolder: boolean;
  size: number;
  /** Seconds since 1970; null where the server does not tell exactly. */
  time: number | null;
}

/** More than any file of a site; what does not end must not fill the memory. */
const LARGEST = 1024 * 1024 * 1024;
const CHUNK = 64 * 1024;

/** What stands in a folder; null where there is none. */
export async function entriesOf(connection: Connection, folder: string): Promise<Entry[] | null> {
  const { client, facts } = connection;
  const found = await whileThere(connection, folder, ({ isFolder }) =>
    isFolder ? client.list(folder) : null,
  );
  const entries = found?.filter(
    ({ name }) => name !== '' && name !== '.' && name !== '..' && !name.includes('/'),
  );
  return (
    entries?.map(({ name, type, size, modifiedAt }) => ({
      name,
      isFolder: type === FileType.Directory,
      size: Number.isSafeInteger(size) && size >= 0 ? size : 0,
      time: facts && modifiedAt ? seconds(modifiedAt.getTime()) : null,
    })) ?? null
  );
}

/**
 * Has something transferred from a path; null where nothing stands there, or where it goes meanwhile, as another desk
 * may take it away. Servers may break a transfer that they refuse in such a way that the connection is of no more use:
 * so none is asked for before it is known that there is something.
 */
export async function whileThere<T>(
  connection: Connection,
  path: string,
  transfer: (found: Entry) => Promise<T> | null,
): Promise<T | null> {
  for (let times = 1; ; times++) {
    const found = await entryAt(connection, path);
    if (!found) return null;
    try {
      return await transfer(found);
    } catch (error) {
      if (!isRefusal(error) || times === TIMES) throw error;
    }
  }
}

/** How often something is asked for that is there and is refused all the same: it may come and go. */
const TIMES = 4;

/** What stands at a path; null where nothing does. */
export async function entryAt(connection: Connection, path: string): Promise<Entry | null> {
  const { client, facts } = connection;
  const [parent, name] = [posix.dirname(path), posix.basename(path)];
  if (facts)
    try {
      return readFacts((await client.send(`MLST ${path}`)).message, name);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (saysMissing(error) || (await isMissing(connection, path))) return null;
    }
  if (parent === path) return { name, isFolder: true, size: 0, time: null };
  // A no may mean many things; the list of the folder has one meaning.
  return (await entriesOf(connection, parent))?.find((one) => one.name === name) ?? null;
}

/** Whether the server says in words that there is nothing: its answer to MLST may be none. */
async function isMissing({ client }: Connection, path: string): Promise<boolean> {
  try {
    await client.send(`MDTM ${path}`);
    return false;
  } catch (error) {
    if (isRefusal(error)) return saysMissing(error);
    throw error;
  }
}

function readFacts(answer: string, name: string): Entry {
  const line = answer.split(/\r?\n/).find((one) => /^\s*[\w.-]+=\S*;/.test(one)) ?? '';
  const facts = new Map(
    (line.trimStart().split(' ')[0] ?? '').split(';').map((fact) => {
      const [key = '', value = ''] = fact.split('=', 2);
      return [key.toLowerCase(), value];
    }),
  );
  const size = Number(facts.get('size') ?? 0);
  const stamp = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(facts.get('modify') ?? '');
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (stamp ?? []).slice(1).map(Number);
  return {
    name,
    isFolder: /^[cp]?dir$/i.test(facts.get('type') ?? ''),
    size: Number.isSafeInteger(size) && size >= 0 ? size : 0,
    time: stamp ? seconds(Date.UTC(year, month - 1, day, hour, minute, second)) : null,
  };
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** The bytes of a file that is there. */
export async function download(connection: Connection, path: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  const into = new Writable({
    write(part: Buffer, _, done) {
      size += part.length;
      parts.push(part);
      done(size > LARGEST ? new Error('the file does not end') : null);
    },
  });
  await connection.client.downloadTo(into, path);
  return Buffer.concat(parts, size);
}

/** Puts bytes where no file stands, and makes sure that all of them have arrived. */
export async function upload(
  connection: Connection,
  path: string,
  bytes: Uint8Array,
  time: number | null,
): Promise<Entry> {
  const { client, times } = connection;
  await client.uploadFrom(Readable.from(chunks(bytes), { objectMode: false }), path);
  if (times && time !== null) {
    const stamp = new Date(time * 1000).toISOString().replace(/\.\d+|\D/g, '');
    await client.sendIgnoringError(`MFMT ${stamp} ${path}`);
  }
  const arrived = await entryAt(connection, path);
  if (arrived?.size !== bytes.length) throw new Lost('a file arrived in part');
  return arrived;
}

/** Over TLS a line that is closed before anything was said on it is taken for a fault: an empty file is said slowly. */
const EMPTY = 250;

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length === 0) await pause(EMPTY);
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

/** Makes a folder and those that it needs; it may be there. */
export async function makeFolder(connection: Connection, folder: string): Promise<void> {
  if (posix.dirname(folder) === folder || (await entryAt(connection, folder))?.isFolder) return;
  await makeFolder(connection, posix.dirname(folder));
  try {
    await connection.client.send(`MKD ${folder}`);
  } catch (error) {
    // Somebody else may have needed the same one.
    if (!isRefusal(error) || !(await entryAt(connection, folder))?.isFolder) throw error;
  }
}

/** Does something, and again after a folder was made where the server said no and it was missing. */
export async function inFolder<T>(
  connection: Connection,
  folder: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // Where it is there by now, somebody else made it in between: that counts as missing too.
    await makeFolder(connection, folder);
    return work();
  }
}

export async function rename({ client }: Connection, from: string, to: string): Promise<void> {
  await client.send(`RNFR ${from}`);
  await client.send(`RNTO ${to}`);
}

/** Does something that may be refused. @returns whether it was done */
export async function tried(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

export const storedFile = ({ size, time }: Entry): StoredFile => ({
  size,
  mark: time === null ? null : `${size}-${time}`,
});
