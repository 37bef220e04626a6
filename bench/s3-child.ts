/** Publishes a folder of files to S3 as a first release, for the benchmark. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { s3 } from '../src/hosts/s3.ts';
import { sha256 } from '../src/text/sha256.ts';

const { port, prefix, bucket, keys, files, parallel } = JSON.parse(process.argv[2]!);
const options = s3.options.safeParse({ bucket, endpoint: `http://127.0.0.1:${port}`, prefix, parallel });
if (!options.success) throw new Error('Options that the host does not take.');
const secrets: Record<string, string> = { access_key_id: keys.id, secret_access_key: keys.secret };
const root = mkdtempSync(join(tmpdir(), 'newsctl-bench-'));
const access = {
  secret: async (name: string) => secrets[name] ?? null,
  signal: new AbortController().signal,
  env: {},
};
const host = await s3.connect(options.data, { root, name: 'bench', keep: 5 }, access);
const found = readdirSync(files, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
const all = await Promise.all(
  found.map(async (one) => {
    const bytes = await readFile(join(one.parentPath, one.name));
    const path = join(one.parentPath, one.name).slice(files.length + 1);
    return { path, bytes, sha256: sha256(bytes), size: bytes.length };
  }),
);
const paths = all.map(({ path }) => path);
// What a publish asks before it begins.
await host.current();
await host.foreign(paths);
const unlock = await host.lock({ who: 'Ines Vale', since: '2026-11-23T06:00:00+00:00' });
const release = '20261123T060000Z-bench';
const transaction = await host.begin(release, paths);
for (const { path, bytes } of all) await transaction.put(path, bytes);
await transaction.commit({
  ...{ version: 1, release, at: '2026-11-23T06:00:00+00:00', by: 'Ines Vale', tool: 'bench' },
  ...{ previous: null, undoes: null, articles: [] },
  files: all.map(({ path, sha256: hash, size }) => ({ path, sha256: hash, size })),
});
await unlock();
await host.close();
rmSync(root, { recursive: true });
process.exit(0);
