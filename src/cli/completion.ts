import tab from '@bomb.sh/tab/commander';
import { ARTICLE_TYPES } from '../article/types.ts';
import { ERRORS } from '../errors.ts';
import { TOPICS } from '../explain/topics.ts';
import { ruleIds } from '../rules/index.ts';
import { SHELLS } from './commands/completion.ts';
import { COMMANDS } from './commands/index.ts';
import { SOURCE_ACTIONS } from './commands/source.ts';
import { STYLE_ACTIONS } from './commands/style.ts';
import { packageVersion } from './package.ts';
import { buildProgram } from './program.ts';

export type Shell = (typeof SHELLS)[number];

const topics = TOPICS.map(({ name }) => name);

/** What the first argument of a command can be, where that is a list. */
const FIRST: Record<string, readonly string[]> = {
  new: ARTICLE_TYPES.map(({ name }) => name),
  explain: [...topics, ...ruleIds(), ...Object.keys(ERRORS)],
  source: SOURCE_ACTIONS,
  style: STYLE_ACTIONS,
  completion: SHELLS,
  help: [...COMMANDS.map(({ name }) => name), ...topics],
};

/** The commands as the completion library sees them; what they complete to is asked of this program at each Tab. */
function completer() {
  const shown = COMMANDS.map((spec) => ({
    ...spec,
    options: (spec.options ?? []).filter(({ hidden }) => !hidden),
  }));
  const program = buildProgram(shown, packageVersion(), async () => {});
  for (const command of program.commands)
    command.registeredArguments[0]?.choices(FIRST[command.name()] ?? []);
  return tab(program);
}

/** The script that a shell reads once; it calls `newsctl complete -- WORDS`. */
export function completionScript(shell: Shell): string {
  return `${captured(() => completer().setup('newsctl', 'newsctl', shell)).join('\n')}\n`;
}

/** Answers a shell: one suggestion a line. `words` is what stands after `complete --`. */
export function completions(words: readonly string[]): string {
  const lines = captured(() => completer().parse([...words]));
  // The library offers the command that it is asked with; nobody types that.
  return `${lines.filter((line) => !line.startsWith('complete\t')).join('\n')}\n`;
}

/** The library writes to the console; here its words are the answer, for the caller to print. */
function captured(work: () => void): string[] {
  const lines: string[] = [];
  // biome-ignore lint/suspicious/noConsole: this takes the library's output over
  const log = console.log;
  console.log = (line: unknown) => lines.push(String(line));
  try {
    work();
  } finally {
    console.log = log;
  }
  return lines;
}
