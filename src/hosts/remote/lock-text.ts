import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import * as z from 'zod';
import { readable } from '../../text/readable.ts';
import { sha256 } from '../../text/sha256.ts';
import type { LockHolder } from '../host.ts';

/** What stands in a lock. */
export interface Lock extends LockHolder {
  /** Told apart from every other lock by this. */
  token: string;
  pid: number;
  /** Which machine, start of it and set of processes the number belongs to. */
  machine: string;
}

const schema = z.object({
  token: z.string().regex(/^[0-9a-f]{32}$/),
  who: z.string().max(200),
  since: z.string().max(60),
  pid: z.int().min(1),
  machine: z.string().max(200),
});

export const makeLock = ({ who, since }: LockHolder): Lock => ({
  token: randomBytes(16).toString('hex'),
  who: who.slice(0, 200),
  since,
  pid: process.pid,
  machine: thisMachine(),
});

export const lockBytes = (lock: Lock): Uint8Array => Buffer.from(JSON.stringify(lock));

/** Reads a lock; one that cannot be understood, or is not written yet, is somebody's all the same. */
export function readLock(bytes: Uint8Array): Lock {
  try {
    const { who, since, ...lock } = schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return { ...lock, who: readable(who), since: readable(since) };
  } catch {
    return {
      token: sha256(bytes).slice(0, 32),
      who: 'Somebody',
      since: 'an unknown time',
      pid: 0,
      machine: '',
    };
  }
}

/** Locks that this process holds or tries to take. */
const own = new Set<string>();

export const claim = ({ token }: Lock): void => void own.add(token);
export const disclaim = ({ token }: Lock): void => void own.delete(token);

/** Whether the process that holds a lock is running, as far as this machine can tell. */
export function isAlive({ machine, pid, token }: Lock): boolean | null {
  if (machine !== thisMachine()) return null;
  // What this process lost together with a connection is held by nobody.
  if (pid === process.pid) return own.has(token);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

let machine: string | undefined;

/**
 * Names this machine so that no other one has the name: a process number means nothing elsewhere, and names of hosts
 * are given twice, to containers above all. After a restart it is another one.
 */
function thisMachine(): string {
  if (machine !== undefined) return machine;
  const boot = fileText('/proc/sys/kernel/random/boot_id');
  const cards = boot ? [] : Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const parts = [boot, linkText('/proc/self/ns/pid'), ...cards.map(({ mac }) => mac).sort()];
  machine = `${hostname()} ${sha256(parts.join('\n')).slice(0, 16)}`;
  return machine;
}

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function linkText(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
