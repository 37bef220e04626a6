/** Does one thing to a host and says how it ended; whoever started it may end it before. */
import process from 'node:process';
import { carryOutOn, type Connects, type FaultRun } from './fault-run.ts';

const run = JSON.parse(process.argv[2]!) as FaultRun;
const { connect } = (await import(run.module)) as Connects;
const host = await connect(run.args, run.port);
const told = await carryOutOn(host, run).then(
  () => 'done',
  (error) => error.code ?? String(error.stack),
);
await host.close();
process.stdout.write(told);
// A connection that is silent must not keep a process that has nothing more to do.
process.exit(0);
