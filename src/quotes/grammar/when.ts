import { startsWithDigit } from '../../text/character.ts';
import { verbForms } from '../lexicon/index.ts';
import type { Token } from './token.ts';
import { closedClass } from './word-classes.ts';

/** `late last month`, `this week`, `Thursday night`: when, not who. */
export function isDated(tokens: readonly Token[], index: number): boolean {
  const { lower } = tokens[index]!;
  const before = tokens[index - 1]?.lower ?? '';
  const after = tokens[index + 1]?.lower ?? '';
  if (WHEN.test(lower))
    return PERIOD.test(after) || (WHEN.test(after) && PERIOD.test(tokens[index + 2]?.lower ?? ''));
  return PERIOD.test(lower) && (WHEN.test(before) || closedClass(before) === 'time');
}

const WHEN = /^(?:late|early|last|next|this|earlier|later)$/;
const PERIOD =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|weekend|month|year|morning|afternoon|evening|night|summer|spring|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** `Ann April said`, `“…,” April said`: a month between a forename and a small word, or before a verb of speech, is a name. */
export function isMonthInName(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (!MONTH.test(tokens[index]!.text)) return false;
  if (before?.tag === 'quoted') return verbForms(next?.lower ?? '').some(({ verb }) => verb.frames.has('D'));
  return before?.tag === 'name' && !startsWithDigit(next?.text ?? '');
}

const MONTH =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)$/;
