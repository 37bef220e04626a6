/** What a browser asks for. */
export interface Asked {
  /** Of the page or file, decoded, without a slash at its start; empty for the front page. */
  path: string;
  query: URLSearchParams;
}

/** A request that is not answered, and why. */
export interface Refused {
  status: 400 | 403 | 405;
  message: string;
}

/** What of a request decides whether it is answered. */
export interface RequestHead {
  method?: string | undefined;
  url?: string | undefined;
  host?: string | undefined;
}

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * Reads the head of a request. A page elsewhere whose address was made to mean this machine gives itself away by the
 * name in `Host`; and nothing may be asked for but to look at.
 */
export function readRequest({ method, url, host }: RequestHead): Asked | Refused {
  if (!LOOPBACK.test(host ?? ''))
    return { status: 403, message: 'The preview answers to localhost, 127.0.0.1 and [::1] alone.' };
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, message: 'The preview is only to look at: GET and HEAD.' };
  const [written = '', query = ''] = split(url ?? '', '?');
  const path = decoded(written);
  if (path === null || !isPlain(path)) return { status: 400, message: 'That is no address of the site.' };
  return { path: path.slice(1), query: new URLSearchParams(query) };
}

/** Files are looked up by their whole path and never on the disk; an address that means something else is refused all the same. */
const isPlain = (path: string): boolean =>
  path.startsWith('/') &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that none may be there is the point
  !/[\\\u0000-\u001F\u007F]/.test(path) &&
  !path
    .slice(1)
    .split('/')
    .some((segment, i, all) => segment === '.' || segment === '..' || (segment === '' && i < all.length - 1));

function split(text: string, sign: string): [string, string?] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
