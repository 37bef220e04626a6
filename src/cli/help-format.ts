import type { CommandSpec, OptionSpec } from './command.ts';
import { wrap } from './wrap.ts';

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

const WIDTH = 80;

const SENTENCE =
  'newsctl is the sub-editor of a small newsroom: it drafts articles, finds every quotation and who said it, and publishes a whole site.';

const EXAMPLES = [
  ['newsctl new news "Bridge to close"', 'draft an article'],
  ['newsctl check', 'read every article as a sub-editor would'],
  ['newsctl publish --dry-run', 'see what would change for readers'],
] as const;

const GROUPS = ['Write', 'Check', 'Publish', 'Help'] as const;

/** What `newsctl` alone says: what it is, three examples, the commands. */
export function overview(specs: readonly CommandSpec[]): string {
  const groups = GROUPS.map((group): [string, string] => [
    group,
    specs
      .filter((spec) => spec.group === group)
      .map((spec) => spec.name)
      .join(', '),
  ]);
  return joined([
    wrap(SENTENCE, WIDTH),
    columns(EXAMPLES, '  '),
    columns(groups, '  '),
    ['newsctl help COMMAND shows how a command is used; newsctl --help lists them all.'],
  ]);
}

/** `newsctl --help`. */
export function programHelp(specs: readonly CommandSpec[]): string {
  const groups = GROUPS.map((group) => {
    const rows = specs
      .filter((spec) => spec.group === group)
      .map(({ name, summary }): [string, string] => [name, summary]);
    return [`${group}:`, ...columns(rows, '  ')];
  });
  return joined([
    ['Usage: newsctl COMMAND [options]'],
    wrap(SENTENCE, WIDTH),
    ['Examples:', ...columns(EXAMPLES, '  ')],
    ...groups,
    ['Global options:', ...optionRows([VERSION, ...GLOBAL_OPTIONS])],
    wrap(
      'newsctl help COMMAND tells more; newsctl explain TOPIC tells about rules, errors and files.',
      WIDTH,
    ),
  ]);
}

const VERSION: OptionSpec = { flags: '-V, --version', description: 'print the version' };

/** `newsctl COMMAND --help`: how it is written, what it does, examples, and only then every option. */
export function commandHelp(spec: CommandSpec): string {
  const named = (spec.arguments ?? []).map(({ name, description }): [string, string] => [name, description]);
  return joined([
    [`Usage: ${usage(spec)}`],
    [`${spec.summary.charAt(0).toUpperCase()}${spec.summary.slice(1)}.`],
    ['Examples:', ...spec.examples.flatMap(({ line, does }) => [`  ${line}`, `      ${does}`])],
    spec.details ? wrap(spec.details, WIDTH) : [],
    named.length > 0 ? ['Arguments:', ...columns(named, '  ')] : [],
    spec.options?.length ? ['Options:', ...optionRows(spec.options)] : [],
    ['Global options:', ...optionRows(GLOBAL_OPTIONS)],
  ]);
}

const usage = (spec: CommandSpec): string =>
  ['newsctl', spec.name, ...(spec.arguments ?? []).map(({ name }) => name), '[options]'].join(' ');

const optionRows = (options: readonly OptionSpec[]): string[] =>
  columns(
    options
      .filter(({ hidden }) => !hidden)
      .map(({ flags, description, choices }): [string, string] => [
        flags,
        choices ? `${description} (${choices.join(', ')})` : description,
      ]),
    '  ',
  );

/** Two columns; what does not fit into the second goes on below it. */
function columns(rows: readonly (readonly [string, string])[], indent: string): string[] {
  const first = Math.max(...rows.map(([name]) => name.length));
  const hang = `${indent}${' '.repeat(first)}  `;
  return rows.flatMap(([name, text]) =>
    wrap(text, WIDTH - hang.length).map((part, i) =>
      i === 0 ? `${indent}${name.padEnd(first)}  ${part}` : hang + part,
    ),
  );
}

const joined = (parts: readonly string[][]): string =>
  `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
