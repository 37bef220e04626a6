import { NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';
import { attempt, type Outcome } from '../remote/attempt.ts';
import { MAX_ATTEMPTS, wait } from '../remote/retry.ts';
import { interrupted, unreachable } from '../remote/unreachable.ts';
import { HostClock } from './host-clock.ts';

export interface ClientOptions {
  /** With a slash at its end. */
  base: URL;
  /** How messages name the host. */
  label: string;
  /** What says who asks, made anew for every request. */
  authorise(): Record<string, string>;
  /** What must not stand in any message. */
  secrets: readonly string[];
  signal: AbortSignal;
  /** Milliseconds without a sign of life. */
  silence: number;
  /** What an answer that is none to work with means, where it is known. */
  explain(answer: JsonAnswer, call: Call): Words | null;
}

export interface Words {
  says: string;
  hint: string;
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From {@link ClientOptions.base}. */
  path: string;
  query?: Readonly<Record<string, string>>;
  json?: unknown;
  body?: { bytes: Uint8Array; headers: Readonly<Record<string, string>> };
  /** Whether it may be done twice. */
  repeatable?: boolean;
  /** Statuses besides 2xx that are an answer. */
  accept?: readonly number[];
  /** What it is about, for messages. */
  about: string;
}

/** An answer, whatever it may be: nothing in it is certain. */
export interface JsonAnswer {
  status: number;
  headers: Headers;
  json: unknown;
}

/** More than a hundred long articles. */
const LARGEST = 64 * 1024 * 1024;

/** Asks a system for JSON: again where that is safe, never elsewhere than it was told. */
export class CmsClient {
  readonly options: ClientOptions;
  readonly clock = new HostClock();

  constructor(options: ClientOptions) {
    this.options = options;
  }

  /** @throws NewsctlError HOST_FAILED, INTERRUPTED */
  async ask(call: Call): Promise<JsonAnswer> {
    const { label, signal, base, silence } = this.options;
    for (let n = 1; ; n++) {
      this.demandGoing();
      const { answer, error, passing = false, silent = false } = await this.once(call);
      this.demandGoing();
      if (answer) this.clock.note(answer.headers);
      const isBusy = answer !== undefined && BUSY.has(answer.status);
      const mayRepeat = call.method === 'GET' || call.repeatable === true;
      const isWorthIt = mayRepeat && n < (silent ? 2 : MAX_ATTEMPTS) && (answer ? isBusy : passing);
      if (isWorthIt && (await wait(n, answer, signal))) continue;
      if (answer) return this.answered(call, answer);
      throw unreachable(error, { label, endpoint: base, silence });
    }
  }

  /** One that goes on for a while when the program is interrupted: what was begun is put in order with it. */
  late(): CmsClient {
    const ending = new AbortController();
    const { signal } = this.options;
    const end = (): void => void setTimeout(() => ending.abort(), AFTERWARDS).unref();
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
    return new CmsClient({ ...this.options, signal: ending.signal });
  }

  failed(message: string, hint: string): NewsctlError {
    const { label, secrets } = this.options;
    let clean = readable(message);
    for (const secret of secrets) clean = clean.replaceAll(secret, '•••');
    return new NewsctlError('HOST_FAILED', `${label}: ${clean}`, { hint });
  }

  private demandGoing(): void {
    if (this.options.signal.aborted) throw interrupted(this.options.label);
  }

  private once({ method, path, query = {}, json, body }: Call): Promise<Outcome> {
    const { base, authorise, signal, silence } = this.options;
    const url = new URL(path, base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const bytes = json === undefined ? (body?.bytes ?? null) : Buffer.from(JSON.stringify(json));
    const headers = new Headers({
      accept: 'application/json',
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...body?.headers,
      ...authorise(),
    });
    return attempt({ url, method, headers, body: bytes, signal, silence, largest: LARGEST });
  }

  private answered(call: Call, { status, headers, body }: NonNullable<Outcome['answer']>): JsonAnswer {
    if (status >= 300 && status < 400) throw this.sentAway(headers);
    const json = parsed(body);
    const answer = { status, headers, json };
    if (call.accept?.includes(status)) return answer;
    if (status >= 200 && status < 300) {
      if (json !== undefined || status === 204) return answer;
      throw this.failed(
        `what answers there is not what was expected (${call.about}).`,
        'Check `address` of the host in newsctl.yaml: it is the address of the site itself.',
      );
    }
    const words = this.options.explain(answer, call);
    if (words) throw this.failed(`${words.says} (${call.about}).`, words.hint);
    throw this.failed(
      `it answered ${status}${said(json)} (${call.about}).`,
      'Run the command again when that is settled: what was done is known, and only the rest is done then.',
    );
  }

  /** A password is for the address in the settings alone. */
  private sentAway(headers: Headers): NewsctlError {
    const to = headers.get('location') ?? 'nowhere';
    return this.failed(
      `it sends requests on to ${to.slice(0, 200)}, where newsctl does not follow.`,
      'If that is the right address, put it into `address` of the host in newsctl.yaml.',
    );
  }
}

/** How long that is, in milliseconds. */
const AFTERWARDS = 30_000;

const BUSY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** What the system says itself: WordPress in `message`, Ghost in the first of `errors`. */
function said(json: unknown): string {
  const first = at(at(json, 'errors'), '0');
  const words = [at(json, 'message'), at(first, 'message'), at(first, 'context')].filter(
    (one) => typeof one === 'string' && one !== '',
  );
  return words.length > 0 ? ` (${words.join(' ').replace(/\s+/g, ' ').slice(0, 300)})` : '';
}

/** A part of an answer, or undefined where it has none. */
export const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
