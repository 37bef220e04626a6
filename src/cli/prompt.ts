import { NewsctlError } from '../errors.ts';
import { readable } from '../text/readable.ts';
import type { Context } from './context.ts';

/** A question, and the option that answers it where nobody can be asked. */
export interface Question {
  message: string;
  /** Such as `--name`. */
  flag: string;
  default?: string;
  /** Returns true, or what is wrong with an answer. */
  validate?: (answer: string) => true | string;
  /** Choose one of these instead of typing. */
  choices?: readonly { name: string; value: string }[];
}

/**
 * Asks on the terminal.
 * @throws NewsctlError ANSWER_NEEDED where nobody can answer, INTERRUPTED on Ctrl-C
 */
export async function ask(context: Context, question: Question): Promise<string> {
  if (!context.interactive) throw needed(question.flag);
  return guarded(context, async (prompt) => {
    const { answer } = await prompt<{ answer: string }>([toInquirer(question)]);
    return answer;
  });
}

/** Asks for several of a list; returns none where nobody can answer. */
export async function askMany(
  context: Context,
  message: string,
  choices: readonly string[],
): Promise<string[]> {
  if (!context.interactive || choices.length === 0) return [];
  return guarded(context, async (prompt) => {
    const { answer } = await prompt<{ answer: string[] }>([
      { type: 'checkbox', name: 'answer', message, choices: choices.map(shown) },
    ]);
    return answer;
  });
}

/** Asks for a yes; `flag` says it beforehand. */
export async function confirm(context: Context, message: string, flag: string): Promise<boolean> {
  if (!context.interactive)
    throw new NewsctlError('CONFIRMATION_NEEDED', message, {
      hint: `Nobody can be asked here: give ${flag} to say yes.`,
    });
  return guarded(context, async (prompt) => {
    const { answer } = await prompt<{ answer: boolean }>([
      { type: 'confirm', name: 'answer', message: readable(message), default: false },
    ]);
    return answer;
  });
}

const needed = (flag: string): NewsctlError =>
  new NewsctlError('ANSWER_NEEDED', `${flag} is needed.`, {
    hint: `Nobody can be asked here (no terminal, CI, or --no-input): give ${flag}.`,
  });

const shown = (value: string): { name: string; value: string } => ({ name: readable(value), value });

type Prompt = <T>(questions: unknown[]) => Promise<T>;

function toInquirer(question: Question) {
  const { validate } = question;
  const message = readable(question.message);
  if (question.choices)
    return {
      type: 'select',
      name: 'answer',
      message,
      choices: question.choices.map(({ name, value }) => ({ name: readable(name), value })),
      default: question.default,
    };
  return {
    type: 'input',
    name: 'answer',
    message,
    default: question.default,
    ...(validate ? { validate } : {}),
  };
}

/** Loads inquirer only when somebody is really asked; its output goes to stderr, since stdout is for the answer. */
async function guarded<T>(context: Context, run: (prompt: Prompt) => Promise<T>): Promise<T> {
  const { default: inquirer } = await import('inquirer');
  const prompt = inquirer.createPromptModule({
    input: context.stdin as NodeJS.ReadStream,
    output: context.stderr as NodeJS.WriteStream,
    signal: context.signal,
  }) as unknown as Prompt;
  try {
    return await run(prompt);
  } catch (error) {
    if (error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError'))
      throw new NewsctlError('INTERRUPTED', 'Cancelled, nothing was changed.', { hint: '' });
    throw error;
  }
}
