import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import type { FaultRun } from './fault-run.ts';
import { obeying } from './servers/obeying-root.ts';

/** A process that does one thing to a host. */
export interface FaultChild {
  child: ChildProcess;
  /** How it ended: `done`, or the code of an error; the text is empty where it was killed. */
  told: Promise<string>;
}

/** Starts one. @param stopped what happens where it stops by itself, as the run says; it waits for that */
export async function startChild(
  run: FaultRun,
  stopped?: (child: ChildProcess) => Promise<void>,
): Promise<FaultChild> {
  const module = await compiled(run.module);
  return startProgram('fault-child.ts', { ...run, module }, stopped);
}

/** Starts a program that lies here and tells it something. */
export async function startProgram(
  name: string,
  told: object,
  stopped?: (child: ChildProcess) => Promise<void>,
): Promise<FaultChild> {
  const program = await compiled(join(import.meta.dirname, name));
  const [command, ...words] = obeying([process.execPath, program, JSON.stringify(told)]);
  const child = spawn(command!, words, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const gate = child.stdio[3] as Socket;
  gate.on('error', () => {});
  gate.once('data', async () => {
    await stopped?.(child);
    gate.write('on');
  });
  return { child, told: ending(child) };
}

function ending(child: ChildProcess): Promise<string> {
  let [out, wrong] = ['', ''];
  child.stdout!.on('data', (data) => {
    out += data;
  });
  child.stderr!.on('data', (data) => {
    wrong += data;
  });
  return new Promise((done, fail) => {
    child.on('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL' ? done(out) : fail(new Error(wrong)),
    );
  });
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
