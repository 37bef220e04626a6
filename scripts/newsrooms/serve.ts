import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
};

/** What is worth compressing: pictures are so already. */
const COMPRESSED = /^(?:text|application)\/|svg/;

/** A site on loopback. */
export interface Served {
  /** Its address, with a slash at its end. */
  address: string;
  close(): Promise<void>;
}

/**
 * Serves a folder as a host that is set up well would: compressed, with the names of folders for their pages, and with
 * how long browsers may keep each file.
 * @param base path below which the site lies, with slashes at both ends
 */
export async function serveSite(folder: string, base = '/'): Promise<Served> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    const found = await fileAt(folder, pathname.startsWith(base) ? pathname.slice(base.length) : null);
    const { path, bytes } = found ?? { path: '404.html', bytes: await readFile(join(folder, '404.html')) };
    const type = TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream';
    const packed = COMPRESSED.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
    response.writeHead(found ? 200 : 404, {
      'content-type': type,
      'cache-control': kept(path),
      vary: 'accept-encoding',
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(packed ? gzipSync(bytes) : bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () => closed(server),
  };
}

/** Files under a name of their content never change; the words of a page may, at any minute. */
function kept(path: string): string {
  if (path.startsWith('assets/')) return 'public, max-age=31536000, immutable';
  return path.endsWith('.html') ? 'public, max-age=60' : 'public, max-age=2592000';
}

async function fileAt(
  folder: string,
  address: string | null,
): Promise<{ path: string; bytes: Uint8Array } | null> {
  if (address === null) return null;
  const asked = normalize(decodeURIComponent(address)).replace(/^(?:\.\.\/)+|^\.$/g, '');
  const path = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
  const bytes = await readFile(join(folder, path)).catch(() => null);
  return bytes && { path, bytes };
}

const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.closeAllConnections();
    server.close(() => done());
  });
