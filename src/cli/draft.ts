import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { listTypes } from '../newsroom/article-types.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { RECORD_ENDING } from '../newsroom/source-name.ts';
import type { Context } from './context.ts';
import { ask, askMany } from './prompt.ts';

/** What the command line says of a new article. */
export interface Given {
  type?: string | undefined;
  headline?: string | undefined;
  section?: string | undefined;
  byline?: string[] | undefined;
  source?: string[] | undefined;
}

/** Everything `createArticle` needs; what was not given is asked, or left empty where nobody can be asked. */
export async function draftFrom(context: Context, newsroom: Newsroom, shipped: string, given: Given) {
  const type = given.type ?? (await askType(context, newsroom, shipped));
  const headline =
    given.headline ??
    (await ask(context, { message: 'Working headline?', flag: 'HEADLINE', validate: hasLetters }));
  const everythingGiven = given.type !== undefined && given.headline !== undefined;
  // Somebody who gave type and headline on the command line wants no more questions.
  const asks = context.interactive && !everythingGiven;
  const section = given.section ?? (asks ? await askSection(context, newsroom) : '');
  const byline = given.byline ?? (asks ? await askByline(context) : []);
  const sources = (given.source ?? []).map((file) => resolve(context.cwd, file));
  const chosen = given.source === undefined && asks ? await askSources(context, newsroom.root) : [];
  return { type, headline, section, byline, sources: [...sources, ...chosen] };
}

async function askType(context: Context, newsroom: Newsroom, shipped: string): Promise<string> {
  const types = await listTypes(newsroom, shipped);
  const choices = types.map(({ name, label, purpose }) => ({ name: `${label}: ${purpose}`, value: name }));
  return ask(context, { message: 'What kind of article?', flag: 'TYPE', choices });
}

function askSection(context: Context, { config }: Newsroom): Promise<string> {
  const message = 'Section?';
  if (config.sections.length === 0) return ask(context, { message, flag: '--section' });
  return ask(context, {
    message,
    flag: '--section',
    choices: config.sections.map((name) => ({ name, value: name })),
  });
}

async function askByline(context: Context): Promise<string[]> {
  const answer = await ask(context, {
    message: 'Byline? (names, parted by commas; empty for the desk)',
    flag: '--byline',
  });
  return answer
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

async function askSources(context: Context, root: string): Promise<string[]> {
  const folder = join(root, 'sources');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith(RECORD_ENDING))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const shown = files.map((file) => file.slice(root.length + 1));
  return (await askMany(context, 'Which sources?', shown.sort())).map((file) => join(root, file));
}

const hasLetters = (answer: string): true | string =>
  /[\p{L}\p{N}]/u.test(answer) || 'A headline needs at least one letter or digit.';
