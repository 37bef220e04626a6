import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { Access, Host } from '../../src/hosts/host.ts';
import { lockBytes, makeLock } from '../../src/hosts/remote/lock-text.ts';
import { connectSsh } from '../../src/hosts/ssh/connect.ts';
import type { Patience } from '../../src/hosts/ssh/session.ts';
import type { SshOptions } from '../../src/hosts/ssh.ts';
import { sha256 } from '../../src/text/sha256.ts';
import type { Place } from './host-contract.ts';
import { temporary } from './publishing.ts';
import { serverEnv } from './servers/available.ts';

/** What a connection to a server under test may ask for: nothing but programs. */
export const access = (signal: AbortSignal = new AbortController().signal): Access => ({
  secret: async () => null,
  signal,
  env: serverEnv(),
});

export interface Login {
  config: string;
  folder: string;
}

/** Connects, and ends the connection with the test. */
export async function connect(
  { config }: Pick<Login, 'config'>,
  path: string,
  options: {
    root?: string;
    keep?: number;
    more?: Partial<SshOptions>;
    signal?: AbortSignal;
    patience?: Patience;
  } = {},
): Promise<Host> {
  const { root = await temporary(), keep = 5, more = {}, signal, patience } = options;
  const host = await connectSsh(
    { host: 'newsroom', config, path, ...more },
    { root, name: 'live', keep },
    access(signal),
    patience,
  );
  onTestFinished(() => host.close());
  return host;
}

/** A fresh site on a running server, whose files the test can see. */
export async function placeOn(server: Login): Promise<Place> {
  const [root, folder] = [await temporary(), await mkdtemp(join(server.folder, 'site-'))];
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const site = join(folder, 'www');
  const releases = join(folder, '.www.releases');
  const host = await connect(server, site, { root });
  return {
    host,
    again: (keep) => connect(server, site, keep === undefined ? { root } : { root, keep }),
    async plant(path, bytes) {
      await mkdir(dirname(join(site, path)), { recursive: true });
      await rm(join(site, path), { force: true });
      await writeFile(join(site, path), bytes);
    },
    uproot: (path) => rm(join(site, path)),
    spoilRecord: (release, text) => spoil(join(releases, 'records'), release, text),
    async leaveDeadLock() {
      // What is tried out there at first takes away the folder that it was in.
      await host.untidy();
      await mkdir(releases, { recursive: true });
      const pid = Number(
        execFileSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']).toString(),
      );
      const lock = { ...makeLock({ who: 'Otto Brandt', since: 'x' }), pid };
      await symlink(Buffer.from(lockBytes(lock)).toString(), join(releases, 'lock'));
    },
    served: async () => filesIn(site),
    stored: async () => namesIn(releases),
  };
}

/** Everything below a folder, path to text. */
export function filesIn(folder: string): Record<string, string> {
  try {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    return Object.fromEntries(
      found.map((one) => {
        const path = join(one.parentPath, one.name);
        return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
      }),
    );
  } catch {
    return {};
  }
}

/** Paths of everything below a folder but folders, links among it. */
export function namesIn(folder: string): string[] {
  const found = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return found
    .filter((one) => !one.isDirectory())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort();
}

/** Writes a record as it would lie there if that were the manifest; what is none is written as it is. */
async function spoil(records: string, release: string, text: string): Promise<void> {
  await writeFile(join(records, `${release}.json`), await headOf(records, text));
}

async function headOf(records: string, text: string): Promise<string> {
  try {
    const { files, articles, ...rest } = JSON.parse(text) as { files: unknown[]; articles: unknown[] };
    const parts: Record<string, string[]> = {};
    for (const [name, list] of Object.entries({ files, articles })) {
      const part = list.map((one) => JSON.stringify(one)).join(',\n');
      await writeFile(join(records, `${sha256(part)}.gz`), gzipSync(part));
      parts[name] = [`${sha256(part)}.gz`];
    }
    return JSON.stringify({ ...rest, parts });
  } catch {
    return text;
  }
}
