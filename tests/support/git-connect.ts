import process from 'node:process';
import { git } from '../../src/hosts/git.ts';
import type { Host } from '../../src/hosts/host.ts';

/** What a connection in another process is told. */
export interface GitArgs {
  /** Of the repository, on its server. */
  path: string;
  branch: string;
  user: string;
  password: string;
  root: string;
}

export function connect(args: unknown, port: number): Promise<Host> {
  const { path, branch, user, password, root } = args as GitArgs;
  return git.connect(
    { repository: `http://127.0.0.1:${port}/${path}`, branch, user },
    { root, name: 'pages', keep: 4 },
    {
      secret: async () => password,
      signal: new AbortController().signal,
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
    },
  );
}
