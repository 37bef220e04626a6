import type { Quotation } from '../quotes/analysis.ts';
import { type DeclaredSource, describePlace } from '../sources/source.ts';
import type { Verdict, Verification, WordChange } from '../sources/verify/verification.ts';
import type { Report, RuleInput } from './rule.ts';

/** A quotation with what the sources say of it. */
export interface Verified {
  quotation: Quotation;
  found: Verification;
}

/** The quotations of an article that have a verdict. */
export const withVerdict = ({ analysis, verifications }: RuleInput, verdict: Verdict): Verified[] =>
  analysis.quotations.flatMap((quotation, index) => {
    const found = verifications[index];
    return found?.verdict === verdict ? [{ quotation, found }] : [];
  });

/** A finding about a whole quotation. A fragment weighs a warning at most: a few words may stand anywhere. */
export function reportOn({ article }: RuleInput, { quotation, found }: Verified, message: string): Report {
  return {
    message,
    span: article.plain.sourceSpan(quotation),
    ...(found.fragment ? { atMost: 'warning' as const } : {}),
  };
}

/** The words of the article, short enough for a message. */
export const quoted = ({ words }: Quotation): string => `“${shortened(words)}”`;

/** The words of the source, with its file, the place and the speaker; nothing of these for a confidential source. */
export function sourceWords({ source, passages }: Verification): string {
  if (!source || source.entry.confidential) return 'a confidential source';
  const words = passages.map((passage) => `“${shortened(passage.text)}”`).join(' and ');
  return `${words} (${whereabouts(source, passages)})`;
}

function whereabouts({ entry }: DeclaredSource, passages: Verification['passages']): string {
  const places = [...new Set(passages.flatMap(({ place }) => (place ? [describePlace(place)] : [])))];
  const speakers = [...new Set(passages.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))];
  return [entry.file ?? entry.id, places.join(' and '), speakers.join(' and ')]
    .filter((part) => part !== '')
    .join(', ');
}

/** Each place where the words differ, the source's first: `[great → brave] staff`. Nothing of a confidential source. */
export function wordDiff({ source, changes }: Verification): string {
  const shown = changes.filter(({ departure }) => departure !== 'permitted');
  if (shown.length === 0) return '';
  const isSecret = source?.entry.confidential === true;
  return ` Word for word: ${shown.map((change) => (isSecret ? `[… → ${given(change)}]` : `[${said(change)} → ${given(change)}]`)).join(', ')}.`;
}

const given = (change: WordChange): string => shortened(change.given) || 'left out';
const said = (change: WordChange): string => shortened(change.said) || 'nothing';

/** In a message nobody reads more than this, in UTF-16 units. */
const LONGEST = 160;

function shortened(words: string): string {
  const line = words.trim().replace(/\s+/g, ' ');
  if (line.length <= LONGEST) return line;
  const half = LONGEST / 2;
  return `${line.slice(0, line.lastIndexOf(' ', half))} … ${line.slice(line.indexOf(' ', line.length - half) + 1)}`;
}
