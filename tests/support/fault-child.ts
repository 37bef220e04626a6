/** Does one thing to a host and says how it ended; whoever started it may end it before. */
import process from 'node:process';
import type { Host } from '../../src/hosts/host.ts';
import { carryOutOn, type Connects, type FaultRun } from './fault-run.ts';

const run = JSON.parse(process.argv[2]!) as FaultRun;
const { connect } = (await import(run.module)) as Connects;
let host: Host | undefined;
const told = await (async () => {
  host = await connect(run.args, run.port);
  await carryOutOn(host, run);
})().then(
  () => 'done',
  (error) => error.code ?? String(error.stack),
);
await host?.close();
process.stdout.write(told);
// A connection that is silent must not keep a process that has nothing more to do.
process.exit(0);
