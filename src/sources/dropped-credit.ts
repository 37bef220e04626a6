import { hasCue } from '../quotes/cues.ts';
import type { ReporterSentence } from '../quotes/reporter-sentences.ts';
import { foldedWords } from '../text/fold.ts';
import type { Span } from '../text/position.ts';
import { firstEndingAfter } from '../text/span-index.ts';
import { countOwn } from './own-copy.ts';
import { EVERY_EIGHT, type SharedRun, sharedRuns, sharedWords } from './shared-runs.ts';
import { rowOfSentences, type Version } from './versions.ts';
import { wordRow } from './word-row.ts';

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

/** No edit loses more than these; a text in which everything repeats must not take forever. */
const MOST = 200;

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
  const old = [stillSaid, before.unquoted].map((row) => sharedWords(now.unquoted, row, EVERY_EIGHT));
  return sharedRuns(now.unquoted, said, EVERY_EIGHT)
    .filter((run) => isClaim(now, run) && old.every((shared) => !holds(shared, run)))
    .slice(0, MOST)
    .filter((run) => !isUntouched(before, now, run))
    .map((run) => {
      const span = spanOf(now, run);
      return {
        ...span,
        what: 'marks',
        words: run.length,
        credit: firstEndingAfter(parts, said.starts[run.from]!)!.credit,
        attributed: now.sentences.at(now.copy.blocks[run.at]!, span.start)?.attributed ?? false,
      };
    });
}

/** What the copy laid to somebody before and gives as fact now. */
export function droppedCues(before: Version, now: Version): DroppedCredit[] {
  const bare = rowOfSentences(now, false);
  const old = sharedWords(bare, rowOfSentences(before, false), EVERY_EIGHT);
  return sharedRuns(bare, rowOfSentences(before, true), EVERY_EIGHT)
    .filter((run) => isClaim(now, run) && !holds(old, run))
    .slice(0, MOST)
    .flatMap((run) => droppedCue(before, now, run) ?? []);
}

function droppedCue(before: Version, now: Version, run: SharedRun): DroppedCredit | null {
  const [then, span] = [spanAt(before, run.from, run.length), spanOf(now, run)];
  const was = before.sentences.at(before.copy.blocks[run.from]!, then.start);
  const is = now.sentences.at(now.copy.blocks[run.at]!, span.start);
  if (!was || !is) return null;
  const rest = outside(was, before.plain.text, then);
  if (hasCue(outside(is, now.plain.text, span)) || isMoved(before, now, was, is, rest)) return null;
  return { ...span, what: 'cue', words: run.length, credit: shortly(rest), attributed: false };
}

/** Enough words for a claim, beyond names and figures. */
const isClaim = ({ copy }: Version, { at, length }: SharedRun): boolean =>
  countOwn(copy, at, at + length) >= FEWEST_OWN;

/** Whether eight words of a run, or more, are among some that are known from elsewhere. */
function holds(shared: Uint8Array, { at, length }: SharedRun): boolean {
  let count = 0;
  for (let i = at; i < at + length; i++) count += shared[i]!;
  return count >= EVERY_EIGHT.size;
}

/** The paragraph is as it was, mark by mark, whatever is read into it now that others around it changed. */
function isUntouched(before: Version, { copy, plain }: Version, { at }: SharedRun): boolean {
  const words = plain.words(plain.blocks[copy.blocks[at]!]!);
  return before.plain.text.includes(words);
}

const spanAt = ({ unquoted }: Version, at: number, length: number): Span => ({
  start: unquoted.starts[at]!,
  end: unquoted.ends[at + length - 1]!,
});
const spanOf = (now: Version, { at, length }: SharedRun): Span => spanAt(now, at, length);

/** The words of a sentence around a stretch of it. */
const outside = (sentence: ReporterSentence, text: string, { start, end }: Span): string =>
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
function isMoved(
  before: Version,
  now: Version,
  was: ReporterSentence,
  is: ReporterSentence,
  rest: string,
): boolean {
  const names = foldedWords(rest).filter((word) => word.length > 3 && !hasCue(word));
  const count = ({ sentences, plain }: Version, { block }: ReporterSentence): number =>
    [block - 1, block, block + 1]
      .filter((index) => plain.blocks[index])
      .flatMap((index) => sentences.of(index))
      .filter(({ attributed, text }) => attributed && (names.length === 0 || namesOneOf(text, names))).length;
  return count(now, is) >= count(before, was);
}

const namesOneOf = (text: string, names: readonly string[]): boolean =>
  foldedWords(text).some((word) => names.includes(word));
