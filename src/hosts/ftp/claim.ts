import { posix } from 'node:path';
import { isRefusal } from './failures.ts';
import type { Connection } from './login.ts';
import { download, entryAt, inFolder, makeFolder, rename, tried, upload, whileThere } from './requests.ts';

/** The file in a folder that stands for the folder's name. */
export const HELD = '.newsctl-held';

const ATTEMPTS = 3;

/** What is put where nothing stands. */
export interface Claim {
  /** Path of the folder that is to get the name. */
  temporary: string;
  bytes: Uint8Array;
  /** Whether an attempt broke off, which may have made that folder. */
  isAgain: boolean;
}

/**
 * Makes a file where none stands, so that of several who try one alone succeeds. FTP has no command for that, but a
 * folder that is not empty is never replaced by a rename, not even on servers that let files be replaced. So the file
 * is put into a fresh folder, and that one gets the name: whole and at once, and nothing is left to be cleared up by
 * whoever is cut off. Reading, listing and removing see the folder as the file.
 */
export async function makeClaim(
  connection: Connection,
  at: string,
  { temporary, bytes, isAgain }: Claim,
): Promise<boolean> {
  const { client } = connection;
  if (isAgain) await clear(connection, temporary);
  const standing = await whoHolds(connection, at, bytes);
  if (standing !== 'nobody') return standing === 'us';
  await makeFolder(connection, temporary);
  await upload(connection, `${temporary}/${HELD}`, bytes, null);
  for (let attempt = 1; ; attempt++) {
    const refusal = await renamed(connection, temporary, at);
    // Some servers say yes and move a folder into the other one: what counts is what stands there now.
    const holder = await whoHolds(connection, at, bytes);
    if (holder === 'us') return true;
    if (holder === 'nobody' && attempt < ATTEMPTS) {
      // A folder that is empty is one that was being removed; some servers let nothing take its name.
      await tried(client.send(`RMD ${at}`));
      continue;
    }
    await clear(connection, temporary);
    if (holder === 'nobody' && refusal) throw refusal;
    return false;
  }
}

/** @returns the refusal of the server, null where it said yes */
async function renamed(connection: Connection, from: string, to: string): Promise<unknown> {
  try {
    await inFolder(connection, posix.dirname(to), () => rename(connection, from, to));
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error;
  }
}

async function clear({ client }: Connection, temporary: string): Promise<void> {
  await tried(client.send(`DELE ${temporary}/${HELD}`));
  await tried(client.send(`RMD ${temporary}`));
}

/** Whose the name is. An attempt whose answer was lost may have been carried out: then our bytes are there. */
async function whoHolds(
  connection: Connection,
  at: string,
  bytes: Uint8Array,
): Promise<'us' | 'other' | 'nobody'> {
  const found = await entryAt(connection, at);
  if (!found) return 'nobody';
  if (!found.isFolder) return 'other';
  const held = await heldIn(connection, at);
  if (held === null) return 'nobody';
  return Buffer.from(held).equals(bytes) ? 'us' : 'other';
}

/** The bytes of the file for which a folder stands; null where it stands for none. */
export function heldIn(connection: Connection, at: string): Promise<Uint8Array | null> {
  const path = `${at}/${HELD}`;
  return whileThere(connection, path, () => download(connection, path));
}
