/** Does one thing to a host and says how it ended; whoever started it may end it before. */
import process from 'node:process';
import type { Host } from '../../src/hosts/host.ts';
import { beforeChange } from './disk-changes.ts';
import { carryOutOn, type Connects, type FaultRun } from './fault-run.ts';
import { shiftClock } from './wrong-clock.ts';
import { readSync, writeSync } from 'node:fs';

/** Where it tells that it has stopped, and hears that it may go on. */
const GATE = 3;

const run = JSON.parse(process.argv[2]!) as FaultRun;
const { fast = 0, stopAt = 0 } = run;
if (fast !== 0) shiftClock(fast);
if (stopAt > 0)
  beforeChange((count) => {
    if (count !== stopAt) return;
    writeSync(GATE, 'stopped');
    readSync(GATE, Buffer.alloc(2));
  });
const { connect } = (await import(run.module)) as Connects;
let host: Host | undefined;
const told = await (async () => {
  host = await connect(run.args, run.port);
  await carryOutOn(host, { ...run, now: run.now + fast });
})().then(
  () => 'done',
  (error) => ('exitCode' in error ? error.code : String(error.stack)),
);
await host?.close();
process.stdout.write(told);
// A connection that is silent must not keep a process that has nothing more to do.
process.exit(0);
