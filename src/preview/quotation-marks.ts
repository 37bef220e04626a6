import type { Article } from '../article/article.ts';
import { escapeHtml } from '../reporters/html.ts';
import { SIGNS, weightOf } from '../reporters/verdicts.ts';
import type { Discretion } from '../sources/confidential/discretion.ts';
import { isSecret } from '../sources/confidential/is-secret.ts';
import type { LedgerRow } from '../sources/ledger.ts';
import { MEANS, type Verdict } from '../sources/verify/verification.ts';
import type { Span } from '../text/position.ts';
import type { PageMark } from './mark-page.ts';

/** What is said of a quotation that no source was held against. */
const UNHELD = 'not held against a source';

/** Nicknames, titles and scare quotes are nobody's words; what the sources say of one is shown all the same. */
const isShown = ({ quotation: { kind }, verified }: LedgerRow): boolean =>
  verified !== null || kind === 'direct' || kind === 'mixed';

/** Marks every quotation of an article by what its sources say. */
export function quotationMarks(
  article: Article,
  rows: readonly LedgerRow[],
  place: (span: Span) => Span | null,
  discretion: Discretion | null,
): PageMark[] {
  return rows.filter(isShown).flatMap((row) => {
    const places = row.quotation.parts.flatMap((part) => place(part) ?? []);
    const verdict = row.verified?.verdict ?? null;
    const classes = ['newsctl-quote', classOf(verdict)];
    const told = tell(article, row);
    const sign = signOf(verdict, discretion?.hide(told) ?? told);
    return places.map(
      (span, i): PageMark => ({ ...span, classes, after: () => (i === places.length - 1 ? sign : '') }),
    );
  });
}

/** Which way of underlining a verdict has. */
const classOf = (verdict: Verdict | null): string => `newsctl-quote-${verdict ?? 'unheld'}`;

/** A sign after the last word; its title and its hidden words say what it means. */
function signOf(verdict: Verdict | null, told: string): string {
  const sign = verdict === null ? '–' : SIGNS[weightOf(verdict)];
  const label = escapeHtml(told);
  return `<sup class="newsctl-sign" title="${label}"><span aria-hidden="true">${sign}</span><span class="newsctl-hidden"> (${label}) </span></sup>`;
}

/** The verdict, what it means and where the source has it; of a confidential source nothing but that it is one. */
function tell(article: Article, { entry, verified }: LedgerRow): string {
  if (!verified) return `Quotation: ${UNHELD}`;
  const { verdict, source, verifiedBy } = verified;
  const about = `Quotation, ${verdict}: ${MEANS[verdict]}`;
  if (verifiedBy) return `${about} Verified by ${verifiedBy.by}, from ${verifiedBy.from}.`;
  if (!source) return about;
  if (isSecret(article, source) || entry.source === null || entry.source.confidential)
    return `${about} Source: a confidential source.`;
  const { file, id, at } = entry.source;
  return `${about} Source: ${[file ?? id, at].filter((part) => part !== '').join(', ')}.`;
}

/** Says what the ways of underlining on a page mean; nothing where it has no quotation. */
export function legend(rows: readonly LedgerRow[]): string {
  const counts = new Map<Verdict | null, number>();
  for (const row of rows.filter(isShown)) {
    const verdict = row.verified?.verdict ?? null;
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  if (counts.size === 0) return '';
  const lines = [...counts].map(([verdict, count]) => {
    const sign = verdict === null ? '–' : SIGNS[weightOf(verdict)];
    const means = verdict === null ? 'No source that is declared was held against them.' : MEANS[verdict];
    const name = verdict ?? UNHELD;
    return `<li><span class="newsctl-quote ${classOf(verdict)}"><b>${count}</b> ${name}</span> <span aria-hidden="true">${sign}</span> <span class="newsctl-more">${escapeHtml(means)}</span></li>`;
  });
  return `<h3>Quotations</h3><ul class="newsctl-legend">${lines.join('')}</ul>`;
}
