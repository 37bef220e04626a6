import { type Cause, readiness } from '../publish/ready.ts';
import type { ArticleSummary } from '../site/summary.ts';

/** How an article stands with its readers. */
export interface Standing {
  /** Whether the next publish brings it to them. */
  out: boolean;
  /** A word or two, for a list. */
  label: string;
  /** A sentence or two, for the top of its page. */
  words: string;
  /** Why readers do not have it; empty where they do. */
  reason: string;
}

const LABELS: Readonly<Record<Cause, string>> = {
  withdrawn: 'Withdrawn',
  status: 'Draft',
  embargo: 'Embargoed',
  date: 'Scheduled',
};

/**
 * Says in words what {@link readiness} decides.
 * @param zone time zone in which times are shown
 */
export function standingOf(article: ArticleSummary, now: Date, zone: string): Standing {
  const state = readiness(article, now, zone);
  const { status } = article.frontMatter;
  if (state.ready) {
    const isOut = status === 'published' || status === 'corrected';
    return isOut
      ? {
          out: true,
          label: 'Published',
          words: 'Published. Later edits go out with the next publish.',
          reason: '',
        }
      : { out: true, label: 'Ready', words: 'Ready: it goes out with the next publish.', reason: '' };
  }
  const label = labelOf(state.cause, status);
  return { out: false, label, words: wordsFor(state.cause, label, state.reason), reason: state.reason };
}

/** Copy that a sub-editor or a lawyer has read is no draft any more, and not approved either. */
const labelOf = (cause: Cause, status: string | undefined): string =>
  cause === 'status' && status !== undefined && status !== 'draft' ? 'Not approved' : LABELS[cause];

function wordsFor(cause: Cause, label: string, reason: string): string {
  if (cause === 'withdrawn') return 'Withdrawn: readers do not have this after the next publish.';
  if (cause === 'embargo') return `${reason.replace(/^embargo/, 'Embargoed')}: readers do not have this.`;
  const why = reason === 'status is draft' ? '' : ` (${reason})`;
  return `${label}: readers do not have this${why}.`;
}
