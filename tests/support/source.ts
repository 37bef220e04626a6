import { expect } from 'vitest';
import { readSource } from '../../src/sources/read/read-source.ts';
import { placeAt, type SourceText, turnAt } from '../../src/sources/source.ts';

/** Reads a source out of a text. */
export const read = (text: string, name: string): Promise<SourceText> => readSource(Buffer.from(text), name);

/** The place of the first mention of some words. */
export function placeOf(source: SourceText, words: string) {
  const offset = source.text.indexOf(words);
  expect(offset, words).toBeGreaterThanOrEqual(0);
  const { at: _, ...place } = placeAt(source, offset)!;
  return place;
}

/** Who says the first mention of some words. */
export function speakerOf(source: SourceText, words: string): string | null {
  const offset = source.text.indexOf(words);
  expect(offset, words).toBeGreaterThanOrEqual(0);
  return turnAt(source, offset)?.speaker ?? null;
}

/** What holds of every source, whatever was in it. */
export function expectSound({ text, places, turns }: SourceText): void {
  if (text !== '') expect(places[0]?.at).toBe(0);
  for (const [index, { at }] of places.entries()) {
    expect(at).toBeLessThan(text.length);
    if (index > 0) expect(at).toBeGreaterThan(places[index - 1]!.at);
  }
  let end = 0;
  for (const turn of turns) {
    expect(turn.start).toBeGreaterThanOrEqual(end);
    expect(turn.end).toBeGreaterThan(turn.start);
    expect(turn.speaker).not.toBe('');
    end = turn.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  expect(text).toBe(text.trim());
}
