import { readArticle } from '../article/article.ts';
import { analyse } from '../quotes/analyse.ts';
import type { Edit, Finding } from '../rules/finding.ts';
import type { Span } from '../text/position.ts';
import { type CheckInput, checkArticle } from './check-article.ts';

/** An article after its safe fixes. */
export interface FixedText {
  text: string;
  /** Fixes applied, as descriptions of what was found. */
  applied: Finding[];
}

/** Fixing may bring up what another fix can mend; what still goes on after this many rounds never ends. */
const ROUNDS = 10;

/** Which fixes to apply: those that cannot change what is meant, or what is only suggested with them. */
export type FixScope = 'safe' | 'all';

/**
 * Applies every fix to the text of an article until none is left. A fix that would change anything but
 * marks inside somebody's words is not applied, whichever rule asks for it. Rules whose fixes undo each other, or bring
 * up the same fault again and again, mend nothing here: a second run must find nothing to change.
 */
export function fixText(text: string, path: string, input: CheckInput, scope: FixScope = 'safe'): FixedText {
  const barred = new Set<string>();
  for (;;) {
    const { settled, rounds } = attempt(
      text,
      path,
      input,
      (finding) => isWanted(finding, scope) && !barred.has(finding.rule),
    );
    if (settled !== null) return { text: settled, applied: rounds.flatMap(({ chosen }) => chosen) };
    for (const rule of restless(rounds)) barred.add(rule);
  }
}

const isWanted = ({ fix }: Finding, scope: FixScope): boolean =>
  fix !== undefined && (fix.safe || scope === 'all');

interface Round {
  /** The text at its start. */
  before: string;
  chosen: Finding[];
}

/** One round after the other; the text where it came to rest, or null where it did not. */
function attempt(
  text: string,
  path: string,
  input: CheckInput,
  wanted: (finding: Finding) => boolean,
): { settled: string | null; rounds: Round[] } {
  const rounds: Round[] = [];
  let current = text;
  let spoken: Span[] = [];
  while (rounds.length < ROUNDS) {
    const fixable = checkArticle(readArticle(current, path), input).findings.filter(wanted);
    if (fixable.length === 0) return { settled: current, rounds };
    const speech = wordsSpoken(current, path);
    spoken = [...spoken, ...speech];
    const chosen = choose(fixable.sort(safeFirst), spoken);
    if (chosen.length === 0) {
      // What only the marks of an earlier round show to be spoken, a second run would not know to be.
      const forgotten = choose(fixable, speech);
      if (forgotten.length === 0) return { settled: current, rounds };
      return { settled: null, rounds: [...rounds, { before: current, chosen: forgotten }] };
    }
    rounds.push({ before: current, chosen });
    const edits = chosen.flatMap((finding) => finding.fix!.edits);
    current = applyEdits(current, edits);
    spoken = moveWith(spoken, edits);
    if (rounds.some(({ before }) => before === current)) break;
  }
  return { settled: null, rounds };
}

/** The rules that went round in a circle: those since the text was the same, or else those of the last round. */
function restless(rounds: readonly Round[]): string[] {
  const { before, chosen } = rounds.at(-1)!;
  const after = applyEdits(
    before,
    chosen.flatMap((finding) => finding.fix!.edits),
  );
  const from = rounds.findIndex((round) => round.before === after);
  return rounds.slice(from < 0 ? -1 : from).flatMap((round) => round.chosen.map(({ rule }) => rule));
}

/** Replaces stretches of a text; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of sorted) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return pieces.join('') + text.slice(at);
}

/**
 * Where stretches stand after edits, none of which reaches into one. What was somebody's words before a
 * fix stays so for the rounds to come, though the marks that showed it have changed; only where a fix took the
 * opening mark away, because nobody had said this, the words are the house's own.
 */
function moveWith(spans: readonly Span[], edits: readonly Edit[]): Span[] {
  const sorted = [...edits].sort((a, b) => a.end - b.end);
  const shifts = [0];
  for (const { start, end, text } of sorted) shifts.push(shifts.at(-1)! + text.length - (end - start));
  /** How far what stands at an offset moves: with the edits that end before it, or right at it. */
  const shift = (at: number, orAt: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { end } = sorted[middle]!;
      if (end < at || (orAt && end === at)) low = middle + 1;
      else high = middle;
    }
    return shifts[low]!;
  };
  const unmarked = new Set(edits.filter(({ text }) => text === '').map(({ end }) => end));
  return spans
    .filter(({ start }) => !unmarked.has(start))
    .map(({ start, end }) => ({ start: start + shift(start, true), end: end + shift(end, false) }));
}

/** Of two fixes for the same words the safe one is applied. */
const safeFirst = (a: Finding, b: Finding): number => Number(b.fix!.safe) - Number(a.fix!.safe);

/** Findings whose edits touch neither each other's places nor spoken words. */
function choose(findings: readonly Finding[], spoken: readonly Span[]): Finding[] {
  const taken: Span[] = [];
  const chosen: Finding[] = [];
  for (const finding of findings) {
    const edits = finding.fix!.edits;
    if (
      edits.length === 0 ||
      edits.some((edit) => taken.some((other) => touch(edit, other)) || changesSpeech(edit, spoken))
    )
      continue;
    taken.push(...edits);
    chosen.push(finding);
  }
  return chosen;
}

const touch = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** Marks, and the ellipsis with which a reporter shows that something is left out. */
const MARKS_ONLY = /^["“”„«»'‘’`]*$|^… $/;

function changesSpeech(edit: Edit, spoken: readonly Span[]): boolean {
  if (edit.start === edit.end && MARKS_ONLY.test(edit.text)) return false;
  return (
    spoken.some((span) => edit.start < span.end && span.start < edit.end) ||
    (!MARKS_ONLY.test(edit.text) && spoken.some((span) => span.start < edit.start && edit.end < span.end))
  );
}

/** The stretches of the file that are somebody's words, the marks round them left out. */
function wordsSpoken(text: string, path: string): Span[] {
  const { plain } = readArticle(text, path);
  return analyse(plain).quotations.flatMap((quotation) =>
    quotation.parts.map((part) =>
      plain.sourceSpan({ start: part.open?.end ?? part.start, end: part.close?.start ?? part.end }),
    ),
  );
}
