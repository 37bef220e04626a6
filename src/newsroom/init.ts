import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { frontMatterSchema } from '../article/front-matter-schema.ts';
import { NewsctlError } from '../errors.ts';
import { configSchema } from './config.ts';
import { CONFIG_FILE } from './find-root.ts';
import { configuration, IGNORED, PEOPLE } from './starting-files.ts';
import { writeNew } from './write-new.ts';

/** The five questions of `init`. */
export interface Answers {
  name: string;
  url: string;
  /** BCP 47, such as en-GB. */
  language: string;
  /** IANA, such as Europe/London. */
  timezone: string;
  jurisdiction: 'uk' | 'us' | 'none';
}

export interface PlannedFile {
  /** Relative to the new folder, with `/`. */
  path: string;
  text: string;
}

export const QUESTIONS = ['name', 'url', 'language', 'timezone', 'jurisdiction'] as const;

/**
 * What is wrong with answers, one message for each question that needs another.
 * @example validateAnswers({ url: 'example' }) // { url: 'should be the full address of the site, …' }
 */
export function validateAnswers(answers: Partial<Record<keyof Answers, string>>) {
  const messages: Partial<Record<keyof Answers, string>> = {};
  for (const question of QUESTIONS) {
    const answer = answers[question];
    if (answer === undefined) continue;
    const message = fault(configSchema.shape[question], answer) ?? languageFault(question, answer);
    if (message) messages[question] = message;
  }
  return messages;
}

function fault(schema: z.ZodType, answer: string): string | null {
  const issue = schema.safeParse(answer).error?.issues[0];
  if (!issue) return null;
  return issue.code === 'invalid_value' ? `should be one of ${issue.values.join(', ')}.` : issue.message;
}

/** The language also goes into every article, whose front matter is stricter. */
const languageFault = (question: keyof Answers, answer: string): string | null =>
  question === 'language' ? fault(frontMatterSchema('lang')!, answer) : null;

/** The files of a new newsroom. Any answers that {@link validateAnswers} accepts make a valid configuration. */
export function planNewsroom(answers: Answers): PlannedFile[] {
  return [
    { path: 'people.yaml', text: PEOPLE },
    ...['articles', 'sources', 'media', 'style'].map((folder) => ({ path: `${folder}/.gitkeep`, text: '' })),
    { path: '.gitignore', text: IGNORED },
    // Last: while it is missing, an interrupted `init` can be run again.
    { path: CONFIG_FILE, text: configuration(answers) },
  ];
}

/**
 * Makes a newsroom. Files that are there already stay as they are.
 * @param folder absolute path; made if it does not exist
 * @returns paths relative to the folder
 * @throws NewsctlError FILE_EXISTS if the folder is a newsroom already, USAGE for an answer that cannot stand,
 * FILE_UNWRITABLE
 */
export async function initNewsroom(
  folder: string,
  answers: Answers,
): Promise<{ created: string[]; kept: string[] }> {
  const faults = Object.entries(validateAnswers({ ...answers }));
  if (faults.length > 0)
    throw new NewsctlError('USAGE', faults.map(([question, message]) => `${question} ${message}`).join('\n'));
  if (await exists(join(folder, CONFIG_FILE))) throw alreadyThere();
  const created: string[] = [];
  const kept: string[] = [];
  for (const { path, text } of planNewsroom(answers)) {
    if (await writeNew(folder, path, text)) created.push(path);
    else if (path === CONFIG_FILE) throw alreadyThere();
    else kept.push(path);
  }
  return { created, kept };
}

const alreadyThere = (): NewsctlError =>
  new NewsctlError('FILE_EXISTS', `This folder is a newsroom already: it has a ${CONFIG_FILE}.`, {
    hint: `Change ${CONFIG_FILE} in an editor, or make the newsroom in another folder.`,
  });

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
