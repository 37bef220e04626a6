import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { demandServer } from './available.ts';
import { freePort, ServerProcesses } from './process.ts';

/** A web server that serves a folder, and a shared cache in front of it. */
export interface WebServer {
  /** The server itself. */
  direct: string;
  /** Through the cache, which keeps what it got for a minute. */
  cached: string;
  stop(): Promise<void>;
}

export async function startNginx(root: string): Promise<WebServer> {
  const [port, cache] = [await freePort(), await freePort()];
  const processes = await started(cache, (folder) => [
    'include /etc/nginx/mime.types;',
    `server { listen 127.0.0.1:${port}; root ${root}; error_page 404 /404.html; }`,
    ...cacheOf(folder, cache, `proxy_pass http://127.0.0.1:${port}; proxy_cache_valid 200 404 1m;`),
  ]);
  return { direct: address(port), cached: address(cache), stop: () => processes.stop() };
}

/**
 * A shared cache in front of another server, which keeps pages for a minute.
 * @param how `asksAnew`: false for one that knows a page by its path alone, so that nobody gets past it
 */
export async function startCache(
  behind: number,
  { asksAnew = true }: { asksAnew?: boolean } = {},
): Promise<{ address: string; stop(): Promise<void> }> {
  const port = await freePort();
  const key = asksAnew ? '$request_uri' : '$uri';
  // Whatever the system says of that: those who run it have set it up so.
  const keeps = 'proxy_ignore_headers Cache-Control Expires; proxy_cache_valid 200 1m;';
  const how = `proxy_pass http://127.0.0.1:${behind}; proxy_cache_key ${key}; ${keeps}`;
  const processes = await started(port, (folder) => cacheOf(folder, port, how));
  return { address: address(port), stop: () => processes.stop() };
}

const address = (port: number): string => `http://127.0.0.1:${port}`;

const cacheOf = (folder: string, port: number, how: string): string[] => [
  `proxy_cache_path ${folder}/tmp/cache keys_zone=pages:1m;`,
  `server { listen 127.0.0.1:${port}; location / { proxy_cache pages; ${how} } }`,
];

/** @param http what stands in the block of that name */
async function started(port: number, http: (folder: string) => string[]): Promise<ServerProcesses> {
  demandServer('nginx');
  const processes = new ServerProcesses();
  const { folder } = processes;
  mkdirSync(join(folder, 'tmp'));
  const temporary = ['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'].map(
    (name) => `${name}_temp_path ${folder}/tmp/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `user ${userInfo().username};
daemon off; pid ${folder}/nginx.pid; worker_processes 1;
events { worker_connections 128; }
http {
  access_log off;
  ${[...temporary, ...http(folder)].join('\n  ')}
}
`,
  );
  processes.start('nginx', 'nginx', '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log'));
  await processes.listening(port);
  return processes;
}
