import type { Article } from '../article/article.ts';
import type { Span } from '../text/position.ts';
import { analyse } from './analyse.ts';
import type { Mention, Quotation, QuotationKind } from './analysis.ts';
import type { KnownPerson } from './people/known-person.ts';

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
}

/** Every quotation of an article, in order. */
export function ledgerOf(article: Article, people: readonly KnownPerson[] = []): LedgerEntry[] {
  return analyse(article.plain, people).quotations.map((quotation) => entry(article, quotation));
}

function entry(article: Article, quotation: Quotation): LedgerEntry {
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
  };
}

function placeOf(article: Article, mention: Mention): Place {
  const span = article.plain.sourceSpan(mention);
  const { line, column } = article.lines.position(span.start);
  return { ...span, line, column, text: mention.text };
}
