import type { FoundQuote, GoldQuote, ReadArticle } from './gold.ts';
import { overlaps, type Pair, pairPassages } from './pairing.ts';
import { matchSpeaker } from './speaker-match.ts';

/** How often each thing happened; counts of several articles add up. */
export type Counts = Map<string, number>;

/** Everything that the measures are made of, counted in one article. */
export function countArticle(article: ReadArticle): Counts {
  const counts: Counts = new Map();
  const add: Add = (name, happened = true) => {
    if (happened) counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const { pairs, counted } = pairPassages(article);
  add('articles');
  for (const quote of counted) countFound(quote, add);
  for (const quote of article.gold) countGold(quote, add);
  for (const pair of pairs) countPair(article.text, pair, add);
  return counts;
}

type Add = (name: string, happened?: boolean) => void;

function countFound({ speaker, cue }: FoundQuote, add: Add): void {
  add('found');
  add('found speaker', speaker !== null);
  add('found cue', cue !== null);
}

function countGold(gold: GoldQuote, add: Add): void {
  add('gold');
  add('gold cue', gold.cue !== null);
  if (!gold.speaker) return;
  add('gold speaker');
  for (const group of groupsOf(gold)) add(`${group} gold`);
}

const groupsOf = ({ kind, position, speakerType }: GoldQuote): string[] => [
  ...(kind ? [`kind/${kind}`] : []),
  ...(position ? [`position/${position}`] : []),
  ...(speakerType ? [`speaker/${speakerType}`] : []),
];

function countPair(text: string, { gold, found, isExact }: Pair, add: Add): void {
  add('passage overlap');
  add('passage exact', isExact);
  countCue(gold, found, add);
  countOwn(gold, found, add);
  if (!gold.speaker) {
    add('unattributed');
    add('miss', found.speaker !== null);
    return;
  }
  add('attributed');
  add('false alarm', found.warn && !gold.own?.warn);
  const groups = groupsOf(gold);
  for (const group of groups) add(`${group} found`);
  if (found.speaker) countSpeaker(text, { gold, speaker: found.speaker, groups }, add);
}

interface Answer {
  gold: GoldQuote;
  speaker: NonNullable<FoundQuote['speaker']>;
  groups: readonly string[];
}

function countSpeaker(text: string, { gold, speaker, groups }: Answer, add: Add): void {
  const match = matchSpeaker(text, gold, speaker);
  add('speaker any');
  for (const how of ['exact', 'head', 'overlap'] as const) {
    add(`speaker ${how}`, match[how]);
    for (const group of groups) add(`${group} ${how}`, match[how]);
  }
}

function countCue(gold: GoldQuote, found: FoundQuote, add: Add): void {
  if (!gold.cue || !found.cue) return;
  const isExact = gold.cue.start === found.cue.start && gold.cue.end === found.cue.end;
  add('cue exact', isExact);
  add('cue overlap', overlaps(gold.cue)(found.cue));
}

/** What only our own articles know: the kind, the person, and whether a warning is due. */
function countOwn({ own }: GoldQuote, found: FoundQuote, add: Add): void {
  if (!own) return;
  add('kind');
  add('kind right', own.kind === found.kind);
  add(own.person ? 'person' : 'nobody');
  add(own.person ? 'person right' : 'nobody right', own.person === found.person);
  if (own.warn) add('warning due');
  add('warning given', own.warn && found.warn);
}

/** Adds up the counts of several articles. */
export function sum(all: Iterable<Counts>): Counts {
  const total: Counts = new Map();
  for (const counts of all)
    for (const [name, number] of counts) total.set(name, (total.get(name) ?? 0) + number);
  return total;
}
