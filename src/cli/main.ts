import { backToStart } from './optimiser.ts';

/** Commands that look at every article of a newsroom before they do anything else. */
const LOOKING = ['build', 'publish'];

/**
 * The program as it is started: what a thread can find out meanwhile is asked before all else is loaded.
 * @returns the exit status
 */
export async function main(process: NodeJS.Process): Promise<number> {
  if (LOOKING.includes(process.argv[2] ?? '')) (await import('./look-ahead.ts')).lookAhead(process.cwd());
  const { run } = await import('./run.ts');
  const status = await run(process);
  backToStart();
  return status;
}
