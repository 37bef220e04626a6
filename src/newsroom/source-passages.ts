import { placeAt, type SourcePlace, type SourceText, turnAt } from '../sources/source.ts';

/** A paragraph of a source, or the part of one that one speaker has. */
export interface SourcePassage {
  /** Without the offset, which means nothing outside the text. */
  place: Omit<SourcePlace, 'at'>;
  /** The label that the source has for whoever says it. */
  speaker: string | null;
  text: string;
}

/** The text of a source as a desk reads it: cut where a paragraph ends, and where somebody else begins to speak. */
export function sourcePassages(source: SourceText): SourcePassage[] {
  const edges = new Set([0, source.text.length]);
  for (const { index } of source.text.matchAll(/\n\n+/g)) edges.add(index);
  for (const { start, end } of source.turns) edges.add(start).add(end);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((end, index) => passage(source, sorted[index]!, end));
}

function passage(source: SourceText, from: number, end: number): SourcePassage[] {
  const written = source.text.slice(from, end);
  const text = written.trim();
  if (text === '') return [];
  const start = from + written.indexOf(text);
  const { at: _, ...place } = placeAt(source, start) ?? { at: 0 };
  return [{ place, speaker: turnAt(source, start)?.speaker ?? null, text }];
}
