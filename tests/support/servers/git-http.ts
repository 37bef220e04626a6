import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { demandServer } from './available.ts';
import { obeying } from './obeying-root.ts';
import { freePort, ServerProcesses } from './process.ts';

/** Git's own server program behind nginx, which asks for a password: what hosts of repositories are made of. */
export interface GitHttp {
  /** Repositories lie here. */
  folder: string;
  port: number;
  url(repository: string): string;
  user: string;
  password: string;
  /** Where this file stands, nobody may push. */
  closed: string;
  /** Ends it as a crash would, and starts it again. */
  crash(): Promise<void>;
  revive(): Promise<void>;
  stop(): Promise<void>;
}

export async function startGitHttp(): Promise<GitHttp> {
  demandServer('git-http');
  const processes = new ServerProcesses();
  const { folder } = processes;
  const port = await freePort();
  const [user, password] = ['desk', 'p4ss:w@rd/of one desk'];
  for (const name of ['srv', 'tmp']) mkdirSync(join(folder, name));
  const hash = await processes.run('openssl', 'passwd', '-apr1', password);
  writeFileSync(join(folder, 'htpasswd'), `${user}:${hash}`);
  writeFileSync(join(folder, 'nginx.conf'), config(folder, port));
  // More than one would be children that outlive it.
  const [program, ...words] = obeying(['fcgiwrap', '-c', '1', '-s', `unix:${folder}/s`]);
  processes.start('fcgiwrap', program!, ...words);
  const begin = async (): Promise<void> => {
    processes.start('nginx', 'nginx', '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log'));
    await processes.listening(port);
  };
  await begin();
  return {
    folder: join(folder, 'srv'),
    port,
    url: (repository) => `http://127.0.0.1:${port}/${repository}`,
    user,
    password,
    closed: join(folder, 'closed'),
    crash: () => processes.kill('nginx'),
    revive: begin,
    stop: () => processes.stop(),
  };
}

function config(folder: string, port: number): string {
  const temporary = ['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'].map(
    (name) => `${name}_temp_path ${folder}/tmp/${name};`,
  );
  const { username } = userInfo();
  return `user ${username};
daemon off; master_process off; pid ${folder}/nginx.pid;
events { worker_connections 128; }
http {
  access_log ${folder}/access.log; client_max_body_size 0;
  ${temporary.join(' ')}
  server {
    listen 127.0.0.1:${port};
    auth_basic git; auth_basic_user_file ${folder}/htpasswd;
    set $push "";
    if ($request_uri ~ git-receive-pack) { set $push yes; }
    if (-f ${folder}/closed) { set $push "$push, closed"; }
    if ($push = "yes, closed") { return 403; }
    location / {
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
      fastcgi_param GIT_PROJECT_ROOT ${folder}/srv;
      fastcgi_param GIT_HTTP_EXPORT_ALL 1;
      fastcgi_param PATH_INFO $uri;
      fastcgi_param REMOTE_USER $remote_user;
      fastcgi_pass unix:${folder}/s;
    }
  }
}
`;
}
