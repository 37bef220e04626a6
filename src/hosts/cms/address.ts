import { NewsctlError } from '../../errors.ts';

/** The address of a system, with a slash at its end. @throws NewsctlError CONFIG_INVALID where a password would travel in the clear */
export function cmsAddress(address: string, host: string): URL {
  const url = new URL(address);
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw invalid(
      `hosts.${host}.address should begin with https://: without it everybody on the way can read the password.`,
    );
  if (url.username || url.password || url.search || url.hash)
    throw invalid(
      `hosts.${host}.address should be an address alone, without a user, a password or a question mark.`,
    );
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/`;
  return url;
}

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);

const invalid = (message: string): NewsctlError =>
  new NewsctlError('CONFIG_INVALID', message, {
    hint: '`newsctl explain hosts` says where passwords and keys are kept.',
  });
