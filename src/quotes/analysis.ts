import type { Zone } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import type { ArticlePerson } from './people/person.ts';

// Every span in this file is in offsets of the plain text (PlainText.text), not of the file.

/** How a mark was typed. */
export type MarkStyle =
  | 'straight-double'
  | 'curly-double'
  | 'straight-single'
  | 'curly-single'
  | 'guillemet'
  | 'doubled-single';

/** One quotation mark that opens or closes a passage. */
export interface QuotationMark extends Span {
  style: MarkStyle;
  role: 'open' | 'close';
}

/** The share that one paragraph has in a quotation; a mark is null where the paragraph lacks it. */
export interface QuotationPart extends Span {
  open: QuotationMark | null;
  close: QuotationMark | null;
  /** Index of the paragraph among the blocks of the plain text. */
  block: number;
}

/** Words that the article itself puts beside a quotation. */
export interface Mention extends Span {
  text: string;
}

export type QuotationKind = 'direct' | 'mixed' | 'scare' | 'title';

/** A passage between marks, from its first mark to its last, over as many paragraphs as it runs. */
export interface Quotation extends Span {
  parts: QuotationPart[];
  /** What stands between the marks, the parts joined by a blank line. */
  words: string;
  kind: QuotationKind;
  zone: Zone;
  /** Marked passages inside this one. */
  nested: Span[];
  /** Who says it, as written next to it. */
  speaker: Mention | null;
  cue: Mention | null;
  /** The person meant, by full name or id, where that is clear. */
  person: string | null;
  /** Those whom it might be, where it is not. */
  candidates: string[];
  /** Whether a reader is left not knowing whose words these are. */
  warn: boolean;
  /** Quotations of one number are one utterance with its attribution in the middle. */
  utterance: number;
}

export type MarkFaultKind = 'unclosed' | 'missing-reopen' | 'premature-close' | 'stray-close';

/** Marks that do not pair up. */
export interface MarkFault {
  kind: MarkFaultKind;
  span: Span;
  /** The mark to put in, and where, if it is certain. */
  insert: { at: number; text: string } | null;
  related: { message: string; span: Span }[];
}

/** Everything the rules need to know of an article beyond its text. */
export interface Analysis {
  quotations: Quotation[];
  /** Persons and organisations that the reporter names, in the order of their first mention. */
  people: ArticlePerson[];
  faults: MarkFault[];
  /** Every mark and apostrophe with its style, in order. */
  marks: QuotationMark[];
  apostrophes: (Span & { style: 'straight' | 'curly' })[];
}
