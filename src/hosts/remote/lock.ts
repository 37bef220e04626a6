import { setTimeout as pause } from 'node:timers/promises';
import { NewsctlError } from '../../errors.ts';
import type { LockHolder } from '../host.ts';
import { claim, disclaim, isAlive, type Lock, lockBytes, makeLock, readLock } from './lock-text.ts';
import { type Moment, now, since } from './moment.ts';

/** Where a lock lies: a folder on the host. What one call did the next one sees, whoever makes it. */
export interface LockFiles {
  read(name: string): Promise<Uint8Array | null>;
  /** Makes a file where none stands; of several that try at once one alone succeeds. False where there was one. */
  create(name: string, bytes: Uint8Array): Promise<boolean>;
  /** Makes or replaces a file. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Removes a file; there need not be one. */
  remove(name: string): Promise<void>;
}

/** How fast a lock's heart beats, and how long another one waits for a beat; in milliseconds. */
export interface Pace {
  beat: number;
  patience: number;
}

export interface LockOptions {
  /** How messages name the host. */
  label: string;
  signal: AbortSignal;
  pace?: Pace;
  /** What to do next for whoever lost it; where left out, readers have what they had before. */
  afterLoss?: string;
}

/** A lock that is held. */
export interface HeldLock {
  /** What its own files end in. */
  readonly token: string;
  /** Whether no other lock lay there. */
  readonly atOnce: boolean;
  /** @throws NewsctlError HOST_FAILED where somebody took the lock for dead, as after a sleep of this machine */
  confirm(): Promise<void>;
  /** @param after waited for before the lock is let go */
  release(after?: Promise<unknown>): Promise<void>;
}

const PACE: Pace = { beat: 10_000, patience: 60_000 };
const NAME = 'lock';
const ATTEMPTS = 20;

const ticketName = (token: string): string => `${NAME}-after-${token}`;
const beatName = (token: string): string => `${NAME}-beat-${token}`;

/**
 * Names of what belongs to locks. Whoever holds the lock may remove what ends in another token than its own: those are
 * of locks that are no more.
 */
export const isLockFile = (name: string): boolean => /^lock(?:-(?:after|beat)-[0-9a-f]{32})?$/.test(name);

/** Whether a lock lies there that may be held. */
export async function hasLock(files: LockFiles): Promise<boolean> {
  const bytes = await files.read(NAME);
  return bytes !== null && isAlive(readLock(bytes)) !== false;
}

/** Whether a lock lies there whose process, on this machine, is gone. */
export async function hasDeadLock(files: LockFiles): Promise<boolean> {
  const bytes = await files.read(NAME);
  return bytes !== null && isAlive(readLock(bytes)) === false;
}

/**
 * Takes the lock of a host. A lock is a file that one alone can make. A dead one is removed by whoever makes another
 * file, named after it, so that of several who find it one alone may do so; then all try once more. Dead is a lock
 * whose process is gone from this machine, or whose beat does not change for as long as this machine's clock tells: no
 * clocks of two machines are compared.
 * @throws NewsctlError HOST_LOCKED with who holds it and since when, INTERRUPTED
 */
export async function takeLock(
  files: LockFiles,
  holder: LockHolder,
  options: LockOptions,
): Promise<HeldLock> {
  const mine = makeLock(holder);
  claim(mine);
  try {
    const { other, atOnce } = await acquire(files, NAME, mine, options);
    if (other) throw locked(other, options.label);
    return hold(files, mine, { ...options, atOnce });
  } catch (error) {
    disclaim(mine);
    throw error;
  }
}

interface Acquired {
  /** Whose the file is; null where it is ours now. */
  other: Lock | null;
  /** Whether it was at the first try. */
  atOnce: boolean;
}

async function acquire(files: LockFiles, name: string, mine: Lock, options: LockOptions): Promise<Acquired> {
  let found = readLock(new Uint8Array(0));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await files.create(name, lockBytes(mine))) return { other: null, atOnce: attempt === 0 };
    const bytes = await files.read(name);
    if (!bytes) continue;
    found = readLock(bytes);
    const state = await watch(files, name, bytes, options);
    if (state === 'held') return { other: await newest(files, name, found), atOnce: false };
    const other = state === 'dead' && (await clear(files, name, found, mine, options));
    if (other) return { other, atOnce: false };
  }
  return { other: found, atOnce: false };
}

