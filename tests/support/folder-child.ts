/** Does one thing to a folder host and dies right before one of its changes of the disk, as a machine that is cut off. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { carryOut, type Run } from './folder-run.ts';

const CHANGES = ['mkdir', 'rename', 'link', 'unlink', 'symlink', 'rmdir', 'rm', 'chmod', 'open', 'writeFile'];

const run = JSON.parse(process.argv[2]!) as Run;
let count = 0;

/** What is removed as a whole may also be cut off in the middle of it. */
function removeOne(path: string): void {
  const names = fs.existsSync(path) && fs.lstatSync(path).isDirectory() ? fs.readdirSync(path) : [];
  for (const name of names) {
    const inner = join(path, name);
    if (fs.lstatSync(inner).isDirectory()) removeOne(inner);
    else fs.rmSync(inner);
    return;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the functions differ in all but in that they change the disk
type Functions = Record<string, (...args: any[]) => unknown>;

function dieIn(functions: Functions, name: string): void {
  const real = functions[name];
  if (!real) return;
  functions[name] = (...args) => {
    if (++count === run.killAt) {
      if (name === 'rm') removeOne(args[0]);
      process.kill(process.pid, 'SIGKILL');
    }
    return real(...args);
  };
}

for (const name of CHANGES) {
  dieIn(fs as unknown as Functions, `${name}Sync`);
  dieIn(fs.promises as unknown as Functions, name);
}
syncBuiltinESMExports();
await carryOut(run);
process.stdout.write(`${count}`);
