import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

export const PACKAGE = join(import.meta.dirname, '..', '..');
const BINARY = join(PACKAGE, 'bin', 'newsctl.js');

/** Runs the built program as a person would, and gives what it prints, whatever its exit status. */
export function newsctl(args: readonly string[], cwd: string): string {
  return ran(args, cwd).stdout;
}

/** Runs it where only success will do. */
export function mustRun(args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = ran(args, cwd);
  if (status !== 0) throw new Error(`newsctl ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}

const ran = (args: readonly string[], cwd: string) =>
  spawnSync(process.execPath, [BINARY, ...args, '--no-input'], { cwd, encoding: 'utf8' });
