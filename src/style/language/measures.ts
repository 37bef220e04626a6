import { syllable } from 'syllable';
import type { StyleDocument } from '../document.ts';
import { sentencesOf } from './sentences.ts';

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** Elements of HTML that formulas may count. */
const COUNTED: Record<string, string> = {
  h1: 'heading_h1',
  h2: 'heading_h2',
  h3: 'heading_h3',
  h4: 'heading_h4',
  h5: 'heading_h5',
  h6: 'heading_h6',
  blockquote: 'blockquote',
  li: 'list',
  pre: 'pre',
};

/** What formulas of readability may count in a file: words, sentences, syllables and the like. */
export type Measures = Readonly<Record<string, number>>;

/** Measures the running text of a file. */
export function measuresOf({ summary, elements }: StyleDocument): Measures {
  const counts = wordCounts(summary);
  const paragraphs = summary.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  const sentences = paragraphs.flatMap((paragraph) => sentencesOf(paragraph));
  const measures: Record<string, number> = {
    ...counts,
    sentences: sentences.length,
    paragraphs: paragraphs.length,
  };
  for (const [element, name] of Object.entries(COUNTED)) measures[name] = elements.get(element) ?? 0;
  return measures;
}

function wordCounts(text: string): Record<string, number> {
  const counts = {
    characters: 0,
    words: 0,
    syllables: 0,
    long_words: 0,
    polysyllabic_words: 0,
    complex_words: 0,
  };
  for (const [word] of text.matchAll(WORD)) {
    const letters = word.replace(/[^\p{L}\p{N}]/gu, '').length;
    const syllables = Math.max(1, syllable(word));
    counts.words++;
    counts.characters += letters;
    counts.syllables += syllables;
    if (letters > 6) counts.long_words++;
    if (syllables > 2) counts.polysyllabic_words++;
    // An ending such as -ed makes no word harder.
    if (syllables - (/(?:es|ed|ing)$/.test(word) ? 1 : 0) > 2) counts.complex_words++;
  }
  return counts;
}

/** Grades of school by the usual formulas. */
export const GRADES: Readonly<Record<string, (of: Measures) => number>> = {
  'gunning fog': (of) => 0.4 * (of.words! / of.sentences! + 100 * (of.complex_words! / of.words!)),
  smog: (of) => 1.043 * Math.sqrt(of.polysyllabic_words! * (30 / of.sentences!)) + 3.1291,
  'coleman-liau': (of) =>
    0.0588 * ((of.characters! / of.words!) * 100) - 0.296 * ((of.sentences! / of.words!) * 100) - 15.8,
  'flesch-kincaid': (of) => 0.39 * (of.words! / of.sentences!) + 11.8 * (of.syllables! / of.words!) - 15.59,
  'automated readability': (of) =>
    4.71 * (of.characters! / of.words!) + 0.5 * (of.words! / of.sentences!) - 21.43,
};
