import { type ErrorCode, NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';
import type { Answer } from '../remote/exchange.ts';
import type { Call, ClientOptions } from './client.ts';
import { errorAnswer } from './error-answer.ts';

interface Words {
  says: string;
  hint: string;
}

const KEYS: Words = {
  says: 'does not accept the access keys',
  hint: 'Check that the access key id and the secret access key belong together, and are those of this service.',
};

/** What is most often wrong, by the code that the service gives it. */
const SAYS: Readonly<Record<string, Words>> = {
  SignatureDoesNotMatch: KEYS,
  InvalidAccessKeyId: KEYS,
  InvalidToken: {
    says: 'does not accept the session token',
    hint: 'Ask for new keys: these are lent for a time.',
  },
  ExpiredToken: {
    says: 'says that the session token has expired',
    hint: 'Ask for new keys: these are lent for a time.',
  },
  AccessDenied: {
    says: 'does not let these access keys do that',
    hint: 'They need to read, write, remove and list objects in the bucket.',
  },
  NoSuchBucket: {
    says: 'has no bucket of that name',
    hint: 'Make the bucket first, or correct its name in newsctl.yaml.',
  },
  PermanentRedirect: {
    says: 'says that the bucket is elsewhere',
    hint: 'Name the region of the bucket, or its own endpoint, in newsctl.yaml.',
  },
  AuthorizationHeaderMalformed: {
    says: 'wants another region',
    hint: 'Name the region of the bucket in newsctl.yaml.',
  },
  EntityTooLarge: { says: 'takes no file of that size', hint: 'Make the file smaller.' },
  QuotaExceeded: { says: 'has no room left', hint: 'Make room in the bucket, or raise its quota.' },
};

/** Minutes of difference that services bear are 15. */
const SKEW = 10 * 60 * 1000;

/** An answer came that is none to work with. */
export function unwelcome(answer: Answer, call: Call, options: ClientOptions): NewsctlError {
  const { code, message } = errorAnswer(answer);
  if (code === 'RequestTimeTooSkewed' || (answer.status === 403 && isSkewed(answer)))
    return skewed(options, answer);
  const known = SAYS[code] ?? byStatus(answer.status);
  const what = call.key ? ` (${readable(call.key).slice(0, 200)})` : '';
  if (known) return failed(`${options.label}: the host ${known.says}${what}.`, known.hint);
  const said = masked([code, message].filter((part) => part !== '').join(': '), options);
  return failed(
    `${options.label}: the host answered ${answer.status}${said && ` (${said})`} to ${call.method}${what}.`,
    'Nothing is lost: what was not finished is finished by the next publish.',
  );
}

function byStatus(status: number): Words | undefined {
  if (status === 401 || status === 403) return SAYS.AccessDenied;
  if (status >= 300 && status < 400) return SAYS.PermanentRedirect;
  return undefined;
}

function isSkewed({ headers }: Answer): boolean {
  const theirs = Date.parse(headers.get('date') ?? '');
  return !Number.isNaN(theirs) && Math.abs(theirs - Date.now()) > SKEW;
}

function skewed({ label }: ClientOptions, { headers }: Answer): NewsctlError {
  const theirs = headers.get('date');
  const at = theirs ? `; there it is ${readable(theirs).slice(0, 40)}` : '';
  return failed(
    `${label}: the clock of this machine and that of the host differ too much for signed requests${at}.`,
    'Set the clock of this machine right, best by the network.',
  );
}

/** Services repeat in their answers what they were sent. */
function masked(text: string, { keys }: ClientOptions): string {
  let clean = text;
  for (const secret of [keys.secret, keys.session, keys.id])
    if (secret) clean = clean.replaceAll(secret, '•••');
  return clean;
}

const failed = (message: string, hint: string, code: ErrorCode = 'HOST_FAILED'): NewsctlError =>
  new NewsctlError(code, message, { hint });
