import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Manifest } from '../hosts/manifest.ts';
import { sha256 } from '../text/sha256.ts';

/** What readers get at one address. */
export type Seen =
  /** The bytes that were published. */
  | 'as published'
  /** The host has them, and a cache on the way still gives something else. */
  | 'old in a cache'
  /** Something else, also past the caches. */
  | 'different'
  /** Nothing, where something should be. */
  | 'missing'
  /** Something, where nothing should be any more. */
  | 'still there'
  /** The host did not answer, or not with a page. */
  | 'no answer';

export interface Look {
  /** From the root of the site. */
  path: string;
  url: string;
  seen: Seen;
  /** For a person: how old the copy of a cache is, or what the host said. */
  detail: string;
}

export interface VerifyInput {
  /** Where readers reach the site, without a slash at its end. */
  url: string;
  manifest: Pick<Manifest, 'files'>;
  /** Paths that should be gone. */
  gone: readonly string[];
  /** The only paths to look at; null for all of the manifest. */
  only: readonly string[] | null;
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
 * Fetches the site as readers do and compares bytes: once as a browser asks, and where that is not what was published,
 * once more past the caches. Changes nothing.
 */
export async function verify(input: VerifyInput): Promise<Look[]> {
  const { manifest, only, gone } = input;
  const wanted = only && new Set(only);
  const files = manifest.files.filter(({ path }) => !wanted || wanted.has(path));
  const work: [path: string, hash: string | null][] = [
    ...files.map(({ path, sha256: hash }) => [path, hash] as [string, string]),
    ...gone.map((path) => [path, null] as [string, null]),
  ];
  const looks = new Array<Look>(work.length);
  const end = performance.now() + input.patience;
  let [next, done] = [0, 0];
  const worker = async (): Promise<void> => {
    for (let at = next++; at < work.length; at = next++) {
      looks[at] = await lookUntil(input, ...work[at]!, end);
      input.progress?.(++done, work.length, work[at]![0]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, work.length) }, worker));
  return looks;
}

async function lookUntil(input: VerifyInput, path: string, hash: string | null, end: number): Promise<Look> {
  for (;;) {
    const look = await lookAt(input, path, hash);
    if (look.seen === 'as published' || performance.now() + INTERVAL > end) return look;
    await pause(INTERVAL, undefined, { signal: input.signal });
  }
}

async function lookAt({ url: site, signal }: VerifyInput, path: string, hash: string | null): Promise<Look> {
  const url = addressOf(site, path);
  const told = (seen: Seen, detail = ''): Look => ({ path, url, seen, detail });
  const plain = await fetched(url, signal, {});
  if (isRight(plain, hash)) return told('as published');
  // No cache has seen this address, and those that keep to the rules ask the host anyway.
  const past = `${url}${url.includes('?') ? '&' : '?'}newsctl=${randomBytes(8).toString('hex')}`;
  const fresh = await fetched(past, signal, { 'cache-control': 'no-cache', pragma: 'no-cache' });
  if (isRight(fresh, hash)) return told('old in a cache', plain.age);
  if (fresh.status === null) return told('no answer', fresh.fault);
  if (hash === null) return told('still there');
  if (fresh.status === 404 || fresh.status === 410) return told('missing');
  return fresh.status === 200 ? told('different') : told('no answer', `status ${fresh.status}`);
}

const isRight = ({ status, hash }: Answer, wanted: string | null): boolean =>
  wanted === null ? status === 404 || status === 410 : status === 200 && hash === wanted;

interface Answer {
  /** Null where there was none. */
  status: number | null;
  hash: string | null;
  /** How old the copy of a cache says it is. */
  age: string;
  fault: string;
}

async function fetched(url: string, signal: AbortSignal, headers: Record<string, string>): Promise<Answer> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]);
    const response = await fetch(url, { headers, redirect: 'follow', signal: limit });
    const age = response.headers.get('age');
    const hash = sha256(new Uint8Array(await response.arrayBuffer()));
    return { status: response.status, hash, age: age && /^\d+$/.test(age) ? `${age} s old` : '', fault: '' };
  } catch (error) {
    signal.throwIfAborted();
    const { cause, name } = error as Error & { cause?: { code?: string } };
    const fault = name === 'TimeoutError' ? 'it was silent for 20 seconds' : (cause?.code ?? 'no connection');
    return { status: null, hash: null, age: '', fault };
  }
}

/** Where readers find a file: a folder's page at the folder. */
function addressOf(site: string, path: string): string {
  const page = path.replace(/(^|\/)index\.html$/, '$1');
  return `${site.replace(/\/+$/, '')}/${page.split('/').map(encodeURIComponent).join('/')}`;
}
