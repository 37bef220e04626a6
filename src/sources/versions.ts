import type { PlainText } from '../article/plain-text.ts';
import type { Analysis } from '../quotes/analysis.ts';
import { ReporterSentences } from '../quotes/reporter-sentences.ts';
import { type OwnCopy, ownCopy, unquotedRow } from './own-copy.ts';
import { BREAK, type WordRow } from './word-row.ts';

/** One version of an article, as two versions are compared. */
export interface Version {
  plain: PlainText;
  analysis: Analysis;
  copy: OwnCopy;
  /** The copy with a break wherever it quotes. */
  unquoted: WordRow;
  sentences: ReporterSentences;
}

export function versionOf(plain: PlainText, analysis: Analysis): Version {
  const copy = ownCopy(plain, analysis.quotations);
  const sentences = new ReporterSentences(plain, analysis.quotations);
  return { plain, analysis, copy, unquoted: unquotedRow(copy), sentences };
}

/** The reporter's words of a version, with a break wherever a sentence is not, or is, attributed. */
export function rowOfSentences({ unquoted, copy, sentences }: Version, attributed: boolean): WordRow {
  const codes = unquoted.codes.map((code, i) =>
    sentences.at(copy.blocks[i]!, unquoted.starts[i]!)?.attributed === attributed ? code : BREAK,
  );
  return { ...unquoted, codes };
}
