import type { Span } from '../../src/text/position.ts';

/** Where a speaker stands, seen from the quotation; the names are those of the public corpus. */
export function positionOf(
  text: string,
  passage: Span,
  speaker: Span,
  all: readonly (Span & { speaker: Span | null })[],
): string {
  const isBefore = speaker.end <= passage.start;
  const between = isBefore ? text.slice(speaker.end, passage.start) : text.slice(passage.end, speaker.start);
  if (/\n[> \t]*\n/.test(between)) return 'other-paragraph';
  const across = all.some(
    (other) =>
      other.speaker?.start === speaker.start && other.start > speaker.start !== passage.start > speaker.start,
  );
  if (across) return isBefore ? 'interrupted-later' : 'interrupted-first';
  if (/[.!?][”’"')]*\s+\S/.test(between)) return 'other-sentence';
  return isBefore ? 'before' : 'after';
}
