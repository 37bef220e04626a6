import type { Context, Outcome } from './context.ts';

/** One option of a command, as commander writes it. */
export interface OptionSpec {
  flags: string;
  description: string;
  /** Allowed values. */
  choices?: readonly string[];
  /** May be given several times. */
  repeatable?: boolean;
  number?: boolean;
  /** Understood, but left out of `--help`, the documentation and the completion. */
  hidden?: boolean;
}

export interface ArgumentSpec {
  /** `[paths...]`, `<file...>`. */
  name: string;
  description: string;
}

/** A command as data: the parser, `--help`, the documentation and the completion are made from it. */
export interface CommandSpec<Options = Record<string, unknown>> {
  name: string;
  /** One line, for the list of commands. */
  summary: string;
  /** What else a person should know, in whole sentences. */
  details?: string;
  arguments?: readonly ArgumentSpec[];
  options?: readonly OptionSpec[];
  examples: readonly { line: string; does: string }[];
  /** Where it stands in the list of commands. */
  group: 'Write' | 'Check' | 'Publish' | 'Help';
  run(context: Context, args: string[], options: Options): Promise<Outcome>;
}

/** Gives a command its types. */
export function defineCommand<Options = Record<string, unknown>>(spec: CommandSpec<Options>): CommandSpec {
  return spec as CommandSpec;
}
