import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CommandSpec, OptionSpec } from './command.ts';
import type { GlobalOptions } from './context.ts';

/** Options that stand on every command. */
export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { flags: '--json', description: 'print one JSON document on stdout, on failure too' },
  { flags: '-q, --quiet', description: 'leave out notes and progress' },
  { flags: '--verbose', description: 'say more, and show where an error came from' },
  { flags: '--no-input', description: 'never ask; fail and name the option instead' },
  { flags: '--color', description: 'colour, also where stdout is no terminal' },
  { flags: '--no-color', description: 'no colour' },
  { flags: '-h, --help', description: 'show help' },
];

const DESCRIPTION =
  'newsctl is the sub-editor of a small newsroom: it drafts articles, finds every quotation and who said it, and publishes a whole site.';

const EXAMPLES = [
  'newsctl new news "Bridge to close for a month"   draft an article',
  'newsctl check                                    read every article as a sub-editor',
  'newsctl publish --dry-run                        see what would change for readers',
];

/** Called with what the parser understood. */
export type Dispatch = (
  spec: CommandSpec,
  args: string[],
  options: Record<string, unknown> & GlobalOptions,
) => Promise<void>;

/** Builds the parser from the commands as data. */
export function buildProgram(specs: readonly CommandSpec[], version: string, dispatch: Dispatch): Command {
  const program = new Command('newsctl')
    .description(DESCRIPTION)
    .version(version, '-V, --version', 'print the version')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false, helpWidth: 80 })
    .addHelpText('before', `${EXAMPLES.map((line) => `  ${line}`).join('\n')}\n`)
    .addHelpText(
      'after',
      '\nnewsctl help COMMAND tells more; newsctl explain TOPIC tells about rules, errors and files.',
    )
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  addOptions(
    program,
    GLOBAL_OPTIONS.filter((option) => !option.flags.includes('--help')),
  );
  program.helpOption('-h, --help', 'show help');
  for (const spec of specs) addCommand(program, spec, dispatch);
  return program;
}

function addCommand(program: Command, spec: CommandSpec, dispatch: Dispatch): void {
  const command = program
    .command(spec.name)
    .summary(spec.summary)
    .description([capital(spec.summary), spec.details].filter(Boolean).join('\n\n'))
    .helpGroup(`${spec.group}:`)
    .helpOption('-h, --help', 'show help')
    .copyInheritedSettings(program)
    .addHelpText(
      'before',
      `${spec.examples.map(({ line, does }) => `  ${line}\n      ${does}`).join('\n')}\n`,
    );
  for (const argument of spec.arguments ?? []) command.argument(argument.name, argument.description);
  addOptions(command, spec.options ?? []);
  command.action(async () => {
    await dispatch(spec, command.args, command.optsWithGlobals());
  });
}

function addOptions(command: Command, options: readonly OptionSpec[]): void {
  for (const spec of options) {
    const option = new Option(spec.flags, spec.description);
    if (spec.choices) option.choices([...spec.choices]);
    if (spec.number) option.argParser(wholeNumber);
    if (spec.repeatable) option.argParser((value: string, before: string[] = []) => [...before, value]);
    command.addOption(option);
  }
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It should be a whole number.');
  return Number(value);
}

/** What commander says when the command line cannot be understood, as a sentence. */
export function usageMessage(error: CommanderError): string {
  const text = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*\(Did you mean (.+)\?\)/, '. Did you mean $1?');
  const sentence = capital(text);
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Whether the parser stopped because it had printed help or the version. */
export const isHelp = (error: unknown): boolean =>
  error instanceof CommanderError &&
  ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes(error.code);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
