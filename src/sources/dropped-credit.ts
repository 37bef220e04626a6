import { hasCue } from '../quotes/cues.ts';
import type { Span } from '../text/position.ts';
import { foldedWords } from '../text/fold.ts';
import { countOwn } from './own-copy.ts';
import { EVERY_EIGHT, type SharedRun, sharedRuns } from './shared-runs.ts';
import { type CopySentence, rowOfSentences, sentenceAt, type Version } from './versions.ts';
import { type WordRow, wordRow } from './word-row.ts';

/** Words that an edit kept, while what told readers whose they are went. Offsets of the text as it is now. */
export interface DroppedCredit extends Span {
  what: 'marks' | 'cue';
  words: number;
  /** The one whose words they were, or the words that said so; null where nothing short does. */
  credit: string | null;
  /** The sentence still says who said it, only no longer in whose words. */
  attributed: boolean;
}

/** Words of a run that are no part of a name or of a figure. */
const FEWEST_OWN = 6;

/** What stood in quotation marks before and is the reporter's now. */
export function droppedMarks(before: Version, now: Version): DroppedCredit[] {
  const parts = before.analysis.quotations
    .filter(({ kind, zone }) => (kind === 'direct' || kind === 'mixed') && zone !== 'headline')
    .flatMap(({ parts, person, speaker }) =>
      parts.map((part) => ({ ...part, credit: person ?? speaker?.text ?? null })),
    );
  const said = wordRow(before.plain.text, parts, true);
  const stillSaid = wordRow(
    now.plain.text,
    now.analysis.quotations.flatMap(({ parts }) => parts),
    true,
  );
  return sharedRuns(now.unquoted, said, EVERY_EIGHT)
    .filter((run) => !holds(stillSaid, now, run) && isNew(before.unquoted, now, run))
    .filter((run) => !isUntouched(before, now, run))
    .map((run) => {
      const span = spanOf(now, run);
      const from = said.starts[run.from]!;
      return {
        ...span,
        what: 'marks',
        words: run.length,
        credit: parts.find((part) => from < part.end)!.credit,
        attributed: sentenceAt(now, span.start)?.attributed ?? false,
      };
    });
}

/** What the copy laid to somebody before and gives as fact now. */
export function droppedCues(before: Version, now: Version): DroppedCredit[] {
  const bare = rowOfSentences(before, false);
  return sharedRuns(rowOfSentences(now, false), rowOfSentences(before, true), EVERY_EIGHT).flatMap((run) => {
    const was = sentenceAt(before, before.unquoted.starts[run.from]!);
    const is = sentenceAt(now, now.unquoted.starts[run.at]!);
    if (!was || !is || !isNew(bare, now, run)) return [];
    const rest = outside(was, before.plain.text, spanAt(before, run.from, run.length));
    const added = outside(is, now.plain.text, spanOf(now, run));
    if (hasCue(added) || isMoved(before, now, was, is, rest)) return [];
    return [
      { ...spanOf(now, run), what: 'cue', words: run.length, credit: shortly(rest), attributed: false },
    ];
  });
}

/** Enough words for a claim, and none of them the reporter's before. */
function isNew(before: WordRow, now: Version, run: SharedRun): boolean {
  return countOwn(now.copy, run.at, run.at + run.length) >= FEWEST_OWN && !holds(before, now, run);
}

/** The paragraph is as it was, mark by mark, whatever is read into it now that others around it changed. */
function isUntouched(before: Version, { copy, plain }: Version, { at }: SharedRun): boolean {
  const words = plain.words(plain.blocks[copy.blocks[at]!]!);
  return before.plain.text.includes(words);
}

/** Whether eight words of a run, or more, stand in a row somewhere. */
function holds(row: WordRow, { unquoted }: Version, { at, length }: SharedRun): boolean {
  const cut = (values: Uint32Array): Uint32Array => values.subarray(at, at + length);
  const run = { codes: cut(unquoted.codes), starts: cut(unquoted.starts), ends: cut(unquoted.ends) };
  return sharedRuns(run, row, EVERY_EIGHT).length > 0;
}

const spanAt = ({ unquoted }: Version, at: number, length: number): Span => ({
  start: unquoted.starts[at]!,
  end: unquoted.ends[at + length - 1]!,
});
const spanOf = (now: Version, { at, length }: SharedRun): Span => spanAt(now, at, length);

/** The words of a sentence around a stretch of it. */
const outside = (sentence: CopySentence, text: string, { start, end }: Span): string =>
  `${text.slice(sentence.start, Math.max(sentence.start, start))} ${text.slice(Math.min(sentence.end, end), sentence.end)}`;

/** `The report said`, or nothing where more than that was left out. */
function shortly(rest: string): string | null {
  const words = rest.trim().replace(/^[\s,;:.]+|[\s,;:.]+$/g, '');
  return words === '' || words.length > 60 ? null : words;
}

/**
 * The cue stands nearby in another sentence: around the claim there are as many sentences that name the same source,
 * and say that it said something, as there were before.
 */
function isMoved(before: Version, now: Version, was: CopySentence, is: CopySentence, rest: string): boolean {
  const names = foldedWords(rest).filter((word) => word.length > 3 && !hasCue(word));
  const count = (version: Version, block: number): number =>
    version.sentences.filter(
      (sentence) =>
        sentence.attributed &&
        Math.abs(sentence.block - block) <= 1 &&
        (names.length === 0 || foldedWords(sentence.text).some((word) => names.includes(word))),
    ).length;
  return count(now, is.block) >= count(before, was.block);
}
