import { startsWithDigit } from '../../text/character.ts';
import { verbForms } from '../lexicon/index.ts';
import type { Token } from './token.ts';
import { closedClass } from './word-classes.ts';

/** `late last month`, `this week`, `Thursday night`: when, not who. */
export function isDated(tokens: readonly Token[], index: number): boolean {
  const { lower } = tokens[index]!;
  const before = tokens[index - 1]?.lower ?? '';
  const after = tokens[index + 1]?.lower ?? '';
  if (WHEN.has(lower))
    return PERIOD.has(after) || (WHEN.has(after) && PERIOD.has(tokens[index + 2]?.lower ?? ''));
  return PERIOD.has(lower) && (WHEN.has(before) || closedClass(before) === 'time');
}

const WHEN = new Set(['late', 'early', 'last', 'next', 'this', 'earlier', 'later']);
const PERIOD = new Set(
  `monday tuesday wednesday thursday friday saturday sunday week weekend month year morning afternoon evening night
  summer spring autumn fall winter january february march april may june july august september october november december`.split(
    /\s+/,
  ),
);

/** `Ann April said`, `“…,” April said`: a month between a forename and a small word, or before a verb of speech, is a name. */
export function isMonthInName(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (!MONTH.has(tokens[index]!.text)) return false;
  if (before?.tag === 'quoted') return verbForms(next?.lower ?? '').some(({ verb }) => verb.frames.has('D'));
  return before?.tag === 'name' && !startsWithDigit(next?.text ?? '');
}

const MONTH = new Set(
  'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec'.split(
    ' ',
  ),
);
