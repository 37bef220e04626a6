import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

// Random articles and configurations against everything that must hold of a check, in a process of their own, so
// that a case that hangs is seen, ended and shown too. `npm run fuzz -- --runs 10000 --seed 7`.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** Seconds that one case may take before it counts as hanging. */
    patience: { type: 'string', default: '60' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'newsctl-fuzz-'));
const current = join(folder, 'case.json');
const child = fork(join(import.meta.dirname, 'fuzz/run.ts'), [values.runs, values.seed, current], {
  stdio: 'inherit',
});

let alive = Date.now();
child.on('message', () => {
  alive = Date.now();
});
const watch = setInterval(() => {
  if (Date.now() - alive < Number(values.patience) * 1000) return;
  process.stderr.write(
    `A case hangs; it stands in ${current}:\n${readFileSync(current, 'utf8').slice(0, 2000)}\n`,
  );
  child.kill('SIGKILL');
  process.exitCode = 1;
}, 1000);
child.on('exit', (code) => {
  clearInterval(watch);
  process.exitCode ||= code ?? 1;
});
