import { startsWithLetter } from '../../text/character.ts';
import { verbForms } from '../lexicon/index.ts';
import { isAdverb, openClass } from './open-class.ts';
import type { Tag, Token } from './token.ts';
import { isDated, isMonthInName } from './when.ts';
import { closedClass } from './word-classes.ts';

const SIGNS: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  [',', 'comma'],
  ['.', 'stop'],
  ['?', 'stop'],
  ['!', 'stop'],
  ['…', 'stop'],
  [':', 'colon'],
  [';', 'semicolon'],
  ['–', 'dash'],
  ['—', 'dash'],
  ['-', 'dash'],
  ['―', 'dash'],
  ['(', 'open'],
  ['[', 'open'],
  [')', 'close'],
  [']', 'close'],
]);

/**
 * Gives every token of a frame its part of speech, from closed word classes, the lexicon of cue verbs, endings,
 * and the word before.
 * @param starts indexes of the tokens that begin a sentence, in order
 */
export function tagTokens(tokens: readonly Token[], isStart: (index: number) => boolean): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.tag === 'other') token.tag = fixedTag(tokens, index, isStart(index)) ?? 'other';
  }
  // The rest depend on their neighbours, those on the right included.
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.tag === 'other' && startsWithLetter(token.text)) token.tag = openClass(tokens, index);
  }
}

/** Tag of a sign, a number, a name or a word of a closed class; null for a word that needs its neighbours. */
function fixedTag(tokens: readonly Token[], index: number, starts: boolean): Tag | null {
  const token = tokens[index]!;
  const { text, lower } = token;
  const sign = (text.length === 1 && SIGNS.get(text)) || signOf(text);
  if (sign) return sign;
  if ((!token.capital || starts) && isDated(tokens, index)) return 'time';
  if (ROUGHLY.has(lower) && isNumber(tokens[index + 1])) return 'determiner';
  if (isMonthInName(tokens, index)) return 'name';
  const closed = besides(tokens, index, starts) ?? closedClass(lower);
  if (closed && isMeant(tokens, index, closed, starts)) return closed;
  return token.capital && !(starts && startsClause(tokens, index)) ? 'name' : null;
}

/** Words of a closed class that are also something else: from the back, Lee once said. */
function besides(tokens: readonly Token[], index: number, starts: boolean): Tag | null {
  const { lower } = tokens[index]!;
  if (lower === 'back') return tokens[index - 1]?.tag === 'determiner' ? 'noun' : null;
  return lower === 'once' && !starts && speaks(tokens[index + 1]) ? 'adverb' : null;
}

/** `Lee once said`: before a verb of direct speech, once is no `as soon as`. */
const speaks = (token: Token | undefined): boolean =>
  token !== undefined &&
  verbForms(token.lower).some(({ verb, shapes }) => verb.frames.has('D') && shapes.includes('past'));

/** Dashes and stops of several characters, handles, figures. */
function signOf(text: string): Tag | null {
  // Most tokens are words in ASCII letters, which are none of these.
  const first = text.charCodeAt(0) | 0x20;
  if (first >= 0x61 && first <= 0x7a) return null;
  if (/^[.\-–—]{2,}$/.test(text)) return text[0] === '.' ? 'stop' : 'dash';
  if (/^[@#]\p{L}/u.test(text)) return 'name';
  if (!/^[$£€#]?\p{N}/u.test(text)) return null;
  return /-\p{L}/u.test(text) ? 'noun' : 'number';
}

/** Whether a word of a closed class is that word and not a name, such as Will or May. */
const isMeant = (tokens: readonly Token[], index: number, closed: Tag, starts: boolean): boolean =>
  closed === 'time' ||
  !tokens[index]!.capital ||
  starts ||
  tokens[index]!.lower === 'i' ||
  opensAnew(tokens[index - 1]);

/** `about four in ten`, `nearly 60`: a number that is not exact. */
const ROUGHLY = new Set('about around nearly almost roughly over under some approximately'.split(' '));
const isNumber = (token: Token | undefined): boolean =>
  token !== undefined &&
  (/^[$£€]?\p{N}/u.test(token.text) ||
    /^(?:two|three|four|five|six|seven|eight|nine|ten|half|dozens|a)$/.test(token.lower));

/** `For instance: That plan …`: a capital after such a sign shows a beginning, not a name. */
const opensAnew = (before: Token | undefined): boolean =>
  before === undefined || /^[:—–~•*([-]+$/.test(before.text);

/** A capitalised verb or adverb at the start of a sentence: `Asked whether …`, `Said Ann Lee: …`, `Speaking to …`. */
function startsClause(tokens: readonly Token[], index: number): boolean {
  const { lower } = tokens[index]!;
  const next = tokens[index + 1];
  if (next && /^(?:said|says|told|has|had|is|was)$/.test(next.lower)) return false;
  if (isAdverb(lower)) return next?.text === ',';
  if (lower.endsWith('ing')) return true;
  const forms = verbForms(lower);
  return forms.some((form) => form.shapes.includes('past') || form.shapes.includes('present'));
}
