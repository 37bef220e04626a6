import type { Span } from '../../text/position.ts';
import { type Alignment, RANK } from '../align/align.ts';
import type { SourceIndex } from '../align/source-index.ts';
import { type DeclaredSource, placeAt, type SourceTurn, turnAt } from '../source.ts';
import { markedPassages } from './marked-passages.ts';
import { type ArticleSpeaker, type DeskPerson, type SameSpeaker, sameSpeaker } from './speakers.ts';
import type { Passage, Verdict } from './verification.ts';

/** One way to read a quotation in one source. */
export interface Candidate {
  source: DeclaredSource;
  alignment: Alignment;
  verdict: Verdict;
  passages: Passage[];
  narrative: boolean;
}

/** Judges an alignment by who speaks in the source, and whether it stays within one turn. */
export function candidateOf(
  source: DeclaredSource,
  alignment: Alignment,
  speaker: ArticleSpeaker | null,
  desk: readonly DeskPerson[],
): Candidate {
  const spans = alignment.pieces.map((piece) => spanOf(alignment.source, piece));
  const crossing = spans.some((span) => crossesTurns(alignment.source.source.turns, span));
  const said = spans.map((span) => whoSays(source, alignment.source, span, speaker, desk));
  const passages = spans.map((span, at): Passage => {
    const { text } = alignment.source.source;
    return {
      ...span,
      text: text.slice(span.start, span.end),
      place: placeAt(alignment.source.source, span.start),
      speaker: said[at]!.speaker,
    };
  });
  const narrative = said.some((one) => one.narrative);
  const wrong = said.some(({ same }) => same === 'no');
  return { source, alignment, verdict: verdictOf(alignment, crossing, wrong), passages, narrative };
}

function verdictOf({ outcome }: Alignment, crossing: boolean, wrong: boolean): Verdict {
  const isMild = RANK.indexOf(outcome) < RANK.indexOf('spliced') && outcome !== 'near-miss';
  if (crossing && isMild) return 'spliced';
  const isPrintable = outcome === 'exact' || outcome === 'permitted' || outcome === 'bracket-substitution';
  return wrong && isPrintable ? 'wrong-speaker' : outcome;
}

const spanOf = (index: SourceIndex, { from, to }: { from: number; to: number }): Span => ({
  start: index.starts[from]!,
  end: index.ends[to - 1]!,
});

/** Two answers, or the words of two people, are no one quotation. */
function crossesTurns(turns: readonly SourceTurn[], { start, end }: Span): boolean {
  const within = turns.filter((turn) => turn.start < end && turn.end > start);
  return within.length > 1 && within.some(({ speaker }) => speaker !== within[0]!.speaker);
}

interface Said {
  same: SameSpeaker;
  speaker: string | null;
  narrative: boolean;
}

/** Who says a stretch of a source: those whom the source itself quotes, else the one whose turn it is. */
function whoSays(
  source: DeclaredSource,
  { source: text }: SourceIndex,
  span: Span,
  speaker: ArticleSpeaker | null,
  desk: readonly DeskPerson[],
): Said {
  const labels = [...new Set(text.turns.map((turn) => turn.speaker))];
  const turn = turnAt(text, span.start)?.speaker ?? null;
  const byTurn = speaker && turn !== null ? sameSpeaker(speaker, turn, labels, source, desk) : 'unknown';
  // Words that A quotes from B may be given to either, as the copy says.
  if (byTurn === 'yes') return { same: 'yes', speaker: turn, narrative: false };
  const marked = markedPassages(text);
  const quoted = marked.find((one) => one.start <= span.start && span.end <= one.end);
  const inner = quoted ? (quoted.person ?? quoted.speaker?.text ?? null) : null;
  if (speaker && inner !== null && /\p{Lu}/u.test(inner)) {
    const others = marked.flatMap(({ person }) => (person === null ? [] : [person]));
    return { same: sameSpeaker(speaker, inner, others, source, desk), speaker: inner, narrative: false };
  }
  const narrative = turn === null && !quoted && isOwnNarrative(source, marked.length, speaker);
  return { same: narrative ? 'no' : byTurn, speaker: turn, narrative };
}

/** A release that quotes people has words of its own beside; those are no person's. */
const isOwnNarrative = ({ entry }: DeclaredSource, marked: number, speaker: ArticleSpeaker | null): boolean =>
  entry.kind === 'release' &&
  marked > 0 &&
  speaker !== null &&
  !speaker.organisation &&
  speaker.names.some((name) => /^\p{Lu}\p{L}+\s+\p{Lu}/u.test(name));
