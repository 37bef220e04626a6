import tab from '@bomb.sh/tab/commander';
import { COMMANDS } from './commands/index.ts';
import { packageVersion } from './package.ts';
import { buildProgram } from './program.ts';

export type Shell = 'bash' | 'zsh' | 'fish' | 'powershell';

/** The commands as the completion library sees them; what they complete to is asked of this program at each Tab. */
function completer() {
  return tab(buildProgram(COMMANDS, packageVersion(), async () => {}));
}

/** The script that a shell reads once; it calls `newsctl complete -- WORDS`. */
export function completionScript(shell: Shell): string {
  return captured(() => completer().setup('newsctl', 'newsctl', shell));
}

/** Answers a shell: one suggestion a line. `words` is what stands after `complete --`. */
export function completions(words: readonly string[]): string {
  return captured(() => completer().parse([...words]));
}

/** The library writes to the console; here its words are the answer, for the caller to print. */
function captured(work: () => void): string {
  const lines: unknown[] = [];
  // biome-ignore lint/suspicious/noConsole: this takes the library's output over
  const log = console.log;
  console.log = (line: unknown) => lines.push(line);
  try {
    work();
  } finally {
    console.log = log;
  }
  return `${lines.join('\n')}\n`;
}
