import { NewsctlError } from '../../errors.ts';
import type { S3Options } from '../s3.ts';

/** Where the objects of a service are found. */
export interface Address {
  endpoint: URL;
  pathStyle: boolean;
}

/** @throws NewsctlError CONFIG_INVALID where keys or pages would travel in the clear, or the address is none */
export function addressOf({ endpoint, region, path_style, insecure }: S3Options, host: string): Address {
  const url = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (insecure || isLoopback(url.hostname))))
    throw invalid(
      `hosts.${host}.endpoint should begin with https://: without it everybody on the way can change what readers get.`,
      '`insecure: true` allows http:// in a network that you trust.',
    );
  if (url.username || url.password || url.search || url.hash)
    throw invalid(
      `hosts.${host}.endpoint should be an address alone, without a user, keys or a question mark.`,
      '`newsctl explain hosts` says where access keys are kept.',
    );
  return { endpoint: url, pathStyle: path_style ?? !url.hostname.endsWith('.amazonaws.com') };
}

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);

const invalid = (message: string, hint: string): NewsctlError =>
  new NewsctlError('CONFIG_INVALID', message, { hint });

/** The address of an object, or of the bucket where the key is empty. */
export function objectUrl(
  { endpoint, pathStyle }: Address,
  bucket: string,
  key: string,
  query: Readonly<Record<string, string>> = {},
): URL {
  const base = `${endpoint.pathname.replace(/\/+$/, '')}${pathStyle ? `/${bucket}` : ''}`;
  const url = new URL(key === '' ? base || '/' : `${base}/${encodeKey(key)}`, endpoint);
  if (!pathStyle) url.hostname = `${bucket}.${endpoint.hostname}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

/** A key as it stands in an address: each part by itself, and all that signatures are strict about. */
export const encodeKey = (key: string): string =>
  key
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(
        /[!'()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
