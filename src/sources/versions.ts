import type { PlainText } from '../article/plain-text.ts';
import type { Analysis } from '../quotes/analysis.ts';
import { isAttributed } from '../quotes/attributed-paraphrase.ts';
import { type ReporterSentence, reporterSentences } from '../quotes/sentence-spans.ts';
import { BREAK, type WordRow } from './word-row.ts';
import { type OwnCopy, ownCopy, unquotedRow } from './own-copy.ts';

/** A sentence of the copy, with its paragraph, and whether it says whose account it gives. */
export interface CopySentence extends ReporterSentence {
  block: number;
  attributed: boolean;
}

/** One version of an article, as two versions are compared. */
export interface Version {
  plain: PlainText;
  analysis: Analysis;
  copy: OwnCopy;
  /** The copy with a break wherever it quotes. */
  unquoted: WordRow;
  sentences: CopySentence[];
}

export function versionOf(plain: PlainText, analysis: Analysis): Version {
  const copy = ownCopy(plain, analysis.quotations);
  const sentences = [...new Set(copy.blocks)].flatMap((block) =>
    reporterSentences(plain, analysis.quotations, block).map((sentence) => ({
      ...sentence,
      block,
      attributed: isAttributed(sentence.text),
    })),
  );
  return { plain, analysis, copy, unquoted: unquotedRow(copy), sentences };
}

/** The reporter's words of a version, with a break wherever a sentence is not, or is, attributed. */
export function rowOfSentences({ unquoted, sentences }: Version, attributed: boolean): WordRow {
  const codes = unquoted.codes.slice();
  let at = 0;
  for (const sentence of sentences)
    for (; at < codes.length && unquoted.starts[at]! < sentence.end; at++)
      if (sentence.attributed !== attributed) codes[at] = BREAK;
  return { ...unquoted, codes };
}

/** The sentence of a version that holds an offset of its text. */
export const sentenceAt = ({ sentences }: Version, offset: number): CopySentence | null =>
  sentences.find(({ end }) => end > offset) ?? null;
