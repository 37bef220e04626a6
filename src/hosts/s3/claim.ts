import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FileStore } from '../remote/file-store.ts';
import { isAlive, readLock } from '../remote/lock-text.ts';

/** How long the one who may stay waits for the others to step back: turns, and milliseconds of each. */
const TURNS = 40;
const TURN = 150;
/** A claim this old was left by somebody on another machine who was cut off, in milliseconds. */
const OLD = 60_000;

/**
 * Makes a file where none stands, on a host on which a write has no conditions. Everybody puts down a claim under a name
 * of its own, and then looks: whoever sees no other makes the file. Of two, one put its claim down before the other
 * looked, so that no two see none. Of several that see each other the first by name stays, the others step back.
 * @param bytes the text of a lock
 */
export async function claimFile(store: FileStore, path: string, bytes: Uint8Array): Promise<boolean> {
  if ((await store.look(path)) !== null) return false;
  const folder = `claims/${path}`;
  const mine = `${folder}/${Date.now().toString(16).padStart(12, '0')}-${randomBytes(8).toString('hex')}`;
  await store.write(mine, bytes);
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      const others = await living(store, folder, mine);
      if (others.length === 0) {
        if ((await store.look(path)) !== null) return false;
        await store.write(path, bytes);
        return true;
      }
      if (others.some((other) => other < mine)) return false;
      await pause(TURN);
    }
    return false;
  } finally {
    await store.remove(mine);
  }
}

/** The claims of others; those that were left behind are removed. */
async function living(store: FileStore, folder: string, mine: string): Promise<string[]> {
  const oldest = Number.parseInt(mine.slice(folder.length + 1, folder.length + 13), 16) - OLD;
  const found: string[] = [];
  for (const claim of (await store.list(folder)).keys()) {
    const made = Number.parseInt(claim.slice(folder.length + 1, folder.length + 13), 16);
    if (claim === mine) continue;
    if (made < oldest || (await isLeft(store, claim))) await store.remove(claim);
    else found.push(claim);
  }
  return found;
}

/** Whether the process that put a claim down is gone from this machine. */
async function isLeft(store: FileStore, claim: string): Promise<boolean> {
  const bytes = await store.read(claim);
  return bytes === null || isAlive(readLock(bytes)) === false;
}
