import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** What readers get at one address. */
export type Seen =
  /** What was published. */
  | 'as published'
  /** The host has it, and a cache on the way still gives something else. */
  | 'old in a cache'
  /** What was there before, also past the caches. */
  | 'as before'
  /** Something else, also past the caches. */
  | 'different'
  /** Nothing, where something should be. */
  | 'missing'
  /** Something, where nothing should be any more. */
  | 'still there'
  /** The host did not answer, or not with a page. */
  | 'no answer';

export interface Look {
  /** From the root of the site; of an article its file in the newsroom. */
  path: string;
  url: string;
  seen: Seen;
  /** For a person: how old the copy of a cache is, or what the host said. */
  detail: string;
}

/** What was answered at an address. */
export interface Answer {
  /** Null where there was no answer. */
  status: number | null;
  bytes: Uint8Array;
  /** Whether another address answered in the end. */
  redirected: boolean;
  /** How old the copy of a cache says it is. */
  age: string;
  fault: string;
}

/** An address, and what should be there. */
export interface Target {
  path: string;
  url: string;
  isRight(answer: Answer): boolean;
  /** What it is where the host itself answered with something that is not right. */
  meaning(answer: Answer): Seen;
}

export interface LookOptions {
  /** How long to go on asking for what is not there yet, in milliseconds: Pages take a minute to bring a push out. */
  patience: number;
  signal: AbortSignal;
  progress?: (done: number, total: number, path: string) => void;
}

/** Requests at once: a small host must not take the check for an attack. */
const AT_ONCE = 8;
/** For one answer, in milliseconds. */
const TIMEOUT = 20_000;
/** Before the next look, in milliseconds. */
const INTERVAL = 5000;

/**
 * Asks for every address as readers do: once as a browser asks, and where that is not what was published, once more past
 * the caches. Changes nothing.
 */
export async function lookAtAll(targets: readonly Target[], options: LookOptions): Promise<Look[]> {
  const looks = new Array<Look>(targets.length);
  const end = performance.now() + options.patience;
  let [next, done] = [0, 0];
  const worker = async (): Promise<void> => {
    for (let at = next++; at < targets.length; at = next++) {
      looks[at] = await lookUntil(targets[at]!, options.signal, end);
      options.progress?.(++done, targets.length, targets[at]!.path);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, targets.length) }, worker));
  return looks;
}

async function lookUntil(target: Target, signal: AbortSignal, end: number): Promise<Look> {
  for (;;) {
    const look = await lookAt(target, signal);
    if (look.seen === 'as published' || performance.now() + INTERVAL > end) return look;
    await pause(INTERVAL, undefined, { signal });
  }
}

async function lookAt({ path, url, isRight, meaning }: Target, signal: AbortSignal): Promise<Look> {
  const told = (seen: Seen, detail = ''): Look => ({ path, url, seen, detail });
  const plain = await fetched(url, signal, {});
  if (isRight(plain)) return told('as published');
  // No cache has seen this address, and those that keep to the rules ask the host anyway.
  const past = `${url}${url.includes('?') ? '&' : '?'}newsctl=${randomBytes(8).toString('hex')}`;
  const fresh = await fetched(past, signal, { 'cache-control': 'no-cache', pragma: 'no-cache' });
  if (isRight(fresh)) return told('old in a cache', plain.age);
  if (fresh.status === null) return told('no answer', fresh.fault);
  const seen = meaning(fresh);
  return told(seen, seen === 'no answer' ? `status ${fresh.status}` : '');
}

async function fetched(url: string, signal: AbortSignal, headers: Record<string, string>): Promise<Answer> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]);
    const response = await fetch(url, { headers, redirect: 'follow', signal: limit });
    const age = response.headers.get('age');
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      ...{ status: response.status, bytes, redirected: response.redirected },
      ...{ age: age && /^\d+$/.test(age) ? `${age} s old` : '', fault: '' },
    };
  } catch (error) {
    signal.throwIfAborted();
    const { cause, name } = error as Error & { cause?: { code?: string } };
    const fault = name === 'TimeoutError' ? 'it was silent for 20 seconds' : (cause?.code ?? 'no connection');
    return { status: null, bytes: new Uint8Array(0), redirected: false, age: '', fault };
  }
}

/** Whether there is nothing at an address. */
export const isNothing = ({ status }: Pick<Answer, 'status'>): boolean => status === 404 || status === 410;