/** Removes a dead lock, unless somebody else is about to. @returns who is */
async function clear(
  files: LockFiles,
  name: string,
  dead: Lock,
  mine: Lock,
  options: LockOptions,
): Promise<Lock | null> {
  const before = performance.now();
  const ticket = ticketName(dead.token);
  const { other } = await acquire(files, ticket, mine, options);
  if (other) return other;
  try {
    const still = await files.read(name);
    // Whoever came to a stand here may have been taken for dead.
    const isPrompt = performance.now() - before < patienceOf(options) / 2;
    if (still && isPrompt && readLock(still).token === dead.token) {
      await files.remove(beatName(dead.token));
      await files.remove(name);
    }
  } finally {
    await files.remove(ticket);
  }
  return null;
}

/** What was not written yet at the first look may be so by now. */
async function newest(files: LockFiles, name: string, found: Lock): Promise<Lock> {
  if (found.pid !== 0) return found;
  const bytes = await files.read(name);
  return bytes ? readLock(bytes) : found;
}

/** Watches a lock until something about it changes, or for as long as no living one is silent. */
async function watch(
  files: LockFiles,
  name: string,
  bytes: Uint8Array,
  options: LockOptions,
): Promise<'held' | 'dead' | 'gone'> {
  const lock = readLock(bytes);
  const alive = isAlive(lock);
  if (alive !== null) return alive ? 'held' : 'dead';
  const patience = patienceOf(options);
  const beat = beatName(lock.token);
  const first = await files.read(beat);
  const end = performance.now() + patience;
  while (performance.now() < end) {
    await wait(Math.min(1000, patience / 20), options);
    const [now, pulse] = [await files.read(name), await files.read(beat)];
    if (now === null) return 'gone';
    if (!isSame(now, bytes) || !isSame(pulse, first)) return 'held';
  }
  return 'dead';
}

const isSame = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === null || other === null ? one === other : Buffer.from(one).equals(other);

const patienceOf = ({ pace = PACE }: LockOptions): number => pace.patience;

async function wait(time: number, { signal, label }: LockOptions): Promise<void> {
  try {
    await pause(time, undefined, { signal });
  } catch {
    throw new NewsctlError(
      'INTERRUPTED',
      `Stopped while waiting for the lock of ${label}; nothing was changed.`,
    );
  }
}

/** Beats until it is released. The beat is a file of its own: no holder ever writes to what may be another one's lock. */
function hold(
  files: LockFiles,
  mine: Lock,
  { label, pace = PACE, atOnce, afterLoss }: LockOptions & { atOnce: boolean },
): HeldLock {
  let beats = 0;
  let beating: Promise<void> = Promise.resolve();
  /** Whoever waits for a sign of life saw one since then. */
  let alive = now();
  let confirmed: Moment | null = null;
  const isMine = async (): Promise<boolean> => {
    const bytes = await files.read(NAME);
    return bytes !== null && readLock(bytes).token === mine.token;
  };
  const beat = async (): Promise<void> => {
    if (!(await isMine())) return clearInterval(timer);
    const start = now();
    await files.write(beatName(mine.token), Buffer.from(String(++beats)));
    alive = start;
  };
  const timer = setInterval(() => {
    // One that fails is made up for by the next; confirm() tells whether the lock was lost meanwhile.
    beating = beating.then(beat).catch(() => {});
  }, pace.beat);
  timer.unref();
  /** Seen a moment ago, and nobody can have waited for long enough since to take it for dead. */
  const isCertain = (): boolean =>
    confirmed !== null && since(confirmed) < pace.beat && since(alive) < pace.patience / 2;
  return {
    token: mine.token,
    atOnce,
    confirm: async () => {
      const start = now();
      confirmed = null;
      if (!(await isMine())) throw lost(label, afterLoss);
      confirmed = start;
    },
    release: async (after) => {
      await after;
      clearInterval(timer);
      disclaim(mine);
      await beating;
      if (beats > 0) await files.remove(beatName(mine.token));
      if (isCertain() || (await isMine())) await files.remove(NAME);
    },
  };
}

const locked = ({ who, since, pid, machine }: Lock, label: string): NewsctlError => {
  const where = pid === 0 ? '' : ` (process ${pid} on ${machine.split(' ')[0]})`;
  return new NewsctlError('HOST_LOCKED', `${who} has been publishing to ${label} since ${since}${where}.`, {
    hint: 'Wait until they have finished. The lock of a publish that was cut off is taken over after a minute.',
  });
};

const lost = (
  label: string,
  hint = 'Readers have what they had before. Run the command again.',
): NewsctlError =>
  new NewsctlError(
    'HOST_FAILED',
    `Somebody else took over the publishing to ${label}, as this one was silent for too long.`,
    { hint },
  );
