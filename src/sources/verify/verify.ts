import type { Article } from '../../article/article.ts';
import type { PersonEntry } from '../../article/front-matter-types.ts';
import type { Analysis, Quotation } from '../../quotes/analysis.ts';
import type { Span } from '../../text/position.ts';
import { alignmentsOf, placesOf } from '../align/align.ts';
import { FRAGMENT } from '../align/contract.ts';
import type { Difference, Reading } from '../align/difference.ts';
import { type QuotedWords, quotedWords } from '../align/quoted.ts';
import { indexOf, type SourceIndex } from '../align/source-index.ts';
import type { DeclaredSource } from '../source.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import { type QuotedText, quotedText } from './quoted-text.ts';
import { articleSpeaker, type DeskPerson } from './speakers.ts';
import { VERDICTS, type Verdict, type Verification, type WordChange } from './verification.ts';

/** What verifying needs to know besides the article. */
export interface VerifyOptions {
  people: readonly DeskPerson[];
  /** Whether the house lets hesitation and repeats of spoken words go. */
  cleanVerbatim: boolean;
  /** Language of the house, for articles that name none. */
  language: string;
}

/**
 * Holds every quotation of an article against the sources that it declares, by the matching contract.
 * @returns for each quotation of the analysis its verification, in order; null for titles, for words set apart
 * without a speaker, for headlines, which have a rule of their own, and where no source is declared
 */
export function verifyQuotations(
  article: Article,
  analysis: Analysis,
  sources: readonly DeclaredSource[],
  options: VerifyOptions,
): (Verification | null)[] {
  if (sources.length === 0) return analysis.quotations.map(() => null);
  const desk = [...(article.frontMatter.people ?? []), ...options.people];
  const language = article.frontMatter.lang ?? options.language;
  return analysis.quotations.map((quotation) =>
    isSaid(quotation)
      ? verify({ article, analysis, quotation, sources, desk, language, clean: options.cleanVerbatim })
      : null,
  );
}

const isSaid = ({ kind, speaker, zone }: Quotation): boolean =>
  zone !== 'headline' &&
  zone !== 'code' &&
  (kind === 'direct' || kind === 'mixed' || (kind === 'scare' && speaker !== null));

interface Question {
  article: Article;
  analysis: Analysis;
  quotation: Quotation;
  sources: readonly DeclaredSource[];
  desk: readonly (DeskPerson & Pick<PersonEntry, 'verified_by' | 'verified_from' | 'anonymity'>)[];
  language: string;
  clean: boolean;
}

function verify(question: Question): Verification {
  const text = quotedText(question.article.plain, question.quotation);
  const quote = quotedWords(text.text);
  const best = bestCandidate(question, text, quote);
  const fragment = quote.folded.length < FRAGMENT;
  if (!best) return notFound(question, text.text, fragment);
  return {
    verdict: best.verdict,
    text: text.text,
    source: best.source,
    passages: best.passages,
    changes: best.alignment.differences.map((one) => changeOf(one, text, quote, best)),
    fragment,
    narrative: best.narrative,
    verifiedBy: null,
  };
}

function bestCandidate(
  { analysis, quotation, sources, desk, clean }: Question,
  { text }: QuotedText,
  quote: QuotedWords,
): Candidate | null {
  const speaker = articleSpeaker(quotation, analysis.people, desk);
  const read = sources.flatMap((source) => (source.file?.text ? [{ source, text: source.file.text }] : []));
  let best: Candidate | null = null;
  // Where the words stand as they are, by whoever said them, nothing nearly like them matters.
  for (const align of [placesOf, alignmentsOf])
    for (const one of read) {
      if (best && VERIFIED.has(best.verdict)) return best;
      const reading: Reading = { spoken: isSpoken(one.source), cleanVerbatim: clean };
      for (const alignment of align(quote, text, indexOf(one.text), reading)) {
        const found = candidateOf(one.source, alignment, speaker, desk);
        best = best ? better(best, found) : found;
      }
    }
  return best;
}

/** Somebody spoke, and the text is what another heard. */
function isSpoken({ entry }: DeclaredSource): boolean {
  if (entry.fidelity !== undefined) return entry.fidelity !== 'document';
  return (
    /^(?:interview|transcript|broadcast|court|witness)$/.test(entry.kind) ||
    /\.(?:vtt|srt)$/i.test(entry.file ?? '')
  );
}

const VERIFIED: ReadonlySet<Verdict> = new Set<Verdict>(['exact', 'permitted']);

/** Words found as they were said, by whoever said them, come first; then what fits best; of equals the worse. */
function better(one: Candidate, other: Candidate): Candidate {
  const verified = VERIFIED.has(one.verdict);
  if (verified !== VERIFIED.has(other.verdict)) return verified ? one : other;
  const [a, b] = [VERDICTS.indexOf(one.verdict), VERDICTS.indexOf(other.verdict)];
  if (verified) return a <= b ? one : other;
  const cost = one.alignment.cost - other.alignment.cost;
  if (Math.abs(cost) > 1e-9) return cost < 0 ? one : other;
  return a >= b ? one : other;
}

/** Nowhere to be found: verified by a person, if one is named who has, else not said as far as the desk can show. */
function notFound(
  { quotation, sources, desk, language }: Question,
  text: string,
  fragment: boolean,
): Verification {
  const person = desk.find(({ id, name }) => id === quotation.person || name === quotation.person);
  const verifiedBy =
    person?.verified_by && person.verified_from
      ? {
          by: person.verified_by,
          from: person.anonymity ? 'what is kept in confidence' : person.verified_from,
        }
      : null;
  const readable = sources.filter((source) => source.file?.text && isIn(language, source));
  return {
    verdict: verifiedBy || readable.length === 0 ? 'unverifiable' : 'not-found',
    text,
    source: null,
    passages: [],
    changes: [],
    fragment,
    narrative: false,
    verifiedBy,
  };
}

/** Words in another language are found in no translation. */
const isIn = (language: string, { entry }: DeclaredSource): boolean =>
  entry.lang === undefined || entry.lang.slice(0, 2).toLowerCase() === language.slice(0, 2).toLowerCase();

function changeOf(
  { quoted, source, departure, meaning }: Difference,
  text: QuotedText,
  quote: QuotedWords,
  { alignment }: Candidate,
): WordChange {
  const index = alignment.source;
  const start = quoted.from < quote.starts.length ? quote.starts[quoted.from]! : text.text.length;
  const end = quoted.to > quoted.from ? quote.ends[quoted.to - 1]! : start;
  const said = saidSpan(index, source);
  return {
    within: { start, end },
    quoted: { start: text.offset(start), end: end > start ? text.offset(end - 1) + 1 : text.offset(start) },
    given: text.text.slice(start, end),
    source: said,
    said: index.source.text.slice(said.start, said.end),
    departure,
    meaning,
  };
}

/** The stretch of a source that words of it take up; nothing, in front of the next word, where there are none. */
function saidSpan({ starts, ends, source: { text } }: SourceIndex, { from, to }: Difference['source']): Span {
  const start = from < starts.length ? starts[from]! : text.length;
  return { start, end: to > from ? ends[to - 1]! : start };
}
