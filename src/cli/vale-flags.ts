import { NewsctlError } from '../errors.ts';
import { FORMATS } from '../reporters/formats.ts';
import { LEVELS, type Level } from '../style/levels.ts';
import type { CheckOptions } from './check-options.ts';
import type { OptionSpec } from './command.ts';

/** Flags as Vale has them, for scripts and people that come from there; `--help` lists newsctl's own alone. */
export const VALE_FLAGS: readonly OptionSpec[] = [
  { flags: '--output <name>', description: 'the same as --format; line, JSON and CLI are understood' },
  { flags: '--minAlertLevel <level>', description: 'the mildest level to show', choices: LEVELS },
  {
    flags: '--glob <pattern>',
    description: 'read only files that fit, or with ! in front those that do not',
  },
  { flags: '--ext <ending>', description: 'what stdin is: .md or .txt' },
  { flags: '--ignore-syntax', description: 'read every file as plain text' },
  { flags: '--no-exit', description: 'end with status 0 whatever was found' },
  ...['sort', 'normalize', 'relative'].map((name) => ({
    flags: `--${name}`,
    description: 'what newsctl does anyway',
  })),
  { flags: '--no-wrap', description: 'what newsctl does anyway in its lines' },
].map((option) => ({ ...option, hidden: true }));

/** What Vale's flags mean here, beside the options of `check` itself. */
export interface ValeFlags {
  output?: string;
  minAlertLevel?: Level;
  glob?: string;
  ext?: string;
  ignoreSyntax?: boolean;
  exit?: boolean;
}

/** Options of `check` with what Vale's flags mean in them. */
export function withValeFlags(
  paths: readonly string[],
  options: CheckOptions,
): { paths: readonly string[]; options: CheckOptions } {
  const { output, ext, exit } = options;
  return {
    paths: ext !== undefined && paths.length === 0 ? ['-'] : paths,
    options: {
      ...options,
      ...(output === undefined ? {} : { format: formatNamed(output) }),
      ...(ext === undefined ? {} : { stdinPath: `stdin.${ext.replace(/^\./, '')}` }),
      ...(exit === false ? { failOn: 'never' } : {}),
    },
  };
}

/** Vale writes JSON and CLI in capitals; its CLI is newsctl's text. */
function formatNamed(output: string): string {
  const name = output.toLowerCase() === 'cli' ? 'text' : output.toLowerCase();
  const names = [...FORMATS.map((format) => format.name), 'json'];
  if (names.includes(name)) return name;
  throw new NewsctlError('USAGE', `There is no output ${output}: it should be one of ${names.join(', ')}.`);
}

/** Flags that only a `.vale.ini` gives a meaning. */
export function refuseWithoutConfig({ minAlertLevel, glob, ext, ignoreSyntax }: CheckOptions): void {
  const named = Object.entries({
    '--minAlertLevel': minAlertLevel,
    '--glob': glob,
    '--ext': ext,
    '--ignore-syntax': ignoreSyntax,
  }).find(([, value]) => value !== undefined);
  if (named)
    throw new NewsctlError('USAGE', `${named[0]} is a flag of Vale's: it needs the styles of a .vale.ini.`, {
      hint: 'Name the file with --config .vale.ini, or leave the flag out.',
    });
}
