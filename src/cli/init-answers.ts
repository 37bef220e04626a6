import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { type Answers, QUESTIONS, validateAnswers } from '../newsroom/init.ts';
import { CONFIG_FILE } from '../newsroom/find-root.ts';
import type { Context } from './context.ts';
import { ask } from './prompt.ts';

type Key = keyof Answers;

/**
 * The answers that `init` needs: from the options, then from the person at the terminal, then sensible ones.
 * @throws NewsctlError USAGE for an option that cannot stand, before anything is asked; ANSWER_NEEDED
 */
export async function answersFor(context: Context, options: Partial<Record<Key, string>>): Promise<Answers> {
  const given = QUESTIONS.filter((key) => options[key] !== undefined);
  const faults = validateAnswers(Object.fromEntries(given.map((key) => [key, options[key]])));
  const messages = Object.entries(faults).map(([key, message]) => `--${key} ${message}`);
  if (messages.length > 0) throw new NewsctlError('USAGE', messages.join('\n'));
  const answers: Partial<Record<Key, string>> = {};
  for (const key of QUESTIONS) answers[key] = options[key] ?? (await answerTo(context, key));
  return answers as Answers;
}

/** Nobody should answer five questions to hear that the newsroom is there already. */
export async function refuseSecondNewsroom(folder: string): Promise<void> {
  const there = await lstat(join(folder, CONFIG_FILE)).catch(() => null);
  if (there)
    throw new NewsctlError('FILE_EXISTS', `This folder is a newsroom already: it has a ${CONFIG_FILE}.`, {
      hint: `Change ${CONFIG_FILE} in an editor, or make the newsroom in another folder.`,
    });
}

async function answerTo(context: Context, key: Key): Promise<string> {
  const { message, fallback } = questionsFor(context)[key];
  if (fallback && !context.interactive) return fallback;
  return ask(context, {
    message,
    flag: `--${key}`,
    ...(fallback ? { default: fallback } : {}),
    validate: (answer) => validateAnswers({ [key]: answer })[key] ?? true,
    ...(key === 'jurisdiction' ? { choices: JURISDICTIONS } : {}),
  });
}

const JURISDICTIONS = [
  { name: 'United Kingdom', value: 'uk' },
  { name: 'United States', value: 'us' },
  { name: 'none: no law prompts', value: 'none' },
];

/** The name and the address nobody can guess; for the rest there is a sensible answer. */
function questionsFor(context: Context): Record<Key, { message: string; fallback?: string }> {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return {
    name: { message: 'What is the newsroom called?' },
    url: {
      message: 'At which address will readers find it?',
      ...(context.interactive ? { fallback: 'https://example.org' } : {}),
    },
    language: {
      message: 'In which language does it write?',
      fallback: locale.startsWith('en-US') && timeZone.startsWith('America/') ? 'en-US' : 'en-GB',
    },
    timezone: {
      message: 'In which time zone are its dates?',
      fallback: timeZone === 'UTC' ? 'Europe/London' : timeZone,
    },
    jurisdiction: {
      message: 'Whose law should the check ask about?',
      fallback: timeZone.startsWith('America/') ? 'us' : 'uk',
    },
  };
}
