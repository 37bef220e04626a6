import { inPhrase, type Phrase, phraseEndingAt } from './noun-phrase.ts';
import type { Tag, Token } from './token.ts';
import { isState } from './word-classes.ts';

/**
 * The whole noun phrase with its description: from the name at the far left to the comma before the verb, if
 * what stands between says who it is.
 */
export function whole(
  tokens: readonly Token[],
  phrase: Phrase,
  last: number,
  end: number,
  lowest: number,
): Phrase {
  const to = end - 1 > last && isDescription(tokens, last + 2) ? withoutSign(tokens, end) : phrase.to;
  const apposed =
    end - 1 > last || tokens[last + 2]?.tag !== 'comma' ? apposedName(tokens, phrase, lowest) : phrase.from;
  const from = end - 1 > last || apposed === lowest ? apposed : titledName(tokens, phrase, lowest);
  return { from, to: Math.max(to, phrase.to) };
}

const withoutSign = (tokens: readonly Token[], end: number): number =>
  tokens[end - 1]!.tag === 'comma' || tokens[end - 1]!.tag === 'dash' ? end - 1 : end;

/** Whether a parenthesis that begins at a token describes the person rather than the occasion. */
export function isDescription(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  return (
    inPhrase(token) ||
    /^(?:who|whose|of|now|then|himself|herself|also)$/.test(token.lower) ||
    /^[DRI]-/.test(token.text)
  );
}

/**
 * `Ann Lee, 30, of Leeds, a farmer, said`: the phrase found is itself a description of the name before it.
 * @param mayStand whether the name may begin at a token
 */
export function apposedName(
  tokens: readonly Token[],
  phrase: Phrase,
  lowest: number,
  mayStand: typeof beginsClause = beginsClause,
): number {
  let { from } = phrase;
  let named = from;
  for (let step = 0; step < 5; step++) {
    if (isPlaced(tokens, from)) from--;
    else if (!describesName(tokens[from]!)) break;
    if (from - 2 < lowest || tokens[from - 1]!.tag !== 'comma') break;
    const earlier = phraseEndingAt(tokens, from - 2, lowest);
    if (!earlier) break;
    from = earlier.from;
    if (tokens[from]!.tag === 'name' && mayStand(tokens, from, lowest)) named = from;
  }
  return named;
}

/** `, of Leeds`, `, from Leeds` */
const isPlaced = (tokens: readonly Token[], from: number): boolean =>
  /^(?:of|from)$/.test(tokens[from - 1]?.lower ?? '') && tokens[from - 2]?.tag === 'comma';

/** `“…,” another neighbour, Ann Lee said`: the description comes first, and nobody minds the second comma. */
export function titledName(tokens: readonly Token[], { from }: Phrase, lowest: number): number {
  if (from - 2 < lowest || tokens[from - 1]!.tag !== 'comma') return from;
  const title = phraseEndingAt(tokens, from - 2, lowest);
  if (
    !title ||
    title.from <= lowest ||
    tokens[title.from]!.tag === 'noun' ||
    (tokens[title.from]!.tag === 'name') === (tokens[from]!.tag === 'name')
  )
    return from;
  return tokens[title.from - 1]!.tag === 'quoted' ? title.from : from;
}

const describesName = ({ tag, text }: Token): boolean =>
  tag === 'number' ||
  tag === 'determiner' ||
  tag === 'possessive' ||
  tag === 'noun' ||
  /^(?:\p{Lu}\.){2,}$/u.test(text) ||
  isState(text);

/** Nothing before a phrase makes it part of another: a name after a verb or a preposition is no subject. */
const beginsClause = (tokens: readonly Token[], at: number, lowest: number): boolean =>
  at <= lowest || BEFORE_CLAUSE.has(tokens[at - 1]!.tag);

const BEFORE_CLAUSE: ReadonlySet<Tag> = new Set<Tag>([
  'comma',
  'quoted',
  'dash',
  'subordinator',
  'relative',
  'conjunction',
  'colon',
  'semicolon',
  'stop',
  'adverb',
]);
