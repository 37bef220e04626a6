import { dayWords, written } from './facts.ts';
import { capital, webAddress } from './text.ts';
import type { Clock } from './times.ts';

/** What a fact-check found, for its box and for search engines. */
export interface Verdict {
  claim: string;
  claimant: string | null;
  /** The day of the claim as written, for machines. */
  date: string | null;
  day: string | null;
  /** Where the claim can be read or heard. */
  appearance: string | null;
  rating: string;
  /** 1 for the worst of the scale; null where the rating is not on it. */
  value: number | null;
  best: number | null;
}

/** @param raw front matter as written; null where it has no claim, or no rating */
export function verdictOf(raw: Record<string, unknown>, clock: Clock): Verdict | null {
  const claim = written(raw.claim);
  const rating = written(raw.rating);
  if (claim === null || rating === null) return null;
  // From right to wrong, in the newsroom's own words.
  const scale = (Array.isArray(raw.scale) ? raw.scale : []).flatMap((step) => written(step) ?? []);
  const at = scale.findIndex((step) => step.toLowerCase() === rating.toLowerCase());
  const date = written(raw.claim_date);
  return {
    claim: unquoted(claim),
    claimant: written(raw.claimant),
    date: date !== null && /^\d{4}-\d{2}-\d{2}/.test(date) ? date : null,
    day: dayWords(date, clock),
    appearance: webAddress(written(raw.appearance_url)),
    rating: capital(rating),
    value: at === -1 ? null : scale.length - at,
    best: at === -1 ? null : scale.length,
  };
}

/** The box has marks of its own. */
const unquoted = (text: string): string => /^["“](.*)["”]$/s.exec(text)?.[1] ?? text;
