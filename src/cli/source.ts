import { NewsctlError } from '../errors.ts';
import { loadNewsroom } from '../newsroom/newsroom.ts';
import { sourcePassages } from '../newsroom/source-passages.ts';
import { type FileOfStore, type SourceState, storedSources } from '../newsroom/stored-sources.ts';
import { didYouMean } from '../text/suggest.ts';
import { SOURCE_ACTIONS } from './commands/source.ts';
import type { Context, Outcome } from './context.ts';
import { type AddOptions, addSource } from './source-add.ts';
import { listedSource, showList, showSource } from './source-text.ts';

/** Options that only `add` takes; the others hold for every command. */
const ONLY_ADD: Record<keyof AddOptions, string> = {
  kind: '--kind',
  speaker: '--speaker',
  url: '--url',
  lang: '--lang',
  fidelity: '--fidelity',
  confidential: '--confidential',
  capturedBy: '--captured-by',
  article: '--article',
  stdinPath: '--stdin-path',
  unread: '--unread',
};

/**
 * `newsctl source ACTION`.
 * @throws NewsctlError USAGE, SOURCE_UNKNOWN, and whatever storing throws
 */
export async function runSource(
  context: Context,
  [action = '', named]: readonly string[],
  options: AddOptions,
): Promise<Outcome> {
  const known = SOURCE_ACTIONS.find((name) => name === action);
  if (!known)
    throw usage(
      `newsctl source has no action "${action}".${didYouMean(action, SOURCE_ACTIONS)}`,
      `It has ${SOURCE_ACTIONS.join(', ')}.`,
    );
  if (known === 'add') return addSource(context, named, options);
  const stray = (Object.keys(ONLY_ADD) as (keyof AddOptions)[]).find((key) => options[key] !== undefined);
  if (stray) throw usage(`${ONLY_ADD[stray]} goes with \`newsctl source add\`.`, 'Leave it out.');
  return known === 'list' ? list(context, named) : show(context, named);
}

const ODD: Partial<Record<SourceState, string>> = {
  changed: 'is not what was stored: its SHA-256 differs',
  missing: 'is gone, and its record is still there',
};

async function list(context: Context, named: string | undefined): Promise<Outcome> {
  if (named !== undefined)
    throw usage('newsctl source list takes no file.', 'newsctl source show ID tells about one.');
  const { root } = await loadNewsroom({ cwd: context.cwd });
  const sources = (await storedSources(root, context.signal)).map(listedSource);
  const odd = sources.filter(({ state }) => ODD[state] !== undefined);
  return {
    result: { sources },
    text: showList(sources, context.paint),
    warnings: odd.map(({ file, state }) => `${file ?? 'A confidential source'} ${ODD[state]}.`),
  };
}

async function show(context: Context, named: string | undefined): Promise<Outcome> {
  if (named === undefined)
    throw usage('Which source?', 'newsctl source list shows the ids: newsctl source show ID');
  const { root } = await loadNewsroom({ cwd: context.cwd });
  const found = await findSource(root, named, context.signal);
  if (found.confidential)
    return {
      result: { source: listedSource(found), problem: null, passages: [] },
      text: 'This source is confidential: newsctl prints nothing of it.',
    };
  const { loadSource } = await import('../newsroom/source-files.ts');
  const { text, problem } = await loadSource(root, found.file, false);
  const shown = {
    source: { ...listedSource(found), record: found.record },
    problem,
    passages: text ? sourcePassages(text) : [],
  };
  return { result: shown, text: showSource(shown, context.paint) };
}

/** By its id, or by its path, which is all that a file without a record has. */
async function findSource(root: string, named: string, signal: AbortSignal): Promise<FileOfStore> {
  const sources = await storedSources(root, signal);
  const found = sources.find(({ file, record }) => record?.id === named || file === named);
  if (found) return found;
  const open = sources.flatMap(({ record, confidential }) => (record && !confidential ? [record.id] : []));
  throw new NewsctlError('SOURCE_UNKNOWN', `There is no source "${named}".${didYouMean(named, open)}`);
}

const usage = (message: string, hint: string): NewsctlError => new NewsctlError('USAGE', message, { hint });
