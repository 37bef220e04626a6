/**
 * How long the first publish of a small site to S3 takes, beside what others take to copy the same files there:
 * `npx tsx bench/s3.ts [--runs N]`. 1,000 files of 11 kB in 50 folders go to a radosgw on this machine, directly and over
 * a line on which everything takes 25 ms each way. Each case is a process of its own, and they take turns; medians of
 * wall time in seconds. rclone and the AWS command line take part where they are installed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { Line } from '../tests/support/servers/line.ts';
import { startRadosgw } from '../tests/support/servers/radosgw.ts';
import type { S3Server } from '../tests/support/servers/s3-server.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const RUNS = Number(values.runs);
const PARALLEL = 32;

const folder = mkdtempSync(join(tmpdir(), 'newsctl-bench-s3-'));
const files = join(folder, 'site');
for (let n = 0; n < 1000; n++) {
  mkdirSync(join(files, `section-${n % 50}`), { recursive: true });
  const text = `Story ${n}. `.repeat(1100).slice(0, 11_000);
  writeFileSync(join(files, `section-${n % 50}`, `story-${n}.html`), text);
}
const child = join(folder, 'child.mjs');
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
await build({
  entryPoints: [join(import.meta.dirname, 's3-child.ts')],
  ...{ outfile: child, bundle: true, platform: 'node', format: 'esm', target: 'node20.19' },
  ...{ banner: { js: banner }, external: ['sharp'], logLevel: 'error' },
});

interface Case {
  name: string;
  start(port: number, prefix: string): ChildProcess;
}

function cases({ bucket, keys }: S3Server): Case[] {
  const quiet = { stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'] };
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_ACCESS_KEY_ID: keys.id,
    AWS_SECRET_ACCESS_KEY: keys.secret,
  };
  const rclone = (port: number) => ({
    ...env,
    RCLONE_CONFIG: join(folder, 'rclone.conf'),
    ...{ RCLONE_S3_PROVIDER: 'Ceph', RCLONE_S3_ENV_AUTH: 'true', RCLONE_S3_NO_CHECK_BUCKET: 'true' },
    RCLONE_S3_ENDPOINT: `http://127.0.0.1:${port}`,
  });
  const many = ['--transfers', `${PARALLEL}`, '--checkers', `${PARALLEL}`];
  writeFileSync(join(folder, 'rclone.conf'), '');
  const aws = join(folder, 'aws.conf');
  writeFileSync(aws, `[default]\nregion = us-east-1\ns3 =\n  max_concurrent_requests = ${PARALLEL}\n`);
  return [
    {
      name: 'newsctl',
      start: (port, prefix) =>
        spawn(
          process.execPath,
          [child, JSON.stringify({ port, prefix, bucket, keys, files, parallel: PARALLEL })],
          quiet,
        ),
    },
    {
      name: 'rclone copy',
      start: (port, prefix) =>
        spawn('rclone', ['copy', files, `:s3:${bucket}/${prefix}`, ...many], { ...quiet, env: rclone(port) }),
    },
    {
      name: 'aws s3 cp',
      start: (port, prefix) =>
        spawn(
          'aws',
          [
            '--endpoint-url',
            `http://127.0.0.1:${port}`,
            's3',
            'cp',
            '--recursive',
            '--quiet',
            files,
            `s3://${bucket}/${prefix}/`,
          ],
          { ...quiet, env: { ...env, AWS_CONFIG_FILE: aws } },
        ),
    },
  ];
}

/** Seconds until a process has ended; null where it cannot be started. */
function timed(one: ChildProcess): Promise<number | null> {
  const began = performance.now();
  let told = '';
  one.stderr?.on('data', (data) => {
    told += data;
  });
  return new Promise((done, fail) => {
    one.on('error', () => done(null));
    one.on('close', (code) =>
      code === 0
        ? done((performance.now() - began) / 1000)
        : fail(new Error(`${one.spawnargs[0]}: ${told.slice(-500)}`)),
    );
  });
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;

const server = await startRadosgw();
const line = await Line.open(server.port, 25);
const table: Record<string, Record<string, string>> = {};
try {
  for (const [way, port] of [
    ['directly', server.port],
    ['at 50 ms', line.port],
  ] as const) {
    const times = new Map<string, number[]>();
    for (let run = 0; run < RUNS; run++)
      for (const { name, start } of cases(server)) {
        const time = await timed(
          start(port, `${way.replaceAll(' ', '-')}-${name.replaceAll(' ', '-')}-${run}`),
        );
        if (time !== null) times.set(name, [...(times.get(name) ?? []), time]);
      }
    for (const [name, all] of times)
      table[name] = {
        ...table[name],
        [way]: `${median(all).toFixed(2)} (${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)})`,
      };
  }
} finally {
  await line.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
// biome-ignore lint/suspicious/noConsole: that is what it is for
console.table(table);
