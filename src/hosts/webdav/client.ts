import { setTimeout as pause } from 'node:timers/promises';
import { NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';
import { attempt, codeOf, isUnanswered, type Outcome } from '../remote/attempt.ts';
import type { Answer } from '../remote/exchange.ts';
import { interrupted } from '../remote/unreachable.ts';
import type { Authentication } from './authentication.ts';

export interface ClientOptions {
  authentication: Authentication;
  /** Milliseconds without a sign of life from the host. */
  silence: number;
  signal: AbortSignal;
  /** How messages name the host. */
  label: string;
}

export interface Call {
  method: 'GET' | 'PUT' | 'DELETE' | 'MKCOL' | 'MOVE' | 'COPY' | 'PROPFIND';
  url: URL;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
  /** Statuses besides 2xx that are an answer. */
  accept?: readonly number[];
  /** Called for each request that the host may carry out although it did not answer. */
  onUnanswered?: () => unknown;
}

const ATTEMPTS = 4;
/** The first wait, in milliseconds; each is at most twice the one before. */
const FIRST = 250;
const BUSY = [423, 429, 500, 502, 503, 504];

/** Sends requests, again where that is safe: whoever calls it sees to it that each may be repeated. */
export class DavClient {
  readonly options: ClientOptions;

  constructor(options: ClientOptions) {
    this.options = options;
  }

  /** The same without the signal, for what has to be done after an interruption. */
  unbound(signal: AbortSignal): DavClient {
    return new DavClient({ ...this.options, signal });
  }

  /** @throws NewsctlError HOST_FAILED, INTERRUPTED */
  async send(call: Call): Promise<Answer> {
    for (let n = 1; ; n++) {
      this.demandGoing();
      const { answer, error, passing = false, silent = false } = await this.proven(call);
      this.demandGoing();
      if (answer && isGood(call, answer.status)) return answer;
      const isWorthIt = n < (silent ? 2 : ATTEMPTS) && (answer ? BUSY.includes(answer.status) : passing);
      if (!isWorthIt) throw answer ? this.unwelcome(answer, call) : this.unreachable(error, silent);
      await pause(Math.random() * FIRST * 2 ** n, undefined, { signal: this.options.signal }).catch(() => {});
    }
  }

  /** What the server asks for is answered once; after a while it asks for something else, as it does of everybody. */
  private async proven(call: Call): Promise<Outcome> {
    const outcome = await this.once(call);
    const asked = outcome.answer?.status === 401 && outcome.answer.headers.get('www-authenticate');
    if (!asked || !this.options.authentication.learn(asked)) return outcome;
    return this.once(call);
  }

  private async once({ method, url, headers, body, onUnanswered }: Call): Promise<Outcome> {
    const { authentication, signal, silence } = this.options;
    const proof = authentication.header(method, url);
    const all = new Headers({ ...headers, ...(proof !== null && { authorization: proof }) });
    const outcome = await attempt({ url, method, headers: all, body: body ?? null, signal, silence });
    if (isUnanswered(outcome)) onUnanswered?.();
    return outcome;
  }

  private demandGoing(): void {
    if (this.options.signal.aborted) throw interrupted(this.options.label);
  }

  private unreachable(error: unknown, silent: boolean): NewsctlError {
    const code = codeOf(error);
    const why = silent
      ? 'it did not answer'
      : code === 'ECONNREFUSED'
        ? 'nothing answers there'
        : whyNot(code);
    return new NewsctlError('HOST_FAILED', `${this.options.label} cannot be reached: ${why}.`, {
      hint: 'What was not finished is finished by the next publish. Run the command again when the host answers.',
    });
  }

  private unwelcome({ status }: Answer, { method, url }: Call): NewsctlError {
    const { label } = this.options;
    const what = readable(url.pathname).slice(0, 200);
    const [says, hint] = SAYS[status] ?? [`answered ${status} to ${method}`, LATER];
    const isElsewhere = status >= 300 && status < 400;
    return new NewsctlError(
      'HOST_FAILED',
      `${label}: the host ${isElsewhere ? 'sends requests elsewhere' : says} (${what}).`,
      { hint: isElsewhere ? 'newsctl follows nobody elsewhere with a password. Correct `endpoint`.' : hint },
    );
  }
}

const isGood = ({ accept }: Call, status: number): boolean =>
  (status >= 200 && status < 300) || accept?.includes(status) === true;

const LATER = 'Nothing is lost: what was not finished is finished by the next publish.';
const SAYS: Readonly<Record<number, readonly [string, string]>> = {
  401: [
    'does not accept the user and the password',
    'Check both; `newsctl explain hosts` says where the password is looked for.',
  ],
  403: ['does not let this user do that', 'Ask whoever runs the server for the right to write there.'],
  404: ['has no such folder', 'Check `endpoint`.'],
  405: ['does not speak WebDAV there', 'Check `endpoint`.'],
  507: ['has no room left', 'Make room on the server, or have the quota raised.'],
};

function whyNot(code: string): string {
  if (code === 'ENOTFOUND') return 'there is no host of that name';
  return /CERT|UNABLE_TO/.test(code)
    ? 'nobody vouches for its certificate'
    : 'the connection broke, again and again';
}
