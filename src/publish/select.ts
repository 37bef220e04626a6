import { instant } from '../article/dates.ts';
import { entriesOf } from '../hosts/entries.ts';
import type { Manifest, ManifestArticle } from '../hosts/manifest.ts';
import { localTime } from '../newsroom/calendar.ts';
import type { SiteArticle } from '../site/site-types.ts';
import type { ArticleSummary } from '../site/summary.ts';
import type { DeskArticle } from './desk-article.ts';
import { type Readiness, readiness } from './ready.ts';

/** An article that goes out, with the dates that readers will see. */
export type Outgoing = SiteArticle & DeskArticle;

/** An article that stays at home. */
export interface Waiting {
  path: string;
  /** Empty where it has none. */
  id: string;
  headline: string;
  reason: string;
  withdrawn: boolean;
}

export interface Selection {
  outgoing: Outgoing[];
  waiting: Waiting[];
}

export interface SelectInput {
  articles: readonly DeskArticle[];
  /** The live release. */
  live: Pick<Manifest, 'articles'> | null;
  now: Date;
  /** Time zone of the newsroom, in which dates are written. */
  timezone: string;
}

/**
 * Decides which articles go out and with which dates: that of first publication stays for ever, that of
 * modification moves only when something changed that readers read.
 */
export function select(input: SelectInput): Selection {
  const before = input.live && entriesOf(input.live);
  const outgoing: Outgoing[] = [];
  const waiting: Waiting[] = [];
  for (const one of input.articles) {
    const { article } = one;
    const { id } = article.frontMatter;
    const known = id ? before?.articleWithId(id, article.path) : undefined;
    const state: Readiness = readiness(article, notBefore(known, input.now), input.timezone);
    if (state.ready) outgoing.push({ ...one, ...datesOf(article, known, input) });
    else
      waiting.push({
        path: article.path,
        id: article.frontMatter.id ?? '',
        headline: article.frontMatter.headline ?? '',
        reason: state.reason,
        withdrawn: state.withdrawn,
      });
  }
  return { outgoing, waiting };
}

/** When readers got an article its time had come: a clock that is slow since then takes it from nobody. */
function notBefore(known: ManifestArticle | undefined, now: Date): Date {
  const published = known === undefined ? null : instant(known.published);
  return published !== null && published > now.getTime() ? new Date(published) : now;
}

function datesOf(
  article: ArticleSummary,
  before: ManifestArticle | undefined,
  { now, timezone }: SelectInput,
): Pick<Outgoing, 'published' | 'modified'> {
  const { date_published: own, date_modified: modified } = article.frontMatter;
  const changed = before !== undefined && before.content !== article.content;
  return {
    published: before?.published ?? valid(own) ?? rfc3339(now, timezone),
    modified: changed ? rfc3339(now, timezone) : before ? before.modified : valid(modified),
  };
}

const valid = (date: string | undefined): string | null => (instant(date) === null ? null : date!);

/** A moment as the newsroom writes it: to the second, with the offset of its own clock. */
export const rfc3339 = (date: Date, timezone: string): string => localTime(date, timezone).dateTime;
