import { diffWordsWithSpace } from 'diff';
import { wordsOf } from '../publish/articles/html-words.ts';
import type { ArticleEntry } from '../publish/articles/plan.ts';
import type { PreparedArticles } from '../publish/articles/prepare.ts';
import { readable } from '../text/readable.ts';
import type { Paint } from './paint.ts';

type Shown = Pick<PreparedArticles, 'entries' | 'waiting'>;

const SIGNS: Record<ArticleEntry['action'], string> = {
  create: '+ new   ',
  update: '~ update',
  unpublish: '- down  ',
  accept: '= theirs',
  keep: '! theirs',
};

/** The plan for a person: what changes for readers and why, and what stays at home. */
export function showArticles({ entries, waiting }: Shown, label: string, paint: Paint): string {
  const told = entries.filter(({ action, edited, conflict }) => action !== 'keep' || edited || conflict);
  const lines = told.map((entry) => showEntry(entry, paint));
  const kept = entries.length - told.length;
  return [
    paint.bold(`Plan for ${readable(label)}`),
    ...lines,
    `  ${told.length === 0 ? `Nothing to do: ${kept} articles are as they should be.` : `${kept} unchanged.`}`,
    ...(waiting.length === 0 ? [] : [paint.bold('Stays at home')]),
    ...waiting.map(({ path, reason }) => `  ${readable(path)}  ${paint.dim(reason)}`),
  ].join('\n');
}

function showEntry({ action, path, reason, conflict }: ArticleEntry, paint: Paint): string {
  const colour = conflict || action === 'unpublish' ? paint.red : paint.green;
  const sign = conflict ? '! stop  ' : SIGNS[action];
  return `  ${colour(sign)} ${readable(path)}  ${paint.dim(reason)}`;
}

/** What the system has otherwise than the newsroom, word by word: `[-theirs-]` is there, `{+ours+}` in the article file. */
export function showConflicts(entries: readonly ArticleEntry[], paint: Paint): string {
  const disputed = entries.filter(({ edited, draft, there }) => edited && draft && there);
  return disputed
    .map(({ path, draft, there }) =>
      [
        `${paint.bold(readable(path))} ${paint.dim('[-as it stands there-] {+as the article file has it+}')}`,
        ...differences(wordsOf(there!.headline), draft!.article.headline, paint),
        ...differences(wordsOf(there!.html), draft!.words, paint),
      ].join('\n'),
    )
    .join('\n');
}

/** Lines in which something differs. */
function differences(theirs: string, ours: string, paint: Paint): string[] {
  const all = diffWordsWithSpace(theirs, ours)
    .map(({ value, added, removed }) => {
      if (added) return marked(value, '{+', '+}', paint.green);
      return removed ? marked(value, '[-', '-]', paint.red) : readable(value);
    })
    .join('');
  return all
    .split('\n')
    .filter((line) => /\[-|\{\+/.test(line))
    .map((line) => `  ${line}`);
}

/** Marks that open and close on the same line. */
const marked = (text: string, open: string, close: string, colour: (text: string) => string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : colour(`${open}${readable(line)}${close}`)))
    .join('\n');

/** The plan for a program. */
export function articlesResult({ entries, waiting }: Shown): Record<string, unknown> {
  const count = (action: ArticleEntry['action']): number =>
    entries.filter((entry) => entry.action === action).length;
  return {
    plan: entries.map(({ action, id, path, reason, conflict, edited, there }) => ({
      ...{ action, id, path, reason, conflict, edited },
      url: there?.url ?? null,
      changedThere: edited ? (there?.modified ?? null) : null,
    })),
    counts: {
      create: count('create'),
      update: count('update'),
      unpublish: count('unpublish'),
      accept: count('accept'),
      keep: count('keep'),
    },
    conflicts: entries.filter(({ conflict }) => conflict !== null).map(({ path }) => path),
    waiting: waiting.map(({ path, reason }) => ({ path, reason })),
  };
}
