import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CommandSpec, OptionSpec } from './command.ts';
import type { GlobalOptions } from './context.ts';
import { commandHelp, GLOBAL_OPTIONS, programHelp } from './help-format.ts';

/** Called with what the parser understood. */
export type Dispatch = (
  spec: CommandSpec,
  args: string[],
  options: Record<string, unknown> & GlobalOptions,
) => Promise<void>;

/**
 * Builds the parser from the commands as data.
 * @param show takes the text of `--help` and `--version`
 */
export function buildProgram(
  specs: readonly CommandSpec[],
  version: string,
  dispatch: Dispatch,
  show: (text: string) => void = () => {},
): Command {
  const program = new Command('newsctl')
    .version(version, '-V, --version', 'print the version')
    .helpCommand(false)
    .configureHelp({ formatHelp: () => programHelp(specs) })
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ writeOut: show, writeErr: () => {} });
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
    .description(spec.summary)
    .helpOption('-h, --help', 'show help')
    .copyInheritedSettings(program)
    .configureHelp({ formatHelp: () => commandHelp(spec) });
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
    if (spec.hidden) option.hideHelp();
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

/** Whether the parser stopped because it was asked for help or the version, or for nothing at all. */
export const isHelp = (error: unknown): error is CommanderError =>
  error instanceof CommanderError &&
  ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes(error.code);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
