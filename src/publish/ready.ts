import { instant } from '../article/dates.ts';
import type { ArticleSummary } from '../site/summary.ts';

/** What an article says of itself. */
type Said = Pick<ArticleSummary, 'frontMatter' | 'raw'>;

/** Whether an article may be shown to readers now, and if not, why. */
export type Readiness = { ready: true } | { ready: false; withdrawn: boolean; cause: Cause; reason: string };

/** What keeps an article at home. */
export type Cause = 'withdrawn' | 'status' | 'embargo' | 'date';

const GOES_OUT = new Set(['approved', 'published', 'corrected', 'scheduled']);

/**
 * Decides by the article's own word. Everything that cannot be read, such as an embargo without a proper
 * date, keeps it at home.
 * @param zone time zone in which times are shown
 */
export function readiness(article: Said, now: Date, zone: string): Readiness {
  const { status } = article.frontMatter;
  if (status === undefined) return no('status', `${written(article)} (approved is needed)`);
  if (status === 'withdrawn')
    return { ready: false, withdrawn: true, cause: 'withdrawn', reason: 'withdrawn' };
  if (!GOES_OUT.has(status)) return no('status', `status is ${status}`);
  const embargo = embargoed(article, now, zone);
  if (embargo) return no('embargo', embargo);
  return dated(article, now, zone);
}

/** What is said of a status that nobody knows: it may be mistyped. */
const written = ({ raw }: Said): string =>
  raw.status === undefined || raw.status === null ? 'no status' : 'a status that newsctl does not know';

function embargoed({ raw, frontMatter }: Said, now: Date, zone: string): string | null {
  // `until:` that slipped out of its group would lift the embargo for want of two spaces.
  if (raw.embargo === null && raw.until !== undefined) return 'embargo without an end';
  if (raw.embargo === undefined || raw.embargo === null) return null;
  const end = instant(frontMatter.embargo?.until);
  if (end === null) return 'embargo without an end';
  return end > now.getTime() ? `embargo until ${shown(end, zone)}` : null;
}

function dated({ raw, frontMatter }: Said, now: Date, zone: string): Readiness {
  const published = instant(frontMatter.date_published);
  if (published === null && raw.date_published !== undefined && raw.date_published !== null)
    return no('date', 'date_published cannot be read');
  if (published !== null && published > now.getTime()) return no('date', `dated ${shown(published, zone)}`);
  const lifted = instant(frontMatter.embargo?.until) !== null;
  if (frontMatter.status === 'scheduled' && published === null && !lifted)
    return no('date', 'scheduled, but for no date');
  return { ready: true };
}

const no = (cause: Cause, reason: string): Readiness => ({ ready: false, withdrawn: false, cause, reason });

const shown = (time: number, timeZone: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(time)} (${timeZone})`;
