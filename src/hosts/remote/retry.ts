import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './exchange.ts';

export const MAX_ATTEMPTS = 5;

/** The first wait, in milliseconds; each is at most twice the one before. */
const FIRST = 250;
const LONGEST = 10_000;
/** A host that wants more patience than this gets an error message. */
const MOST_ASKED_FOR = 60_000;

/** Waits before the next attempt. @returns false where the wait is too long, or was interrupted */
export async function wait(n: number, answer: Answer | undefined, signal: AbortSignal): Promise<boolean> {
  const asked = answer ? askedFor(answer) : 0;
  if (asked > MOST_ASKED_FOR) return false;
  const own = Math.random() * Math.min(LONGEST, FIRST * 2 ** (n - 1));
  return pause(Math.max(asked, own), true, { signal }).catch(() => signal.aborted);
}

/** What a host asks for in `Retry-After`, in milliseconds. */
function askedFor({ headers }: Answer): number {
  const value = headers.get('retry-after');
  if (value === null) return 0;
  const time = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(time) ? 0 : Math.max(0, time);
}
