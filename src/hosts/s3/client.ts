import { sha256 } from '../../text/sha256.ts';
import { attempt, isUnanswered, type Outcome } from '../remote/attempt.ts';
import type { Answer } from '../remote/exchange.ts';
import { MAX_ATTEMPTS, wait } from '../remote/retry.ts';
import { interrupted, unreachable } from '../remote/unreachable.ts';
import { type Address, objectUrl } from './address.ts';
import { isBusy } from './error-answer.ts';
import { unwelcome } from './failures.ts';
import { Signer } from './signer.ts';

export interface Keys {
  id: string;
  secret: string;
  session: string | null;
}

export interface ClientOptions {
  address: Address;
  region: string;
  keys: Keys;
  /** Milliseconds without a sign of life from the host. */
  silence: number;
  signal: AbortSignal;
  /** How messages name the host. */
  label: string;
}

export interface Call {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  bucket: string;
  key?: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
  /** Statuses besides 2xx that are an answer. */
  accept?: readonly number[];
  /** Called for each request that the host may carry out although it did not answer. */
  onUnanswered?: () => unknown;
}

/** Signs requests and sends them, again where that is safe: every call may be repeated, as it names all that it makes. */
export class S3Client {
  readonly options: ClientOptions;

  constructor(options: ClientOptions) {
    this.options = options;
  }

  /** The same without the signal, for what has to be done after an interruption. */
  unbound(signal: AbortSignal): S3Client {
    return new S3Client({ ...this.options, signal });
  }

  /** @throws NewsctlError HOST_FAILED, INTERRUPTED */
  async send(call: Call): Promise<Answer> {
    for (let n = 1; ; n++) {
      this.demandGoing();
      const { answer, error, passing = false, silent = false } = await this.once(call);
      this.demandGoing();
      if (answer && isGood(call, answer.status)) return answer;
      const isWorthIt = n < (silent ? 2 : MAX_ATTEMPTS) && (answer ? isBusy(answer) : passing);
      if (isWorthIt && (await wait(n, answer, this.options.signal))) continue;
      if (answer) throw unwelcome(answer, call, this.options);
      const { label, address, silence } = this.options;
      throw unreachable(error, { label, endpoint: address.endpoint, silence });
    }
  }

  private demandGoing(): void {
    if (this.options.signal.aborted) throw interrupted(this.options.label);
  }

  private async once(call: Call): Promise<Outcome> {
    const { address, region, keys, signal, silence } = this.options;
    const signer = new Signer({
      method: call.method,
      url: objectUrl(address, call.bucket, call.key ?? '', call.query).href,
      headers: { ...call.headers, 'x-amz-content-sha256': sha256(call.body ?? '') },
      accessKeyId: keys.id,
      secretAccessKey: keys.secret,
      ...(keys.session !== null && { sessionToken: keys.session }),
      service: 's3',
      region,
    });
    const { url, headers } = await signer.sign();
    const body = call.body === undefined ? null : call.body;
    const outcome = await attempt({ url, method: call.method, headers, body, signal, silence });
    if (isUnanswered(outcome)) call.onUnanswered?.();
    return outcome;
  }
}

const isGood = ({ accept }: Call, status: number): boolean =>
  (status >= 200 && status < 300) || accept?.includes(status) === true;
