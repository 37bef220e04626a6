import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, readdir, readlink, rm, symlink } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { NewsctlError } from '../errors.ts';
import { ifThere } from './folder-files.ts';
import type { LockHolder } from './host.ts';

interface Lock extends LockHolder {
  pid: number;
  machine: string;
  /** Milliseconds since 1970, by this machine's own clock. */
  taken: number;
}

interface Claim {
  name: string;
  lock: Lock;
}

/** A lock from another machine counts for this long; nobody publishes for an hour. */
const EXPIRY_MS = 60 * 60 * 1000;
const PREFIX = 'lock-';
const ATTEMPTS = 8;

/**
 * Takes the lock of a folder host. Everybody puts down a claim under a name of its own and has the lock when there
 * is no other claim of a living process: no claim is ever replaced, so that two who find a dead one cannot both win.
 * A claim is a link that leads nowhere and whose target is the text, as it is there whole or not at all.
 * @returns a function that gives the lock back
 * @throws NewsctlError HOST_LOCKED with who holds it and since when
 */
export async function takeLock(releases: string, holder: LockHolder): Promise<() => Promise<void>> {
  await mkdir(releases, { recursive: true });
  const name = `${PREFIX}${randomBytes(8).toString('hex')}`;
  const path = join(releases, name);
  const lock: Lock = { ...holder, pid: process.pid, machine: hostname(), taken: Date.now() };
  const release = (): Promise<void> => rm(path, { force: true });
  let claimed = false;
  for (let attempt = 0; ; attempt++) {
    if (!claimed) await symlink(JSON.stringify(lock), path);
    claimed = true;
    const others = (await claims(releases)).filter((claim) => claim.name !== name);
    if (others.length === 0) return release;
    const last = attempt === ATTEMPTS;
    // Of several at once the first by name stays and waits for the others to step back.
    if (last || others.some((other) => other.name < name)) {
      await release();
      claimed = false;
    }
    if (last) throw locked(others[0]!, releases);
    await pause(randomInt(2, 6 + 2 ** attempt));
  }
}

/** Whether somebody publishes at this moment. */
export const isLocked = async (releases: string): Promise<boolean> => (await claims(releases)).length > 0;

/** Whether a claim of a process that is gone lies there. */
export async function hasStaleLock(releases: string): Promise<boolean> {
  const names = (await ifThere(readdir(releases))) ?? [];
  const found = await Promise.all(names.map((name) => read(releases, name)));
  return found.some((claim) => claim !== null && !isHeld(claim.lock));
}

/** The claims of living processes; those that a crash left are removed, which no two can do to different ones. */
async function claims(releases: string): Promise<Claim[]> {
  const living: Claim[] = [];
  for (const name of (await ifThere(readdir(releases))) ?? []) {
    const claim = await read(releases, name);
    if (!claim) continue;
    if (isHeld(claim.lock)) living.push(claim);
    else await rm(join(releases, name), { force: true });
  }
  return living;
}

async function read(releases: string, name: string): Promise<Claim | null> {
  if (!name.startsWith(PREFIX)) return null;
  const text = await ifThere(readlink(join(releases, name)));
  try {
    return text === null ? null : { name, lock: JSON.parse(text) as Lock };
  } catch {
    return null;
  }
}

function isHeld({ machine, taken, pid }: Lock): boolean {
  if (machine !== hostname()) return Date.now() - taken < EXPIRY_MS;
  // Since a restart of the machine the number may belong to another process.
  if (taken < Date.now() - uptime() * 1000 - 60_000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const locked = ({ lock, name }: Claim, releases: string): NewsctlError =>
  new NewsctlError(
    'HOST_LOCKED',
    `${lock.who} has been publishing here since ${lock.since} (process ${lock.pid} on ${lock.machine}).`,
    {
      hint: `Wait until they have finished. If that process is no newsctl any more, remove ${join(releases, name)}.`,
    },
  );
