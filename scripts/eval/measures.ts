import type { Counts } from './counts.ts';

/** A measure with precision and recall: what was right, of what was found, of what is there. */
interface Measure {
  name: string;
  right: string;
  found: string;
  gold: string;
}

export const MEASURES: readonly Measure[] = [
  { name: 'passage, exact', right: 'passage exact', found: 'found', gold: 'gold' },
  { name: 'passage, overlap', right: 'passage overlap', found: 'found', gold: 'gold' },
  { name: 'attributed or not', right: 'speaker any', found: 'found speaker', gold: 'gold speaker' },
  { name: 'speaker, exact', right: 'speaker exact', found: 'found speaker', gold: 'gold speaker' },
  { name: 'speaker, head', right: 'speaker head', found: 'found speaker', gold: 'gold speaker' },
  { name: 'speaker, overlap', right: 'speaker overlap', found: 'found speaker', gold: 'gold speaker' },
  { name: 'cue, exact', right: 'cue exact', found: 'found cue', gold: 'gold cue' },
  { name: 'cue, overlap', right: 'cue overlap', found: 'found cue', gold: 'gold cue' },
];

/** A share of cases, such as false alarms among the passages that have a speaker. */
interface Rate {
  name: string;
  part: string;
  whole: string;
}

export const RATES: readonly Rate[] = [
  { name: 'false alarms (of attributed passages found)', part: 'false alarm', whole: 'attributed' },
  { name: 'misses (of unattributed passages found)', part: 'miss', whole: 'unattributed' },
  { name: 'head recall, direct', part: 'kind/direct head', whole: 'kind/direct gold' },
  { name: 'head recall, mixed', part: 'kind/mixed head', whole: 'kind/mixed gold' },
  { name: 'kind right', part: 'kind right', whole: 'kind' },
  { name: 'person right, where there is one', part: 'person right', whole: 'person' },
  { name: 'no person given, where there is none', part: 'nobody right', whole: 'nobody' },
  { name: 'warnings given, of those due', part: 'warning given', whole: 'warning due' },
];

export const of = (counts: Counts, name: string): number => counts.get(name) ?? 0;

/** A share between 0 and 1, or null where there are no cases. */
export function share(counts: Counts, part: string, whole: string): number | null {
  const cases = of(counts, whole);
  return cases === 0 ? null : of(counts, part) / cases;
}

export interface Score {
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

export function score(counts: Counts, { right, found, gold }: Measure): Score {
  const both = of(counts, found) + of(counts, gold);
  return {
    precision: share(counts, right, found),
    recall: share(counts, right, gold),
    f1: both === 0 ? null : (2 * of(counts, right)) / both,
  };
}
