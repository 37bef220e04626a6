import { FTPError } from 'basic-ftp';
import { NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';

/** The connection was lost, or never came about; nobody said no. */
export class Lost extends Error {
  /** Whether the server said nothing for too long. */
  readonly silent: boolean;
  readonly code: string;

  constructor(message: string, { silent = false, code = '' } = {}) {
    super(message);
    this.silent = silent;
    this.code = code;
  }
}

/** The server took the connection for one too many, or is about to end. */
const isGoing = (error: FTPError): boolean => [421, 425, 426].includes(error.code);

/** What comes of an error: a refusal stays what it is, all else means that the connection is of no more use. */
export function asLost(error: unknown): Lost | null {
  if (error instanceof Lost) return error;
  if (error instanceof NewsctlError || (error instanceof FTPError && !isGoing(error))) return null;
  const { message, code } = error as NodeJS.ErrnoException;
  return new Lost(message, { silent: /^Timeout/.test(message), code: code ?? '' });
}

export const isRefusal = (error: unknown): error is FTPError => error instanceof FTPError;

/** Whether an answer says in so many words that there is no such file. */
export const saysMissing = ({ message }: FTPError): boolean =>
  /no such|not found|(?:not|n't) exist|cannot find|can't find/i.test(message);

export const interrupted = (label: string): NewsctlError =>
  new NewsctlError('INTERRUPTED', `Stopped while talking to ${label}.`);

const UNREACHABLE: readonly [RegExp, string][] = [
  [/ECONNREFUSED/, 'nothing answers there'],
  [/ENOTFOUND/, 'there is no host of that name'],
  [/EAI_AGAIN/, 'the name of the host cannot be looked up at the moment'],
  [/EHOSTUNREACH/, 'there is no way to it from here'],
  [/ENETUNREACH/, 'there is no network'],
  [/CERT_HAS_EXPIRED/, 'its certificate has expired'],
  [
    /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
    'nobody whom this machine trusts vouches for its certificate',
  ],
  [/ALTNAME_INVALID/, 'its certificate is for another name'],
  [
    /^ERR_SSL|EPROTO/,
    'it does not speak TLS as it was asked to; `tls: implicit` or another port may be what it wants',
  ],
];

/** Faults of a certificate are there at the next attempt too. */
export const isLasting = ({ code }: Lost): boolean => /CERT|UNABLE_TO|ENOTFOUND/.test(code);

export function unreachable({ silent, code }: Lost, label: string): NewsctlError {
  const known = UNREACHABLE.find(([sign]) => sign.test(code))?.[1];
  const why = silent ? 'it did not answer' : (known ?? 'the connection broke, again and again');
  return new NewsctlError('HOST_FAILED', `${label} cannot be reached: ${why}.`, {
    hint:
      code.includes('CERT') || code.includes('UNABLE_TO')
        ? 'Where the certificate is of the server’s own authority, name the authority’s file as `ca`.'
        : 'What was not finished is finished by the next publish. Run the command again when the host answers.',
  });
}

/** The server said no while somebody logged in. */
export function notLetIn({ code }: FTPError, label: string): NewsctlError {
  if (code === 530 || code === 430)
    return new NewsctlError('HOST_FAILED', `${label} does not accept the user and the password.`, {
      hint: 'Check both; `newsctl explain hosts` says where the password is looked for. Some servers say no in this way to too many connections, or to logins without TLS.',
    });
  if (code === 500 || code === 502 || code === 504 || code === 534)
    return new NewsctlError('HOST_FAILED', `${label} offers no TLS in the way it was asked for.`, {
      hint: 'Ask whoever runs the server for FTPS, or for SFTP, which is the host type `ssh`.',
    });
  return new NewsctlError('HOST_FAILED', `${label} lets nobody in (${code}).`);
}

/** The server said no to something. */
export function refused(error: FTPError, label: string, secret: string): NewsctlError {
  const said = readable(error.message.replaceAll(secret, '•••').replace(/\s+/g, ' ')).slice(0, 200);
  const isFull = error.code === 452 || error.code === 552;
  return new NewsctlError(
    'HOST_FAILED',
    `${label} refused${isFull ? ', as it has no room left' : ''}: ${said}.`,
    {
      hint: isFull
        ? 'Make room on the server, or have the quota raised.'
        : 'Nothing is lost: what was not finished is finished by the next publish.',
    },
  );
}
