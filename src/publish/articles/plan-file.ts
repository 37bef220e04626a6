import * as z from 'zod';
import type { ArticleHost } from '../../hosts/article-host.ts';
import { sha256 } from '../../text/sha256.ts';
import {
  demandNone,
  demandSameHost,
  differing,
  planChanged,
  planHead,
  readWritten,
} from '../written-plan.ts';
import type { Draft } from './drafts.ts';
import type { ArticleEntry, Take } from './plan.ts';
import type { PreparedArticles } from './prepare.ts';

const change = z.object({
  action: z.enum(['create', 'update', 'unpublish', 'accept']),
  id: z.string(),
  path: z.string(),
  /** Of all that the system is given for it; null for one that is taken from readers. */
  sha256: z.string().nullable(),
  /** Of what the system had when the plan was made; null where it had nothing. */
  there: z.string().nullable(),
});

const schema = z.object({
  ...planHead,
  /** Which system that was: the name of a host stays when its address is another one. */
  at: z.string(),
  /** The last publish that the receipts told of; null before the first. */
  last: z.string().nullable(),
  /** Who has the last word where an article was changed there. */
  take: z.enum(['ours', 'theirs']).nullable(),
  articles: z.array(change),
});

/** The plan for articles as it was written down, for somebody to look through and another run to carry out. */
export type WrittenArticlesPlan = z.infer<typeof schema>;

/** What a plan is written down from. */
export interface ArticlesPlanInput {
  /** The host's name in `newsctl.yaml`. */
  host: string;
  made: Date;
  system: Pick<ArticleHost, 'label' | 'sentFor'>;
  take: Take;
  prepared: Pick<PreparedArticles, 'entries' | 'known'>;
}

export const writtenPlan = ({
  host,
  made,
  system,
  take,
  prepared: { entries, known },
}: ArticlesPlanInput): WrittenArticlesPlan => ({
  version: 1,
  made: made.toISOString(),
  host,
  at: system.label,
  last: known.last?.release ?? null,
  take,
  articles: entries.filter(isChange).map(({ action, id, path, draft, there }) => ({
    ...{ action, id, path },
    sha256: draft && sentMark(draft, system),
    there: there?.mark ?? null,
  })),
});

const isChange = (entry: ArticleEntry): entry is ArticleEntry & { action: Change } => entry.action !== 'keep';

type Change = z.infer<typeof change>['action'];

/** Settings of the host, such as who signs with which account, are in what it is given, and in no draft. */
const sentMark = ({ sent, article }: Draft, system: Pick<ArticleHost, 'sentFor'>): string =>
  sha256(JSON.stringify([sent, system.sentFor(article)]));

/** @param shown how messages name the file @throws NewsctlError USAGE, PLAN_CHANGED */
export const readPlan = (file: string, shown: string): Promise<WrittenArticlesPlan> =>
  readWritten(file, shown, { schema, list: 'articles' });

/**
 * Makes sure that what would be done now is what was written down, article by article, to what stands there.
 * @throws NewsctlError PLAN_CHANGED
 */
export function demandSamePlan(
  written: WrittenArticlesPlan,
  now: WrittenArticlesPlan,
  { prepared: { entries } }: Pick<ArticlesPlanInput, 'prepared'>,
): void {
  demandSameHost(written, now);
  if (written.at !== now.at)
    throw planChanged(`it is for ${written.at}, and the host \`${now.host}\` is ${now.at} now`);
  if (written.last !== now.last)
    throw planChanged(
      `it was made when the last publish was ${written.last ?? 'none'}, and now it is ${now.last ?? 'none'}`,
    );
  if (written.take !== now.take)
    throw planChanged(`it was made ${takeWords(written.take)}, and this is ${takeWords(now.take)}`);
  const reasons = new Map(entries.map(({ id, reason }) => [id, reason]));
  const paths = new Map([...now.articles, ...written.articles].map(({ id, path }) => [id, path]));
  demandNone(
    differing(written.articles, now.articles, ({ id }) => id).map(
      (id) => `${paths.get(id)} (${reasons.get(id) ?? 'nothing is to be done now'})`,
    ),
    'articles',
  );
}

const takeWords = (take: Take): string => (take === null ? 'without `--take-…`' : `with \`--take-${take}\``);
