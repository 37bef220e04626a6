/** Does one thing to a folder host and dies right before one of its changes of the disk, as a machine that is cut off. */
import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { beforeChange } from './disk-changes.ts';
import { carryOut, type Run } from './folder-run.ts';

const run = JSON.parse(process.argv[2]!) as Run;
let changes = 0;

/** What is removed as a whole may also be cut off in the middle of it. */
function removeOne(path: string): void {
  const names = existsSync(path) && lstatSync(path).isDirectory() ? readdirSync(path) : [];
  for (const name of names) {
    const inner = join(path, name);
    if (lstatSync(inner).isDirectory()) removeOne(inner);
    else rmSync(inner);
    return;
  }
}

beforeChange((count, name, path) => {
  changes = count;
  if (count !== run.killAt) return;
  if (name === 'rm') removeOne(path);
  process.kill(process.pid, 'SIGKILL');
});
await carryOut(run);
process.stdout.write(`${changes}`);
