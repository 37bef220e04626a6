import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import type { FaultRun } from './fault-run.ts';

/** A process that does one thing to a host. */
export interface FaultChild {
  child: ChildProcess;
  /** How it ended: `done`, or the code of an error; the text is empty where it was killed. */
  told: Promise<string>;
}

/** Starts one. */
export async function startChild(run: FaultRun): Promise<FaultChild> {
  const program = await compiled(join(import.meta.dirname, 'fault-child.ts'));
  const child = spawn(process.execPath, [
    program,
    JSON.stringify({ ...run, module: await compiled(run.module) }),
  ]);
  const told = new Promise<string>((done, fail) => {
    let [out, wrong] = ['', ''];
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      wrong += data;
    });
    child.on('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL' ? done(out) : fail(new Error(wrong)),
    );
  });
  return { child, told };
}

const made = new Map<string, Promise<string>>();

/** A file as a plain program: to start one from its source takes seconds. */
function compiled(file: string): Promise<string> {
  const known = made.get(file) ?? compile(file);
  made.set(file, known);
  return known;
}

async function compile(file: string): Promise<string> {
  const out = join(import.meta.dirname, '../../.tmp', `${process.pid}-${made.size}.mjs`);
  process.on('exit', () => rmSync(out, { force: true }));
  const banner = "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);";
  await build({
    entryPoints: [file],
    outfile: out,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    banner: { js: banner },
    external: ['vitest', 'sharp'],
    logLevel: 'error',
  });
  return out;
}
