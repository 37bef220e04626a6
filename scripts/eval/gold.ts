import type { Span } from '../../src/text/position.ts';

/** A quotation as people read it. */
export interface GoldQuote extends Span {
  speaker: Span | null;
  /** Further right answers. */
  alsoSpeakers?: readonly Span[];
  cue: Span | null;
  /** Of speech only: whether all that is attributed stands inside the marks. */
  kind: 'direct' | 'mixed' | null;
  position?: string | null;
  speakerType?: string | null;
  /** Only in our own articles: who is meant, and what the passage is. */
  own?: { person: string | null; kind: string; warn: boolean };
}

/** A quotation as the engine reads it. */
export interface FoundQuote extends Span {
  speaker: Span | null;
  cue: Span | null;
  warn: boolean;
  person: string | null;
  kind: string;
}

/** An article with both readings; all offsets are those of `text`. */
export interface ReadArticle {
  id: string;
  text: string;
  /** Where nothing is scored. */
  ignore: readonly Span[];
  gold: readonly GoldQuote[];
  found: readonly FoundQuote[];
}
