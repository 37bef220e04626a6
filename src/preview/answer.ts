/** What a browser gets. */
export interface Answer {
  status: number;
  /** Of the body, with its charset. */
  type: string;
  body: string | Uint8Array;
  /** Where to go instead. */
  location?: string;
}

export const html = (body: string, status = 200): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
});

export const plain = (body: string, status = 200): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
});

/**
 * Headers of an answer. No script runs on a page but the preview's own, whatever a theme or an article brings along, and
 * no other site may show or read what readers do not have.
 * @param host as the browser asked for it
 */
export function headersOf({ type, location }: Answer, host: string): Record<string, string> {
  const policy = type.startsWith('text/html')
    ? [
        "default-src 'none'",
        `script-src http://${host}/__preview/client.js`,
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: https: http:",
        "font-src 'self' data:",
        "media-src 'self' https: http:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]
    : ["default-src 'none'", "style-src 'unsafe-inline'", ...(/svg|xml/.test(type) ? ['sandbox'] : [])];
  return {
    'content-type': type,
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...(location === undefined ? {} : { location }),
  };
}
