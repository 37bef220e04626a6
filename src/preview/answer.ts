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

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  avif: 'image/avif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json; charset=utf-8',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
  xml: 'application/xml; charset=utf-8',
};

/** The type of a file of the site by its name. */
export const typeOf = (path: string): string =>
  TYPES[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';

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
