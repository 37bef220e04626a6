import { NewsctlError } from '../../errors.ts';
import { codeOf } from './attempt.ts';

export const interrupted = (label: string): NewsctlError =>
  new NewsctlError('INTERRUPTED', `Stopped while talking to ${label}.`);

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up at the moment',
  EHOSTUNREACH: 'there is no way to it from here',
  ENETUNREACH: 'there is no network',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for its certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody vouches for its certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'nobody vouches for its certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** No answer came. */
export function unreachable(
  error: unknown,
  { label, endpoint, silence }: { label: string; endpoint: URL; silence: number },
): NewsctlError {
  const isSilent = (error as Error | undefined)?.name === 'AbortError';
  const code = codeOf(error);
  const why = isSilent
    ? `it did not answer for ${Math.round(silence / 1000)} s`
    : (UNREACHABLE[code] ?? 'the connection broke, again and again');
  return new NewsctlError('HOST_FAILED', `${label}: ${endpoint.host} cannot be reached: ${why}.`, {
    hint: 'What was not finished is finished by the next publish. Run the command again when the host answers.',
  });
}
