import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

/** The program as it ships. */
export const PROGRAM = join(import.meta.dirname, '../../bin/newsctl.js');

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** What comes in on stdin; nothing if left out. */
  stdin?: string | Uint8Array;
  /** Milliseconds until a run that hangs is killed. */
  timeout?: number;
}

/** How a run ended. A run that hung has `code` null. */
export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The one document that `--json` prints. */
export interface Document {
  version: number;
  command: string | null;
  ok: boolean;
  result: Record<string, unknown> | null;
  error: { code: string; message: string; hint: string } | null;
  warnings: string[];
}

/** An environment in which nothing of the tests' own surroundings decides anything. */
export function plainEnv(env: Record<string, string> = {}): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), TERM: 'xterm-256color', TZ: 'Europe/London', ...env };
}

/** Runs the built program with pipes for all three streams. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return command(process.execPath, [PROGRAM, ...args], options);
}

/** Runs any other program in the same way. */
export function command(file: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(file, [...args], {
    cwd: options.cwd,
    env: plainEnv(options.env),
    timeout: options.timeout ?? 60_000,
    killSignal: 'SIGKILL',
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // A program that ends without reading its input is no fault of the test.
  child.stdin.on('error', () => {});
  child.stdin.end(options.stdin ?? '');
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) =>
      done({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** Starts the program with its stdin left open, for signals. */
export function start(args: readonly string[], options: RunOptions = {}) {
  return spawn(process.execPath, [PROGRAM, ...args], { cwd: options.cwd, env: plainEnv(options.env) });
}

/** Reads the one document on stdout; fails where there is anything else. */
export function documentOf(ran: Ran): Document {
  try {
    return JSON.parse(ran.stdout) as Document;
  } catch {
    throw new Error(`stdout is not one JSON document: ${ran.stdout.slice(0, 400)}\nstderr: ${ran.stderr}`);
  }
}
