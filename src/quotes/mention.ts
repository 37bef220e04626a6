import type { Span } from '../text/position.ts';
import { cueLemma } from './cues.ts';
import { QUOTED } from './frame.ts';

/** A speaker and the words that announce the speech, in offsets of the frame. */
export interface Attribution {
  speaker: Span | null;
  cue: Span;
}

const PRONOUN = /^(?:he|she|they|we|i|it|who|one|both|this)$/i;
const LEADING =
  /^(?:(?:but|and|so|yet|then|however|meanwhile|later|earlier|also|instead|still|now|yesterday|today|when|as|while|after|before|because|although|though|that|where|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|last (?:week|month|night|year)|in (?:a|an|the|his|her|their|its) (?:\w+ )?(?:statement|letter|email|post|tweet|interview|speech)(?: (?:on|to) [^,]{1,40}?)?),?\s+)+/i;
const VERB_HELP =
  /\b(?:has|have|had|is|was|were|are|will|would|could|can|may|might|did|does|do|not|never|also|later|then|since|previously|recently|often|repeatedly|publicly|\w+ly)\s*$/i;
const NOUN_PHRASE_START =
  /^(?:the|a|an|his|her|their|our|its|my|one|another|some|many|several|two|three|both|most|other|local|residents|campaigners|officials|police|critics|supporters|organisers|neighbours)\b/i;
const NAME_START = /^\p{Lu}/u;

/** Finds who speaks in a clause, beside a verb of speech. `from`…`to` is the clause in the frame. */
export function subjectBefore(frame: string, from: number, verb: number): Span | null {
  let end = trimEnd(frame, from, verb);
  for (;;) {
    const helped = VERB_HELP.exec(frame.slice(from, end));
    if (!helped) break;
    end = trimEnd(frame, from, from + helped.index);
  }
  if (frame[end - 1] === ',') return beforeAppositive(frame, from, end - 1);
  return nominal(frame, lastClause(frame, from, end), end);
}

/** `Lee, the chair of the board,`: the name stands before the first comma. */
function beforeAppositive(frame: string, from: number, end: number): Span | null {
  const clause = frame.slice(from, end);
  const commas = [...clause.matchAll(/,/g)].map((match) => match.index);
  for (const comma of [...commas].reverse()) {
    const found = nominal(frame, lastClause(frame, from, from + comma), from + comma);
    if (found && NAME_START.test(frame.slice(found.start))) return found;
  }
  return nominal(frame, lastClause(frame, from, end), end);
}

/** Finds who speaks after a verb: `said Ann Lee, who …`, `said the council`. */
export function subjectAfter(frame: string, verbEnd: number, to: number): Span | null {
  const gap = /^(?:\s+(?:to|that))?\s+/.exec(frame.slice(verbEnd, to));
  if (!gap || /^\s+(?:to|that)\s/.test(gap[0])) return null;
  const start = verbEnd + gap[0].length;
  const stop = frame.slice(start, to).search(STOP_AFTER);
  const end = stop < 0 ? to : start + stop;
  return nominal(frame, start, trimEnd(frame, start, end));
}

const STOP_AFTER = new RegExp(
  `[,.;:!?()–—${QUOTED}]|\\s(?:who|which|that|when|as|while|after|before|on|in|at|during|about|last|yesterday|today|this|outside|from|by|with|to|and (?:said|added))\\s`,
  'i',
);

function lastClause(frame: string, from: number, end: number): number {
  const text = frame.slice(from, end);
  const cut = Math.max(
    text.lastIndexOf(QUOTED),
    text.lastIndexOf(','),
    text.lastIndexOf(';'),
    text.lastIndexOf(':'),
    text.lastIndexOf('—'),
    text.lastIndexOf('–'),
  );
  return from + cut + 1;
}

/** The name, pronoun or noun phrase that a stretch consists of, its first linking words left out. */
function nominal(frame: string, start: number, end: number): Span | null {
  let from = start;
  while (from < end && /\s/.test(frame[from]!)) from++;
  from += LEADING.exec(frame.slice(from, end))?.[0].length ?? 0;
  const words = frame.slice(from, end);
  if (words === '' || words.includes(QUOTED) || words.length > 120) return null;
  if (PRONOUN.test(words) || NOUN_PHRASE_START.test(words)) return { start: from, end };
  if (NAME_START.test(words)) return { start: from, end };
  const tail =
    /(?:^|\s)((?:he|she|they|we|it|who)|\p{Lu}[\p{L}\p{M}’'.-]+(?:\s+\p{Lu}[\p{L}\p{M}’'.-]+)*)$/u.exec(
      words,
    );
  return tail ? { start: end - tail[1]!.length, end } : null;
}

/** The first verb of speech of a clause, passing over those that cannot be it. */
export function findVerb(frame: string, from: number, to: number, last = false): Span | null {
  let found: Span | null = null;
  for (const match of frame.slice(from, to).matchAll(/[\p{L}’'-]+/gu)) {
    if (cueLemma(match[0]) === null || /^\p{Lu}/u.test(match[0])) continue;
    if (
      /\b(?:a|an|the|his|her|its|their|this|that|of|no|to)\s+$/i.test(
        frame.slice(Math.max(0, from + match.index - 8), from + match.index),
      )
    )
      continue;
    found = { start: from + match.index, end: from + match.index + match[0].length };
    if (!last) return found;
  }
  return found;
}

function trimEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && /\s/.test(text[at - 1]!)) at--;
  return at;
}
