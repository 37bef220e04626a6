import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { SourceEntry } from '../article/front-matter-types.ts';
import { NewsctlError } from '../errors.ts';
import { declaredIds, declareSource } from '../newsroom/declare-source.ts';
import { shownPath } from '../newsroom/find-articles.ts';
import { loadNewsroom, type Newsroom } from '../newsroom/newsroom.ts';
import { MOST_BYTES } from '../newsroom/source-files.ts';
import { entryText, type SourceRecord } from '../newsroom/source-record.ts';
import { speakerMap } from '../newsroom/speaker-map.ts';
import { forgetSource, storeSource } from '../newsroom/store-source.ts';
import { fileError, readTextFile } from '../text/read-file.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import type { Context, Outcome } from './context.ts';
import { ask } from './prompt.ts';
import { readAtMost } from './stdin.ts';

/** What the command line says of a file that is to be stored. */
export interface AddOptions {
  kind?: SourceEntry['kind'];
  speaker?: string[];
  url?: string;
  lang?: string;
  fidelity?: NonNullable<SourceEntry['fidelity']>;
  confidential?: boolean;
  capturedBy?: string;
  article?: string;
  stdinPath?: string;
  unread?: boolean;
}

/** `newsctl source add`. */
export async function addSource(
  context: Context,
  file: string | undefined,
  options: AddOptions,
): Promise<Outcome> {
  refuseFaults(file, options);
  const newsroom = await loadNewsroom({ cwd: context.cwd });
  const article = options.article === undefined ? null : await articleAt(context, options.article);
  const bytes = await bytesOf(context, file!, options);
  const { record, problem } = await storeSource(newsroom, {
    ...pick(options),
    name: file === '-' ? (options.stdinPath ?? 'stdin.txt') : file!,
    bytes,
    capturedBy: await capturedBy(context, options),
    speakers: speakerMap(options.speaker ?? [], newsroom.people),
    takenIds: article ? declaredIds(article.text) : [],
    now: context.now,
  });
  if (article) await declare(newsroom, article, record);
  const path = shownPath(resolve(newsroom.root, record.file), context.cwd);
  const warnings = problem === null ? [] : [`${record.file} ${problem}. It was stored all the same.`];
  return {
    result: { path, record, article: options.article ?? null, problem },
    text: article ? path : entryText(record),
    warnings,
    notes: context.interactive ? [article ? `Declared in ${article.path}.` : `Stored as ${path}.`] : [],
  };
}

function refuseFaults(file: string | undefined, { stdinPath, url, lang }: AddOptions): void {
  const refuse = (message: string, hint: string): never => {
    throw new NewsctlError('USAGE', message, { hint });
  };
  if (file === undefined) refuse('Which file?', 'newsctl source add FILE, or - for stdin.');
  if (stdinPath !== undefined && file !== '-')
    refuse('--stdin-path names what comes from stdin: give - as the file.', 'newsctl source add - …');
  if (url !== undefined) {
    const address = URL.canParse(url) ? new URL(url) : null;
    if (!address || !/^https?:$/.test(address.protocol))
      refuse('--url should be an address that starts with https:// or http://.', 'Copy it from the browser.');
    // An article is read by many; so is its front matter.
    if (address?.username || address?.password)
      refuse('--url has a user name or a password in it.', 'Leave that out: it would stand in the record.');
  }
  if (lang !== undefined && !isLanguage(lang))
    refuse('--lang should be the tag of a language.', 'For example: --lang fr');
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const pick = ({ kind, url, lang, fidelity, confidential, unread }: AddOptions) => ({
  ...(kind && { kind }),
  ...(url && { url }),
  ...(lang && { lang }),
  ...(fidelity && { fidelity }),
  ...(confidential && { confidential }),
  ...(unread && { unread }),
});

/** Whatever is named is read as a stream, so that a pipe will do and an endless one does no harm. */
async function bytesOf(context: Context, file: string, { confidential }: AddOptions): Promise<Uint8Array> {
  if (file === '-' && context.stdin.isTTY)
    throw new NewsctlError('ANSWER_NEEDED', '- reads the source from stdin, and nothing is piped in.', {
      hint: 'For example: newsctl source add --stdin-path statement.txt - < statement.txt',
    });
  const stream = file === '-' ? context.stdin : createReadStream(resolve(context.cwd, file));
  const shown = confidential ? '(confidential)' : file;
  let bytes: Uint8Array | null;
  try {
    bytes = await readAtMost(stream, context.signal, MOST_BYTES);
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    const { code, message, cause } = fileError(error, shown);
    // What the system says of a failure names the file.
    throw new NewsctlError(code, message, confidential ? {} : { cause });
  }
  if (bytes !== null) return bytes;
  throw new NewsctlError('SOURCE_UNREADABLE', `${shown} is larger than 200 MB. Nothing was stored.`, {
    hint: 'Store the part that the article rests on.',
  });
}

/** Who took a source in must be known: the flag, the name that git or the system has for the user, or an answer. */
async function capturedBy(context: Context, { capturedBy: given }: AddOptions): Promise<string> {
  const { cwd, env } = context;
  const named = given ?? (await gitName(cwd)) ?? env.USER ?? env.USERNAME ?? '';
  const name = named.trim();
  return name === '' ? ask(context, { message: 'Who took it in?', flag: '--captured-by' }) : name;
}

async function gitName(cwd: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['config', 'user.name'], { cwd });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

interface ArticleFile {
  file: string;
  path: string;
  text: string;
}

/** Looked at before anything is stored: an article that no source can be added to is no reason to store one. */
async function articleAt(context: Context, path: string): Promise<ArticleFile> {
  const article = { file: resolve(context.cwd, path), path };
  const text = await readTextFile(article.file, path);
  if (declareSource(text, { id: 'source', kind: 'document' }) === null) throw unfit(path);
  return { ...article, text };
}

async function declare({ root }: Newsroom, article: ArticleFile, record: SourceRecord): Promise<void> {
  try {
    // Read again: an editor may have saved it while the source was read.
    const text = declareSource(await readTextFile(article.file, article.path), record);
    if (text === null) throw unfit(article.path);
    await writeFileAtomically(article.file, text);
  } catch (error) {
    await forgetSource(root, record);
    throw error;
  }
}

const unfit = (path: string): NewsctlError =>
  new NewsctlError('FILE_UNREADABLE', `No source can be added to the front matter of ${path}.`, {
    hint: 'See `newsctl check` for what is wrong with it, or leave --article out and paste the entry.',
  });
