import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { serverEnv } from './available.ts';

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

/** Programs that belong together, with a folder that goes when they end. */
export class ServerProcesses {
  readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly running: { name: string; child: ChildProcess }[] = [];
  private readonly atExit = (): void => this.killAll('SIGKILL');

  /** @param env what the programs are told beside the usual */
  constructor(env: (folder: string) => Record<string, string> = () => ({})) {
    // Short, for the names of sockets may have 107 bytes at most.
    this.folder = mkdtempSync(join(tmpdir(), 'nsv-'));
    this.env = { ...serverEnv(), ...env(this.folder) };
    process.on('exit', this.atExit);
  }

  /** Runs a program to its end. */
  async run(program: string, ...words: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(program, words, { env: this.env, cwd: this.folder });
    return stdout;
  }

  start(name: string, program: string, ...words: string[]): void {
    const log = openSync(this.log(name), 'a');
    const child = spawn(program, words, { env: this.env, cwd: this.folder, stdio: ['ignore', log, log] });
    closeSync(log);
    child.on('error', () => {});
    this.running.push({ name, child });
  }

  /** Waits until somebody listens on a port. @throws Error with what the programs wrote where one of them ends first */
  async listening(port: number, seconds = 60): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!(await answers(port))) {
      if (Date.now() > end || this.running.some(({ child }) => child.exitCode !== null))
        throw new Error(`Nothing answers on port ${port}.\n${this.logs()}`);
      await pause(50);
    }
  }

  /** Ends one program as a crash would, with all that it started: some serve on without the one that listens. */
  kill(name: string): Promise<void> {
    return this.endOne(name, 'SIGKILL');
  }

  /** Ends one program as its owner would. */
  end(name: string): Promise<void> {
    return this.endOne(name, 'SIGTERM');
  }

  /** Ends all of them, the last one first, and removes their folder. */
  async stop(): Promise<void> {
    for (const { child } of this.running.splice(0).reverse()) await endedWithAll(child, 'SIGTERM');
    process.off('exit', this.atExit);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async endOne(name: string, signal: NodeJS.Signals): Promise<void> {
    const at = this.running.findIndex((one) => one.name === name);
    if (at < 0) return;
    for (const { child } of this.running.splice(at, 1)) await endedWithAll(child, signal);
  }

  private killAll(signal: NodeJS.Signals): void {
    for (const { child } of this.running) child.kill(signal);
  }

  private logs(): string {
    return this.running
      .map(({ name }) => `${name}: ${readFileSync(this.log(name), 'utf8').slice(-1500)}`)
      .join('\n');
  }

  private log(name: string): string {
    return join(this.folder, `${name}.log`);
  }
}

/** Processes that one started, and those that they started; none where it is gone. */
export function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return text === ''
      ? []
      : text.split(' ').flatMap((child) => [...childrenOf(Number(child)), Number(child)]);
  } catch {
    return [];
  }
}

function endOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with the one that started it.
  }
}

/** Some leave behind what they started. */
async function endedWithAll(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const others = child.pid === undefined ? [] : childrenOf(child.pid);
  await ended(child, signal);
  for (const pid of others) endOne(pid);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(late);
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean): void => {
      socket.destroy();
      done(answer);
    };
    socket.on('connect', () => end(true)).on('error', () => end(false));
  });
}
