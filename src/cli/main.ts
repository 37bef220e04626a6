import { type Command, CommanderError } from 'commander';
import { NewsctlError } from '../errors.ts';
import { colourFor } from './colour.ts';
import type { CommandSpec } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import type { Context, GlobalOptions, Outcome } from './context.ts';
import { exitCodeOf, printError, printOutcome } from './output.ts';
import { packageRoot, packageVersion } from './package.ts';
import { buildProgram, isHelp, usageMessage } from './program.ts';
import { watchSignals } from './signals.ts';

/**
 * The program: reads the command line, runs one command and prints what it did.
 * @returns the exit status
 */
export async function main(process: NodeJS.Process): Promise<number> {
  quietlyEndOnClosedPipe(process);
  const interruption = watchSignals(process);
  const argv = process.argv.slice(2);
  const run: { command: string | null; exitCode: number } = { command: null, exitCode: 0 };
  const program = buildProgram(COMMANDS, packageVersion(), async (spec, args, options) => {
    run.command = spec.name;
    const outcome = await spec.run(makeContext(process, options, interruption.signal), args, options);
    finish(process, spec, options, outcome, interruption.signal);
    run.exitCode = exitCodeOf(outcome);
  });
  try {
    if (argv[0] === 'complete') return await answerShell(process, argv);
    if (argv.length === 0 || argv.every((word) => word === '--no-color' || word === '--color'))
      process.stdout.write(program.helpInformation());
    else await program.parseAsync(argv, { from: 'user' });
    return run.exitCode;
  } catch (error) {
    if (isHelp(error)) return 0;
    const known = asNewsctlError(error, interruption.reason());
    printError(
      makeContext(process, globalsOf(argv, program), interruption.signal),
      run.command ?? commandIn(argv),
      known,
    );
    return known.exitCode;
  } finally {
    interruption.stop();
  }
}

/** A shell asks, at each Tab, what could come next: `newsctl complete -- WORDS`. */
async function answerShell(process: NodeJS.Process, argv: readonly string[]): Promise<number> {
  const { completions } = await import('./completion.ts');
  process.stdout.write(completions(argv.slice(argv.indexOf('--') + 1)));
  return 0;
}

function finish(
  process: NodeJS.Process,
  spec: CommandSpec,
  options: GlobalOptions,
  outcome: Outcome,
  signal: AbortSignal,
): void {
  printOutcome(makeContext(process, options, signal), spec.name, outcome);
}

function makeContext(process: NodeJS.Process, options: GlobalOptions, signal: AbortSignal): Context {
  const { env, stdin, stdout, stderr } = process;
  const flag = options.color;
  const json = options.json === true;
  const ci = env.CI !== undefined && env.CI !== '' && env.CI !== 'false';
  return {
    cwd: process.cwd(),
    env,
    now: new Date(),
    signal,
    json,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    interactive:
      stdin.isTTY === true &&
      stderr.isTTY === true &&
      !ci &&
      !json &&
      options.input !== false &&
      !env.NEWSCTL_NO_INPUT,
    stdin,
    stdout,
    stderr,
    paint: colourFor({ flag, env, isTTY: stdout.isTTY === true }),
    paintError: colourFor({ flag, env, isTTY: stderr.isTTY === true }),
    packageRoot,
  };
}

/** Every failure as one of ours: an unknown one is a bug of newsctl. */
function asNewsctlError(error: unknown, interrupted: 'INTERRUPTED' | 'TERMINATED' | null): NewsctlError {
  if (error instanceof NewsctlError) return error;
  if (error instanceof CommanderError) return new NewsctlError('USAGE', usageMessage(error));
  if (interrupted && error instanceof Error && error.name === 'AbortError')
    return new NewsctlError(interrupted, 'Stopped.', { cause: error });
  const message = error instanceof Error ? error.message : String(error);
  return new NewsctlError('BUG', `newsctl went wrong: ${message}`, { cause: error });
}

/** The global options of a command line that could not be parsed as a whole. */
function globalsOf(argv: readonly string[], program: Command): GlobalOptions {
  const words = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
  const color = words.includes('--no-color') ? false : words.includes('--color') ? true : undefined;
  return {
    ...program.opts(),
    json: words.includes('--json'),
    verbose: words.includes('--verbose'),
    ...(color === undefined ? {} : { color }),
  };
}

const commandIn = (argv: readonly string[]): string | null =>
  argv.find((word) => COMMANDS.some((spec) => spec.name === word)) ?? null;

/** A reader that closes the pipe (`| head`) has seen enough; that is no failure. */
function quietlyEndOnClosedPipe(process: NodeJS.Process): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
}
