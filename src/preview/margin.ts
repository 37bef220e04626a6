import type { Severity } from '../rules/rule.ts';
import type { CheckedPiece } from './checks.ts';
import { locateCopy } from './locate.ts';
import { markPage } from './mark-page.ts';
import { pageText } from './page-text.ts';
import { legend, quotationMarks } from './quotation-marks.ts';
import { remark, remarkMarks, remarksOf } from './remarks.ts';

/** The page of an article with what the check found in it. */
export interface Annotated {
  /** The page, its passages marked. */
  html: string;
  /** The column beside it. */
  margin: string;
}

/** Marks the copy of an article on its page, and writes the column of what was found. */
export function annotate(
  html: string,
  { article, findings, counts, rows, discretion }: CheckedPiece,
): Annotated {
  const page = pageText(html);
  const place = locateCopy(article.plain, page);
  const remarks = remarksOf(article, findings, place);
  const quotations = quotationMarks(article, rows(), place, discretion());
  const notes = remarks.map(remark).join('');
  const found = notes === '' ? '<p>Nothing.</p>' : `<ol class="newsctl-remarks">${notes}</ol>`;
  return {
    html: markPage(html, page, [...quotations, ...remarkMarks(remarks)]),
    margin: `<aside class="newsctl-margin" aria-label="What the check found"><h2>What the check found</h2><p class="newsctl-more">${countsInWords(counts)}</p>${found}${legend(rows())}</aside>`,
  };
}

const NOUNS: readonly (readonly [Severity, string, string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['note', 'note', 'notes'],
  ['review', 'to review', 'to review'],
];

/** `2 errors, 1 to review`. */
export const countsInWords = (counts: Readonly<Record<Severity, number>>): string =>
  NOUNS.filter(([severity]) => counts[severity] > 0)
    .map(([severity, one, many]) => `${counts[severity]} ${counts[severity] === 1 ? one : many}`)
    .join(', ') || 'nothing found';
