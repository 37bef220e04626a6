#!/usr/bin/env node
// Node 22 and later keep compiled code between runs; Node 20 has no such call.
import module from 'node:module';

module.enableCompileCache?.();
const { main } = await import('../dist/cli.js');
process.exitCode = await main(process);
