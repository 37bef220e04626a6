import { markerOf, type RemoteArticle } from '../../hosts/article-host.ts';
import { type Begun, isBegun } from './begun.ts';
import type { Draft } from './drafts.ts';
import { wordsOf } from './html-words.ts';
import type { HostedRecord } from './records.ts';

export type ArticleAction = 'create' | 'update' | 'unpublish' | 'accept' | 'keep';

/** Why the newsroom and the system do not agree on who has the last word. */
export type Conflict = 'edited' | 'removed' | 'foreign';

/** What happens to one article, and why. */
export interface ArticleEntry {
  action: ArticleAction;
  id: string;
  /** Its file in the newsroom; the last that is known of it where it is gone. */
  path: string;
  headline: string;
  reason: string;
  /** Somebody has to decide first. */
  conflict: Conflict | null;
  /** Whether it was changed in the system since newsctl put it there, decided or not. */
  edited: boolean;
  draft: Draft | null;
  record: HostedRecord | null;
  there: RemoteArticle | null;
}

/** Who has the last word where an article was changed in the system. */
export type Take = 'ours' | 'theirs' | null;

export interface ArticlePlanInput {
  drafts: readonly Draft[];
  records: ReadonlyMap<string, HostedRecord>;
  /** Articles that readers have, or may have, and that go out no more, by id: file and reason. */
  leaving: ReadonlyMap<string, { path: string; reason: string }>;
  /** What the records tell of, as it is there now. */
  there: ReadonlyMap<string, RemoteArticle>;
  /** What stands at the addresses of articles of which there is no record, by their ids; of those that leave, ours alone. */
  standing: ReadonlyMap<string, RemoteArticle>;
  /** What was being sent when a publish was cut off. */
  begun: readonly Begun[];
  take: Take;
}

/** Compares articles with what is recorded of them and with what the system has. Pure. */
export function planArticles(input: ArticlePlanInput): ArticleEntry[] {
  const entries = input.drafts.map((draft) => outgoing(draft, input));
  for (const [id, { path, reason }] of input.leaving) entries.push(leaving(id, path, reason, input));
  return entries;
}

type Decision = Pick<ArticleEntry, 'action' | 'reason'> & Partial<Pick<ArticleEntry, 'conflict' | 'edited'>>;

function outgoing(draft: Draft, { records, there, standing, begun, take }: ArticlePlanInput): ArticleEntry {
  const record = records.get(draft.id) ?? null;
  const now = record ? (there.get(record.remote) ?? null) : (standing.get(draft.id) ?? null);
  const own = begun.filter((one) => one.id === draft.id);
  const decision =
    record && now && isBegun(own, record, now)
      ? { action: 'update' as const, reason: 'was begun before' }
      : record
        ? known(draft, record, now, take)
        : unknown(draft, now, take, own);
  const { id, path } = draft;
  return {
    ...{ id, path, headline: draft.article.headline, draft, record, there: now },
    ...{ conflict: null, edited: false, ...decision },
  };
}

function known(draft: Draft, record: HostedRecord, now: RemoteArticle | null, take: Take): Decision {
  const isSame = draft.sent === record.sent;
  if (!now) {
    if (record.status === 'gone' && isSame) return { action: 'keep', reason: 'was removed there' };
    return disputed('removed', 'create', 'was removed there', take);
  }
  const edited = now.mark !== record.mark || (now.status !== record.status && record.status !== 'gone');
  const isWanted = !isSame || record.status !== 'published';
  if (edited && isWanted) return disputed('edited', 'update', 'was changed there', take);
  if (edited && take !== null)
    return { ...disputed('edited', 'update', 'was changed there', take), edited: true };
  if (edited) return { action: 'keep', reason: 'was changed there', edited };
  if (!isWanted) return { action: 'keep', reason: 'unchanged' };
  return { action: 'update', reason: isSame ? 'goes out again' : 'changed' };
}

/** An article of ours without a record comes from a run that was cut off, or from a desk whose receipts are not here. */
function unknown(draft: Draft, now: RemoteArticle | null, take: Take, noted: readonly Begun[]): Decision {
  if (!now) return { action: 'create', reason: 'new' };
  if (!now.html.includes(markerOf(draft.article.id)))
    return { action: 'keep', reason: 'another article stands at its address', conflict: 'foreign' };
  if (isAsSent(draft, now) || isBegun(noted, null, now))
    return { action: 'update', reason: 'was begun before' };
  return disputed('edited', 'update', 'is there, and nothing here tells of it', take);
}

function disputed(conflict: Conflict, ours: 'create' | 'update', reason: string, take: Take): Decision {
  if (take === 'ours') return { action: ours, reason: `${reason}; ours is taken`, edited: true };
  if (take === 'theirs') return { action: 'accept', reason: `${reason}; theirs is taken`, edited: true };
  return { action: 'keep', reason, conflict, edited: true };
}

function leaving(
  id: string,
  path: string,
  reason: string,
  { records, there, standing }: ArticlePlanInput,
): ArticleEntry {
  const record = records.get(id) ?? null;
  const now = (record ? there.get(record.remote) : standing.get(id)) ?? null;
  // To take it from readers changes no word of it: who edited it there has nothing to lose.
  const isOut = now?.status === 'published';
  return {
    ...{ id, path, headline: now?.headline ?? path, draft: null, record, there: now, conflict: null },
    action: isOut ? 'unpublish' : 'accept',
    reason: isOut ? reason : `${reason}; it is no longer out there`,
    edited: record !== null && now !== null && now.mark !== record.mark,
  };
}

const isAsSent = (draft: Draft, now: RemoteArticle): boolean => wordsOf(now.html) === draft.words;
