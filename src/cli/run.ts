import type { Command } from 'commander';
import { NewsctlError } from '../errors.ts';
import { asNewsctlError } from './as-newsctl-error.ts';
import { colourFor } from './colour.ts';
import { COMMANDS } from './commands/index.ts';
import type { Context, GlobalOptions, Outcome } from './context.ts';
import { overview } from './help-format.ts';
import { exitCodeOf, printError, printOutcome } from './output.ts';
import { packageRoot, packageVersion } from './package.ts';
import { buildProgram, isHelp } from './program.ts';
import { type Interruption, watchSignals } from './signals.ts';

/**
 * The program: reads the command line, runs one command and prints what it did.
 * @returns the exit status
 */
export async function run(process: NodeJS.Process): Promise<number> {
  quietlyEndOnClosedPipe(process);
  const interruption = watchSignals(process);
  const argv = process.argv.slice(2);
  const atEnd: (() => Promise<void>)[] = [];
  const secrets = new Set<string>();
  const contextFor = (options: GlobalOptions): Context => ({
    ...makeContext(process, options, interruption),
    secrets,
    atEnd: (work) => atEnd.push(work),
  });
  const ran = { exitCode: 0, help: '' };
  const program = buildProgram(
    COMMANDS,
    packageVersion(),
    async (spec, args, options) => {
      const outcome = stopped(await spec.run(contextFor(options), args, options), interruption.reason());
      printOutcome(contextFor(options), spec.name, outcome);
      ran.exitCode = exitCodeOf(outcome);
    },
    (text) => {
      ran.help += text;
    },
  );
  try {
    if (argv[0] === 'complete') return await answerShell(process, argv);
    await program.parseAsync(argv, { from: 'user' });
    return ran.exitCode;
  } catch (error) {
    const context = contextFor(globalsOf(argv, program));
    if (isHelp(error)) {
      printOutcome(context, commandIn(argv) ?? 'help', helpOutcome(error.code, ran.help, commandIn(argv)));
      return 0;
    }
    const known = asNewsctlError(error, interruption.reason());
    printError(context, commandIn(argv), known);
    return known.exitCode;
  } finally {
    // The answer is given by now: what cannot be ended well is ended by the host.
    for (const work of atEnd) await work().catch(() => {});
    interruption.stop();
  }
}

/** What `--help` and `--version` print; the short overview where nothing was asked for. */
function helpOutcome(code: string, text: string, command: string | null): Outcome {
  if (code === 'commander.version') return { result: { version: text.trim() }, text };
  const shown = code === 'commander.help' ? overview(COMMANDS) : text;
  return { result: { command, text: shown }, text: shown };
}

/** A command that finished what it had in hand after a signal was interrupted all the same. */
function stopped(outcome: Outcome, reason: 'INTERRUPTED' | 'TERMINATED' | null): Outcome {
  if (!reason) return outcome;
  const error = new NewsctlError(reason, 'Stopped before everything was done.');
  return { ...outcome, error, exitCode: error.exitCode };
}

/** A shell asks, at each Tab, what could come next: `newsctl complete -- WORDS`. */
async function answerShell(process: NodeJS.Process, argv: readonly string[]): Promise<number> {
  const { completions } = await import('./completion.ts');
  process.stdout.write(completions(argv.slice(argv.indexOf('--') + 1)));
  return 0;
}

function makeContext(
  process: NodeJS.Process,
  options: GlobalOptions,
  { signal, expect }: Interruption,
): Omit<Context, 'atEnd' | 'secrets'> {
  const { env, stdin, stdout, stderr } = process;
  const flag = options.color;
  const json = options.json === true;
  const ci = env.CI !== undefined && env.CI !== '' && env.CI !== 'false';
  return {
    cwd: process.cwd(),
    env,
    now: new Date(),
    signal,
    expectInterruption: expect,
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

/** The global options of a command line that could not be parsed as a whole. */
function globalsOf(argv: readonly string[], program: Command): GlobalOptions {
  const words = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
  const color = words.includes('--no-color') ? false : words.includes('--color') ? true : undefined;
  return {
    ...program.opts(),
    json: words.includes('--json'),
    quiet: words.includes('-q') || words.includes('--quiet'),
    verbose: words.includes('--verbose'),
    ...(color === undefined ? {} : { color }),
  };
}

/** The command of a command line; no global option takes a value, so it is the first word that is none. */
function commandIn(argv: readonly string[]): string | null {
  const word = argv.find((candidate) => !candidate.startsWith('-'));
  return COMMANDS.find((spec) => spec.name === word)?.name ?? null;
}

/** A reader that closes the pipe (`| head`) has seen enough; that is no failure. */
function quietlyEndOnClosedPipe(process: NodeJS.Process): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
}
