import type { Article } from '../article/article.ts';
import { isSecret } from '../sources/confidential/is-secret.ts';
import type { LedgerRow } from '../sources/ledger.ts';
import { type DeclaredSource, describePlace } from '../sources/source.ts';
import { MEANS, type Verification } from '../sources/verify/verification.ts';
import type { Span } from '../text/position.ts';
import { literal } from './markdown.ts';

/** The quotation that stands at an offset of the file. */
export const quotationAt = (
  article: Article,
  rows: readonly LedgerRow[],
  offset: number,
): LedgerRow | undefined =>
  rows.find(({ quotation }) => quotation.parts.some((part) => holds(article.plain.sourceSpan(part), offset)));

const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

/** What is known of a quotation, in Markdown: who says it, how, and what the sources say. */
export function quotationText(article: Article, { entry, verified }: LedgerRow): string {
  return [
    `**Quotation**, ${entry.kind}${entry.paragraphs > 1 ? `, over ${entry.paragraphs} paragraphs` : ''}`,
    [speaker(entry), ...(entry.cue ? [`cue: ${literal(entry.cue.text)}`] : [])].join('; '),
    ...(verified ? verification(article, verified) : []),
  ].join('\n\n');
}

function speaker({ person, speaker: written, candidates, warn }: LedgerRow['entry']): string {
  const as = written && written.text !== person ? ` (as written: ${literal(written.text)})` : '';
  if (person) return `Speaker: **${literal(person)}**${as}`;
  if (candidates.length > 0) return `Speaker: ${candidates.map(literal).join(' or ')}?${as}`;
  if (written) return `Speaker: ${literal(written.text)}`;
  return warn ? 'Speaker: nobody is named' : 'Speaker: none';
}

function verification(article: Article, verified: Verification): string[] {
  const verdict = `Verdict: **${verified.verdict}**. ${MEANS[verified.verdict]}`;
  const by = verified.verifiedBy;
  if (by) return [verdict, `Verified by ${literal(by.by)}, from ${literal(by.from)}`];
  if (!verified.source) return [verdict];
  if (isSecret(article, verified.source)) return [verdict, 'Source: a confidential source'];
  const changes = verified.changes.filter(({ departure }) => departure !== 'permitted');
  return [
    verdict,
    `Source: ${whereabouts(verified.source, verified)}`,
    ...verified.passages.map(({ text }) => `> ${literal(text)}`),
    ...(changes.length > 0
      ? [`Word for word: ${changes.map(({ said, given }) => `${word(said)} → ${word(given)}`).join(', ')}`]
      : []),
  ];
}

const word = (text: string): string => (text.trim() === '' ? '(nothing)' : literal(text));

function whereabouts({ entry }: DeclaredSource, { passages }: Verification): string {
  const places = passages.flatMap(({ place }) => (place ? [describePlace(place)] : []));
  const speakers = passages.flatMap(({ speaker: who }) => (who === null ? [] : [who]));
  return [entry.file ?? entry.id, [...new Set(places)].join(' and '), [...new Set(speakers)].join(' and ')]
    .filter((part) => part !== '')
    .map(literal)
    .join(', ');
}
