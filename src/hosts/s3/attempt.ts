import type { Answer } from './client.ts';

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
  try {
    const init = { method, headers, redirect: 'manual' as const, signal: ending.signal };
    const response = await fetch(
      url,
      body === null ? init : { ...init, body: body as Uint8Array<ArrayBuffer> },
    );
    const onLife = (): void => {
      clearTimeout(timer);
      timer = setTimeout(onSilence, silence);
    };
    const bytes = await bodyOf(response, onLife, largest);
    return { answer: { status: response.status, headers: response.headers, body: bytes } };
  } catch (error) {
    return { error, silent, passing: silent || PASSING.has(codeOf(error)) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

async function bodyOf(response: Response, onLife: () => void, largest: number): Promise<Uint8Array> {
  onLife();
  if (response.body === null) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    onLife();
    size += part.length;
    if (size > largest) throw new Error('the answer does not end');
    parts.push(part);
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts, size);
}

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
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** The code of the innermost cause: `fetch` says of everything that it failed. */
export function codeOf(error: unknown): string {
  let code = '';
  for (let one = error; one instanceof Error; one = one.cause) {
    code = (one as NodeJS.ErrnoException).code ?? code;
    // All addresses of a name were tried.
    if (one instanceof AggregateError && one.errors.length > 0) code = codeOf(one.errors[0]);
  }
  return code;
}
