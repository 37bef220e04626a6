import { FARTHEST } from './contract.ts';
import type { Script } from './edit-script.ts';
import { isFiller } from './fillers.ts';
import { criticalParts, meaningOf } from './meaning.ts';
import type { QuotedWords } from './quoted.ts';
import type { SourceIndex } from './source-index.ts';
import { isMasked, isSameQuantity, isVariant } from './variant.ts';
import { wordsOf } from './words.ts';

/** How a stretch of the quotation departs from the source, from what may be to what may not. */
export type Departure =
  | 'permitted'
  | 'bracket-substitution'
  | 'near-miss'
  | 'undeclared-omission'
  | 'spliced'
  | 'critical-change';

/** Words of the quotation and the words of the source that stand in their place: indexes, ends exclusive. */
export interface Difference {
  quoted: { from: number; to: number };
  source: { from: number; to: number };
  departure: Departure;
  /** What sort of meaning changed, for a critical change: number, negation, name. */
  meaning: string | null;
}

/** How a source is read. */
export interface Reading {
  /** Somebody spoke, and a person or a program wrote it down: figures and spelling are the writer's. */
  spoken: boolean;
  /** Whether the house lets hesitation and repeats go. */
  cleanVerbatim: boolean;
}

interface Pair {
  quote: QuotedWords;
  /** The text between the marks. */
  text: string;
  source: SourceIndex;
  reading: Reading;
}

/** The stretches in which a quotation departs from its source, in order. */
export function differencesOf(pair: Pair, { steps }: Script): Difference[] {
  const found: Difference[] = [];
  const sorts = sortsOf(pair, steps);
  let quoted = 0;
  let source = steps[0]?.source ?? 0;
  for (let at = 0; at < steps.length; ) {
    let end = at + 1;
    while (end < steps.length && sorts[end] === sorts[at]) end++;
    const stretch = {
      quoted: range(
        steps.slice(at, end).map((step) => step.quoted),
        quoted,
      ),
      source: range(
        steps.slice(at, end).map((step) => step.source),
        source,
      ),
    };
    if (sorts[at] !== 'same') found.push(judged(pair, stretch));
    quoted = stretch.quoted.to;
    source = stretch.source.to;
    at = end;
  }
  return found;
}

/** Of each step: both words are the same, words are left out where the reporter shows it, or anything else. */
function sortsOf({ quote, source }: Pair, steps: Script['steps']): ('same' | 'shown' | 'other')[] {
  let next = 0;
  return steps.map((step) => {
    if (step.quoted !== null) next = step.quoted + 1;
    if (isSame(quote, source, step)) return 'same';
    const { ellipsis, bracket } = quote.gaps[next]!;
    return step.quoted === null && (ellipsis || bracket !== null) ? 'shown' : 'other';
  });
}

const isSame = (quote: QuotedWords, source: SourceIndex, step: Script['steps'][number]): boolean =>
  step.quoted !== null && step.source !== null && quote.folded[step.quoted] === source.folded[step.source];

function range(indexes: readonly (number | null)[], empty: number): { from: number; to: number } {
  const there = indexes.filter((index) => index !== null);
  return there.length === 0 ? { from: empty, to: empty } : { from: there[0]!, to: there.at(-1)! + 1 };
}

function judged(pair: Pair, stretch: Pick<Difference, 'quoted' | 'source'>): Difference {
  const { quote, source, reading } = pair;
  const said = source.folded.slice(stretch.source.from, stretch.source.to);
  const given = quote.folded.slice(stretch.quoted.from, stretch.quoted.to);
  const as = (departure: Departure, meaning: string | null = null): Difference => ({
    ...stretch,
    departure,
    meaning,
  });
  if (given.length === 0) return as(...leftOut(pair, stretch, said));
  if (said.join('') === given.join('')) return as('permitted');
  if (isPermittedForm(given, said, reading)) return as('permitted');
  const meaning = changedMeaning(pair, stretch, given, said);
  return meaning ? as('critical-change', meaning) : as('near-miss');
}

/** Words of the source that the quotation lacks. */
function leftOut(
  { quote, source, reading }: Pair,
  stretch: Pick<Difference, 'quoted' | 'source'>,
  said: readonly string[],
): [Departure, (string | null)?] {
  const { ellipsis, bracket } = quote.gaps[stretch.quoted.from]!;
  if (bracket === null && said.length > FARTHEST) return ['spliced'];
  if (ellipsis) return ['permitted'];
  if (bracket !== null)
    return [wordsOf(bracket).folded.join(' ') === said.join(' ') ? 'permitted' : 'bracket-substitution'];
  const before = source.folded.slice(Math.max(0, stretch.source.from - 6), stretch.source.from);
  const next = source.folded.slice(stretch.source.to, stretch.source.to + 6);
  if (reading.spoken && reading.cleanVerbatim && isFiller(said, before, next)) return ['permitted'];
  // A lost `not` turns the sense round; of a longer phrase that is lost readers are not told.
  const decides = said.length <= 2 && said.every((word) => criticalParts(word).length > 0);
  const meaning = decides ? meaningOf(said[0]!) : null;
  return meaning ? ['critical-change', meaning] : ['undeclared-omission'];
}

/** The same in a form that a writer may choose: letters masked; of spoken words also figures and spelling. */
function isPermittedForm(given: readonly string[], said: readonly string[], { spoken }: Reading): boolean {
  if (
    given.length === said.length &&
    given.every((word, at) => word === said[at] || isMasked(word, said[at]!))
  )
    return true;
  if (!spoken) return false;
  if (isSameQuantity(given, said)) return true;
  return (
    given.length === said.length && given.every((word, at) => word === said[at] || isVariant(word, said[at]!))
  );
}

/** What sort of meaning the two do not share: number, negation, name …; null if none. */
function changedMeaning(
  { quote, text, source }: Pair,
  stretch: Pick<Difference, 'quoted' | 'source'>,
  given: readonly string[],
  said: readonly string[],
): string | null {
  if (isSameQuantity(given, said)) return null;
  const quoted = tally([...given.flatMap(criticalParts)]);
  const spoken = tally([...said.flatMap(criticalParts)]);
  for (const part of new Set([...quoted.keys(), ...spoken.keys()]))
    if (quoted.get(part) !== spoken.get(part)) return meaningOf(part);
  const names = (words: string[]): string => words.sort().join(' ');
  const isNamed =
    names(namesIn(text, quote, stretch.quoted)) !==
    names(namesIn(source.source.text, source, stretch.source));
  return isNamed ? 'name' : null;
}

function tally(parts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}

/** Capital words inside a sentence, folded. */
function namesIn(
  text: string,
  words: Pick<QuotedWords, 'folded' | 'starts'>,
  { from, to }: { from: number; to: number },
): string[] {
  const names: string[] = [];
  for (let at = from; at < to; at++) {
    const start = words.starts[at]!;
    if (!/^\p{Lu}/u.test(text.slice(start, start + 2)) || /^i(?:'|$)/.test(words.folded[at]!)) continue;
    if (!beginsSentence(text, start)) names.push(words.folded[at]!);
  }
  return names;
}

const beginsSentence = (text: string, at: number): boolean =>
  /(?:^|[.!?:…\n])["“”'‘’([\s]*$/.test(text.slice(Math.max(0, at - 12), at));
