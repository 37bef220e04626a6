import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { KnownParts } from './records.ts';

/** What the parts of one host may take on the desk's disk, in bytes. */
const LIMIT = 64 * 1024 * 1024;
/** A part that was used is noted as used this often at most, in milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
const PART = /^[0-9a-f]{64}\.gz$/;

/** Where the desk keeps what it knows of a host; losing it costs time alone. */
export const knownPartsFolder = (root: string, host: string): string =>
  join(root, '.newsctl', 'cache', 'hosts', host.replace(/[^\w-]/g, '_'));

/**
 * Parts of records on the desk's own disk. What cannot be kept or read is not known: it is read from the host again.
 * Those that were not used for longest go when there are too many.
 * @param limit bytes that may stay
 */
export function openKnownParts(folder: string, limit = LIMIT): KnownParts {
  prune(folder, limit);
  return {
    get(name) {
      if (!PART.test(name)) return null;
      try {
        const bytes = readFileSync(join(folder, name));
        noteUse(join(folder, name));
        return bytes;
      } catch {
        return null;
      }
    },
    set(name, bytes) {
      if (PART.test(name)) keep(folder, name, bytes);
    },
  };
}

/**
 * The same parts, of which only those count that lie on the host at this moment: another desk may have removed some
 * there, and a record that is written must rest on none of them.
 */
export const partsOnHost = (known: KnownParts, names: readonly string[]): KnownParts => {
  const there = new Set(names);
  return {
    get: (name) => (there.has(name) ? (known.get(name) ?? new Uint8Array(0)) : null),
    set(name, bytes) {
      there.add(name);
      known.set(name, bytes);
    },
  };
};

function keep(folder: string, name: string, bytes: Uint8Array): void {
  const temporary = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, bytes, { flag: 'wx' });
    renameSync(temporary, join(folder, name));
  } catch {
    // Half of a file is cleared away by a later run.
  }
}

function noteUse(path: string): void {
  const now = Date.now();
  if (statSync(path).mtimeMs < now - DAY) utimesSync(path, now / 1000, now / 1000);
}

function prune(folder: string, limit: number): void {
  try {
    const found = readdirSync(folder)
      .filter((name) => PART.test(name) || name.endsWith('.tmp'))
      .map((name) => ({ path: join(folder, name), ...sizeAndUse(join(folder, name)) }))
      .sort((a, b) => b.used - a.used);
    let sum = 0;
    for (const { path, size, used } of found) {
      const left = path.endsWith('.tmp') && used < Date.now() - DAY;
      sum += size;
      if (left || sum > limit) rmSync(path, { force: true });
    }
  } catch {
    // There is no such folder yet, or somebody else clears it.
  }
}

function sizeAndUse(path: string): { size: number; used: number } {
  const found = statSync(path, { throwIfNoEntry: false });
  return { size: found?.size ?? 0, used: found?.mtimeMs ?? 0 };
}
