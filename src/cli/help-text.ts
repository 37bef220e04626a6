import { COMMANDS } from './commands/index.ts';
import { packageVersion } from './package.ts';
import { buildProgram } from './program.ts';

/** The help of a command, or of the whole program without a name; null where there is no such command. */
export function helpFor(name: string | undefined): string | null {
  const program = buildProgram(COMMANDS, packageVersion(), async () => {});
  const command =
    name === undefined ? program : program.commands.find((candidate) => candidate.name() === name);
  return command ? command.helpInformation() : null;
}

export const commandNames = (): string[] => COMMANDS.map((spec) => spec.name);
