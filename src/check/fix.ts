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

/** Fixing may bring up what another fix can mend; it ends at the latest after this many rounds. */
const ROUNDS = 10;

/** Which fixes to apply: those that cannot change what is meant, or what is only suggested with them. */
export type FixScope = 'safe' | 'all';

/**
 * Applies every fix to the text of an article until none is left. A fix that would change anything but
 * marks inside somebody's words is not applied, whichever rule asks for it. Where suggestions undo each other the
 * text that came up first twice stands, so that a second run changes nothing.
 */
export function fixText(text: string, path: string, input: CheckInput, scope: FixScope = 'safe'): FixedText {
  let current = text;
  const applied: Finding[] = [];
  const seen = new Set<string>();
  let spoken: Span[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const article = readArticle(current, path);
    const fixable = checkArticle(article, input).findings.filter(
      ({ fix }) => fix && (fix.safe || scope === 'all'),
    );
    if (fixable.length === 0 || seen.has(current)) break;
    seen.add(current);
    spoken = [...spoken, ...wordsSpoken(current, path)];
    const chosen = choose(fixable.sort(safeFirst), spoken);
    if (chosen.length === 0) break;
    const edits = chosen.flatMap((finding) => finding.fix!.edits);
    current = applyEdits(current, edits);
    spoken = moveWith(spoken, edits);
    applied.push(...chosen);
  }
  return { text: current, applied };
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
