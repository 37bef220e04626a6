import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { ifThere } from './folder-files.ts';

interface Lock {
  pid: number;
  machine: string;
  who: string;
  since: string;
}

/** A lock from another machine counts for this long; nobody publishes for an hour. */
const EXPIRY_MS = 60 * 60 * 1000;

/**
 * Takes the lock of a folder host. One whose process is gone was left by a crash and is taken over.
 * @returns a function that gives the lock back
 * @throws NewsctlError HOST_LOCKED with who holds it and since when
 */
export async function takeLock(releases: string, who: string): Promise<() => Promise<void>> {
  await mkdir(releases, { recursive: true });
  const path = join(releases, 'lock');
  const mine: Lock = { pid: process.pid, machine: hostname(), who, since: new Date().toISOString() };
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await create(path, mine)) return () => rm(path, { force: true });
    const holder = await read(path);
    if (holder && isHeld(holder))
      throw new NewsctlError(
        'HOST_LOCKED',
        `${holder.who} has been publishing here since ${holder.since} (process ${holder.pid} on ${holder.machine}).`,
      );
    // Only one of several that find the lock stale can move it away; the others try again.
    await ifThere(rename(path, `${path}.${randomBytes(4).toString('hex')}.stale`));
    await removeStale(releases);
  }
  throw new NewsctlError('HOST_LOCKED', 'Somebody else took the lock at the same moment.');
}

async function create(path: string, lock: Lock): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(JSON.stringify(lock));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function read(path: string): Promise<Lock | null> {
  const text = await ifThere(readFile(path, 'utf8'));
  try {
    return text ? (JSON.parse(text) as Lock) : null;
  } catch {
    return null;
  }
}

function isHeld(lock: Lock): boolean {
  if (lock.machine !== hostname()) return Date.now() - Date.parse(lock.since) < EXPIRY_MS;
  try {
    process.kill(lock.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function removeStale(releases: string): Promise<void> {
  const { readdir } = await import('node:fs/promises');
  for (const name of await readdir(releases))
    if (name.endsWith('.stale')) await rm(join(releases, name), { force: true });
}
