/**
 * A first publish of 1,000 small files in 50 folders, and one of a single edit, over SSH: newsctl beside `rsync`, `tar`
 * through `ssh`, and `rclone` where it is installed, in turn, on loopback and with a round trip of 50 ms.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Host } from '../src/hosts/host.ts';
import type { Manifest } from '../src/hosts/manifest.ts';
import { connectSsh } from '../src/hosts/ssh/connect.ts';
import { sha256 } from '../src/text/sha256.ts';
import { serverEnv } from '../tests/support/servers/available.ts';
import { type Sshd, startSshd } from '../tests/support/servers/sshd.ts';
import { delayProxy } from './delay-proxy.ts';

const FILES = Number(process.argv[2] ?? 1000);
const FOLDERS = Math.max(50, FILES / 20);
const SIZE = 11_000;
const TURNS = Number(process.argv[3] ?? 3);
const run = promisify(execFile);

type Files = Map<string, Buffer>;

function makeFiles(): Files {
  const paths = Array.from(
    { length: FILES },
    (_, n) => `${String(n % FOLDERS).padStart(3, '0')}/page-${n}.html`,
  );
  return new Map(paths.map((path) => [path, randomBytes(SIZE)]));
}

let count = 0;
function manifestOf(files: Files, previous: Manifest | null): Manifest {
  return {
    version: 1,
    release: `20261123T${String(100000 + count++).padStart(6, '0')}Z-bench0`,
    at: '2026-11-23T06:00:00+00:00',
    by: 'Ines Vale',
    tool: 'newsctl bench',
    previous: previous?.release ?? null,
    undoes: null,
    files: [...files].map(([path, bytes]) => ({ path, sha256: sha256(bytes), size: bytes.length })),
    articles: [],
  };
}

/** What `newsctl publish` asks of a host, in its order. */
async function publish(host: Host, files: Files): Promise<void> {
  const live = await host.current();
  const before = new Map(live?.files.map((file) => [file.path, file.sha256]));
  const manifest = manifestOf(files, live);
  const changed = manifest.files.flatMap(({ path, sha256: hash }) =>
    before.get(path) === hash ? [] : [path],
  );
  await Promise.all([live && host.damaged(live, changed), host.foreign(changed)]);
  const unlock = await host.lock({ who: 'Ines Vale', since: 'now' });
  await host.current();
  const transaction = await host.begin(manifest.release, changed);
  for (const path of changed) await transaction.put(path, files.get(path)!);
  await transaction.settle();
  await transaction.commit(manifest);
  await unlock();
}

interface Way {
  name: string;
  first: () => Promise<unknown>;
  edit?: () => Promise<unknown>;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function waysTo(server: Sshd, config: string, files: Files, local: string): Way[] {
  const remote = mkdtempSync(join(server.folder, 'site-'));
  const root = mkdtempSync(join(tmpdir(), 'newsctl-bench-'));
  const env = serverEnv();
  const access = { secret: async () => null, signal: new AbortController().signal, env };
  const once = async (change: (all: Files) => void): Promise<void> => {
    change(files);
    const options = { host: 'newsroom', config, path: join(remote, 'www') };
    const host = await connectSsh(options, { root, name: 'live', keep: 5 }, access);
    await publish(host, files);
    await host.close();
  };
  const edit = (): void => {
    const bytes = randomBytes(SIZE);
    files.set('000/page-0.html', bytes);
    writeFileSync(join(local, '000/page-0.html'), bytes);
  };
  const rsync = (_edited?: unknown) =>
    run('rsync', ['-a', '-e', `ssh -F ${config}`, `${local}/`, `newsroom:${remote}/rsync/`], { env });
  const tar = `tar -C '${local}' -cf - . | ssh -F '${config}' newsroom "mkdir -p '${remote}/tar' && tar -C '${remote}/tar' -xf -"`;
  return [
    { name: 'newsctl', first: () => once(() => {}), edit: () => once(edit) },
    { name: 'rsync -a', first: rsync, edit: () => rsync(edit()) },
    { name: 'tar | ssh', first: () => run('sh', ['-c', tar], { env }) },
    { name: 'rclone', ...rcloneTo(config, local, `${remote}/rclone`, edit) },
  ];
}

function rcloneTo(config: string, local: string, remote: string, edit: () => void): Omit<Way, 'name'> {
  const text = readFileSync(config, 'utf8');
  const value = (key: string): string => new RegExp(`${key} (.*)`).exec(text)![1]!;
  const place = `:sftp,host=127.0.0.1,port=${value('Port')},user=${value('User')},key_file=${value('IdentityFile')}:${remote}`;
  const words = ['copy', '--transfers', '8', local, place];
  const copy = (_edited?: unknown) => run('rclone', words, { env: serverEnv(), timeout: 30_000 });
  return { first: copy, edit: () => copy(edit()) };
}

const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

async function main(): Promise<void> {
  const server = await startSshd();
  const local = mkdtempSync(join(tmpdir(), 'newsctl-bench-site-'));
  const files = makeFiles();
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(local, path)), { recursive: true });
    writeFileSync(join(local, path), bytes);
  }
  try {
    for (const roundTrip of [0, 50]) await compare(server, roundTrip, files, local);
  } finally {
    await server.stop();
    rmSync(local, { recursive: true, force: true });
  }
}

async function compare(server: Sshd, roundTrip: number, files: Files, local: string): Promise<void> {
  const proxy = roundTrip === 0 ? null : await delayProxy(server.port, roundTrip);
  const config = join(server.folder, `config-${roundTrip}`);
  const port = proxy?.port ?? server.port;
  const alias = `HostKeyAlias [127.0.0.1]:${server.port}`;
  const text = readFileSync(server.config, 'utf8').replace(/Port .*/, `Port ${port}\n  ${alias}`);
  writeFileSync(config, text, { mode: 0o600 });
  const rows = new Map<string, { first: number[]; edit: number[] }>();
  for (let turn = 0; turn < TURNS; turn++)
    for (const way of waysTo(server, config, files, local)) {
      const row = rows.get(way.name) ?? { first: [], edit: [] };
      rows.set(way.name, row);
      try {
        row.first.push(await timed(way.first));
        process.stderr.write(`${way.name} ${roundTrip}: ${Math.round(row.first.at(-1)!)}\n`);
        for (let edits = 0; way.edit && edits < 3; edits++) row.edit.push(await timed(way.edit));
      } catch (error) {
        process.stderr.write(`${way.name}: ${(error as Error).message.slice(-600)}\n`);
      }
    }
  proxy?.close();
  const line = (all: number[]): string => (all.length === 0 ? '-' : `${Math.round(median(all))} ms`);
  process.stdout.write(`\n${FILES} files, round trip ${roundTrip} ms (medians of ${TURNS})\n`);
  for (const [name, { first, edit }] of rows)
    process.stdout.write(
      `  ${name.padEnd(12)} first ${line(first).padStart(9)}   one edit ${line(edit).padStart(9)}\n`,
    );
}

await main();
