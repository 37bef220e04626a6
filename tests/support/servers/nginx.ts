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
  demandServer('nginx');
  const processes = new ServerProcesses();
  const { folder } = processes;
  const [port, cache] = [await freePort(), await freePort()];
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
  include /etc/nginx/mime.types; access_log off;
  ${temporary.join(' ')}
  proxy_cache_path ${folder}/tmp/cache keys_zone=pages:1m;
  server { listen 127.0.0.1:${port}; root ${root}; error_page 404 /404.html; }
  server {
    listen 127.0.0.1:${cache};
    location / { proxy_pass http://127.0.0.1:${port}; proxy_cache pages; proxy_cache_valid 200 404 1m; }
  }
}
`,
  );
  processes.start('nginx', 'nginx', '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log'));
  await processes.listening(port);
  const address = (at: number): string => `http://127.0.0.1:${at}`;
  return { direct: address(port), cached: address(cache), stop: () => processes.stop() };
}
