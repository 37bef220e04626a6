import type { AnyRule } from '../../src/rules/index.ts';
import type { Collected } from './collect.ts';
import { grouped } from './grouped.ts';

/** What a program can count of the findings in a corpus. */
export interface Measured {
  corpus: string;
  articles: number;
  findings: number;
  /** Findings an article. */
  perArticle: { median: number; ninetieth: number; most: number };
  /** Findings about the manner of writing that lie within what the corpus marks as somebody's words. */
  styleInQuotations: number;
  /** Edits of fixes that would change something there. */
  editsInQuotations: number;
  /** Findings of each rule, the most frequent first. */
  rules: Record<string, number>;
  /** Rules that found nothing. */
  silent: string[];
}

/** Rules about how the reporter writes, which somebody's words must never be held to. */
const ABOUT_STYLE =
  /^style\/|^quotes\/(?:mixed-mark-style|punctuation-placement|scare)$|^attribution\/loaded/;

export function measured(
  corpus: string,
  { articles, perArticle, findings }: Collected,
  rules: readonly AnyRule[],
): Measured {
  const at = (share: number): number => perArticle[Math.floor((perArticle.length - 1) * share)] ?? 0;
  const groups = [...grouped(findings, ({ rule }) => rule)];
  const told = new Set(groups.map(([rule]) => rule));
  return {
    corpus,
    articles,
    findings: findings.length,
    perArticle: { median: at(0.5), ninetieth: at(0.9), most: at(1) },
    styleInQuotations: findings.filter(({ rule, quoted }) => quoted && ABOUT_STYLE.test(rule)).length,
    editsInQuotations: findings.reduce((sum, { quotedEdits }) => sum + quotedEdits, 0),
    rules: Object.fromEntries(
      groups.map(([rule, of]): [string, number] => [rule, of.length]).sort((a, b) => b[1] - a[1]),
    ),
    silent: rules.map(({ id }) => id).filter((id) => !told.has(id)),
  };
}
