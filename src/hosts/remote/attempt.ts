import { type Answer, exchange } from './exchange.ts';

interface Attempt {
  url: URL;
  method: string;
  headers: Headers;
  body: Uint8Array | null;
  signal: AbortSignal;
  silence: number;
  /** Bytes that an answer may have. */
  largest?: number;
}

/** What came of one request: an answer, or why there is none. */
export interface Outcome {
  answer?: Answer;
  error?: unknown;
  /** Whether it may be otherwise at the next attempt. */
  passing?: boolean;
  /** Whether the host said nothing for too long. */
  silent?: boolean;
}

/** More than any file of a site; an answer that does not end must not fill the memory. */
const LARGEST = 1024 * 1024 * 1024;
/** Bytes that the slowest line carries in a millisecond. */
const SLOWEST = 32;

/** One request, with the whole of its answer. Redirections are not followed: what was signed is for this host alone. */
export async function attempt({
  url,
  method,
  headers,
  body,
  signal,
  silence,
  largest = LARGEST,
}: Attempt): Promise<Outcome> {
  const ending = new AbortController();
  let silent = false;
  const onAbort = (): void => ending.abort();
  const onSilence = (): void => {
    silent = true;
    ending.abort();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  // It may have been aborted while the request was being signed.
  if (signal.aborted) onAbort();
  let timer = setTimeout(onSilence, silence + (body?.length ?? 0) / SLOWEST);
  const onLife = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onSilence, silence);
  };
  try {
    return {
      answer: await exchange({ url, method, headers, body, signal: ending.signal }, onLife, largest),
    };
  } catch (error) {
    const why = silent ? ending.signal.reason : error;
    return { error: why, silent, passing: silent || PASSING.has(codeOf(error)) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** Whether a host may have taken a request, or may yet, of which it did not say what it does with it. */
export const isUnanswered = ({ answer, error }: Outcome): boolean =>
  answer ? BETWEEN.includes(answer.status) : !NEVER_SENT.has(codeOf(error));

/** What a machine in between says when the one behind it does not answer. */
const BETWEEN: readonly number[] = [502, 504];
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What happens to connections without anybody having said no. */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);

/** The code of the innermost cause. */
export function codeOf(error: unknown): string {
  let code = '';
  for (let one = error; one instanceof Error; one = one.cause) {
    code = (one as NodeJS.ErrnoException).code ?? code;
    // All addresses of a name were tried.
    if (one instanceof AggregateError && one.errors.length > 0) code = codeOf(one.errors[0]);
  }
  return code;
}
