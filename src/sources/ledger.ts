import type { Article } from '../article/article.ts';
import { analyse } from '../quotes/analyse.ts';
import type { Mention, Quotation, QuotationKind } from '../quotes/analysis.ts';
import type { KnownPerson } from '../quotes/people/known-person.ts';
import type { Span } from '../text/position.ts';
import { declaredSources } from './declared.ts';
import { describePlace, type SourceFile, type SourcePlace } from './source.ts';
import type { Verdict, Verification, WordChange } from './verify/verification.ts';
import { type VerifyOptions, verifyQuotations } from './verify/verify.ts';

/** A stretch of a file, with its words. */
export interface Place extends Span {
  line: number;
  column: number;
  text: string;
}

/** One quotation as the ledger shows it. Offsets are of the whole file, in UTF-16 units from 0. */
export interface LedgerEntry {
  path: string;
  start: number;
  end: number;
  line: number;
  column: number;
  words: string;
  kind: QuotationKind;
  zone: string;
  paragraphs: number;
  speaker: Place | null;
  cue: Place | null;
  person: string | null;
  candidates: string[];
  /** Whether a reader is left not knowing who says it. */
  warn: boolean;
  /** What the declared sources say of it; null for what is not held against them, and where none is declared. */
  verdict: Verdict | null;
  /** Where it was found, or what comes nearest. */
  source: LedgerSource | null;
  /** Where the words differ. */
  changes: Pick<WordChange, 'given' | 'said' | 'departure' | 'meaning'>[];
  /** Who has verified it from what, of words that no program can read. */
  verified_by: { by: string; from: string } | null;
}

/** The place of a quotation in a source. Of a confidential source it says nothing but that. */
export type LedgerSource = { confidential: true } | OpenSource;

export interface OpenSource {
  confidential: false;
  id: string;
  file: string | null;
  /** As a desk writes it: `page 3, line 12`. */
  at: string;
  places: Omit<SourcePlace, 'at'>[];
  /** Whom the source has it from. */
  speaker: string | null;
  /** The source's words; several where they were put together. */
  words: string[];
}

/** What the ledger knows of the desk, beside the article. */
export interface LedgerDesk extends VerifyOptions {
  people: readonly KnownPerson[];
  /** By their path in the newsroom. */
  sourceFiles: ReadonlyMap<string, SourceFile>;
}

/** A quotation with what the sources say of it, and its line of the ledger. */
export interface LedgerRow {
  quotation: Quotation;
  verified: Verification | null;
  entry: LedgerEntry;
}

/** Every quotation of an article, in order, with what its sources say. */
export const ledgerOf = (article: Article, desk: LedgerDesk): LedgerEntry[] =>
  ledgerRows(article, desk).map((row) => row.entry);

/** The same with what the lines were made from. */
export function ledgerRows(article: Article, desk: LedgerDesk): LedgerRow[] {
  const analysis = analyse(article.plain, desk.people);
  const found = verifyQuotations(article, analysis, declaredSources(article, desk.sourceFiles), desk);
  return analysis.quotations.map((quotation, index) => {
    const verified = found[index] ?? null;
    return { quotation, verified, entry: entry(article, quotation, verified) };
  });
}

function entry(article: Article, quotation: Quotation, verified: Verification | null): LedgerEntry {
  const { start, end } = article.plain.sourceSpan(quotation);
  const { line, column } = article.lines.position(start);
  const { words, kind, zone, parts, person, candidates, warn } = quotation;
  const place = (mention: Mention | null): Place | null => mention && placeOf(article, mention);
  return {
    path: article.path,
    start,
    end,
    line,
    column,
    words,
    kind,
    zone,
    paragraphs: parts.length,
    speaker: place(quotation.speaker),
    cue: place(quotation.cue),
    person,
    candidates,
    warn,
    verdict: verified?.verdict ?? null,
    source: verified && sourceOf(verified),
    changes: (verified?.changes ?? []).map((change) => changeOf(change, verified!)),
    verified_by: verified?.verifiedBy ?? null,
  };
}

function sourceOf({ source, passages }: Verification): LedgerSource | null {
  if (!source) return null;
  if (source.entry.confidential) return { confidential: true };
  const places = passages.flatMap(({ place }) => (place ? [place] : []));
  return {
    confidential: false,
    id: source.entry.id,
    file: source.entry.file ?? null,
    at: [...new Set(places.map(describePlace))].join(' and '),
    places: places.map(({ at: _, ...place }) => place),
    speaker: passages.find(({ speaker }) => speaker !== null)?.speaker ?? null,
    words: passages.map(({ text }) => text),
  };
}

const changeOf = (
  { given, said, departure, meaning }: WordChange,
  { source }: Verification,
): LedgerEntry['changes'][number] => ({
  given,
  said: source?.entry.confidential ? '' : said,
  departure,
  meaning,
});

function placeOf(article: Article, mention: Mention): Place {
  const span = article.plain.sourceSpan(mention);
  const { line, column } = article.lines.position(span.start);
  return { ...span, line, column, text: mention.text };
}
