#!/usr/bin/env node
// Node 22 and later keep compiled code between runs; for Node 20, which has no such call, newsctl does it.
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const require = createRequire(import.meta.url);
// V8 compiles code that runs often once more, in threads of its own, and patterns with care; a check of one article ends
// before that pays (measured: a tenth to a fifth of its CPU time), and so does a build or a publish of one edit. Nor is
// it worth threads to clear away what a short run has no more use for, nor to look through all that is older bit by bit,
// and the room for what is new had better be large soon: its sixteen megabytes are reached in one step in place of four,
// and a thread that looks at files begins with them. Where there is much to do all this is taken up again.
const SHORT = [
  '--no-opt',
  '--no-regexp-optimization',
  '--no-parallel-scavenge',
  '--semi-space-growth-factor=16',
  '--min-semi-space-size=16',
  '--no-incremental-marking',
];
const isShort = ['check', 'build', 'publish'].includes(process.argv[2] ?? '');
for (const flag of isShort ? SHORT : []) setFlagsFromString(flag);
// V8 forgets the code of what ran once: what a file does when it is loaded would be missing from the code that is kept,
// and the whole file be read through for it in each run.
setFlagsFromString('--no-flush-bytecode');
if (module.enableCompileCache) {
  module.enableCompileCache();
  process.exitCode = await require('../dist/cli.cjs').main(process);
} else {
  const entry = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
  const compiled = require('../dist/compiled.cjs').load(entry, process.argv[2] ?? 'help', process.env);
  process.exitCode = await compiled.exports.main(process);
  compiled.keep();
}
