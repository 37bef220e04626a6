import { startsWithLetter } from '../../text/character.ts';
import type { VerbForm } from '../lexicon/index.ts';
import type { Tag, Token } from './token.ts';

const has = (forms: readonly VerbForm[], shape: VerbForm['shapes'][number]): boolean =>
  forms.some(({ shapes }) => shapes.includes(shape));

const SUBJECT_BEFORE: ReadonlySet<Tag> = new Set<Tag>([
  'auxiliary',
  'to',
  'pronoun',
  'relative',
  'determiner',
]);
const BREAK_BEFORE: ReadonlySet<Tag> = new Set<Tag>(['comma', 'close', 'conjunction', 'dash']);
const VERBS: ReadonlySet<Tag> = new Set<Tag>(['cue', 'verb', 'auxiliary']);
const NOUN_BEFORE: ReadonlySet<Tag> = new Set<Tag>(['name', 'noun', 'time', 'number']);

/** A form such as `report` or `claims` is a verb only where a subject, an auxiliary or `to` comes before it. */
export function readsAsVerb(tokens: readonly Token[], index: number, forms: readonly VerbForm[]): boolean {
  if (has(forms, 'ing')) return true;
  if (has(forms, 'past')) return tokens[index - 1]?.tag !== 'preposition';
  let at = index - 1;
  while (at >= 0 && tokens[at]!.tag === 'adverb') at--;
  const tag = tokens[at]?.tag;
  // `Says Ann Lee: “…”`
  if (tag === undefined || tag === 'stop')
    return has(forms, 'present') && !alsoNoun(forms) && opensContent(tokens[index + 1]);
  if (tag === 'quoted') return has(forms, 'present');
  if (SUBJECT_BEFORE.has(tag)) return true;
  if (BREAK_BEFORE.has(tag))
    return opensContent(tokens[index + 1]) || (!alsoNoun(forms) && has(forms, 'present'));
  return NOUN_BEFORE.has(tag) && followsNoun(tokens, index, at, forms);
}

const alsoNoun = (forms: readonly VerbForm[]): boolean =>
  (forms.find((form) => form.verb.particle === null) ?? forms[0]!).verb.alsoNoun;

/** Lee claims, voters claim; but the Lee campaign, the claims. @param at index of the noun before the form */
function followsNoun(
  tokens: readonly Token[],
  index: number,
  at: number,
  forms: readonly VerbForm[],
): boolean {
  const before = tokens[at]!;
  const next = tokens[index + 1];
  if (forms.some(({ verb }) => verb.particle !== null && verb.particle === next?.lower)) return true;
  const present = has(forms, 'present');
  const agrees = present ? before.tag === 'name' || !isPlural(before) : isPlural(before);
  // `A letter signed by nine nurses warns`: the noun beside it need not be the one it agrees with.
  if (!agrees) return present && !alsoNoun(forms);
  if (!alsoNoun(forms) || at < index - 1 || opensContent(next)) return true;
  const named = tokens[at - 1]?.tag === 'determiner' && endsThere(next);
  return (before.tag === 'noun' || present || named) && afterQuoted(tokens, index);
}

/** Nothing but a noun phrase stands between a quotation and the word: the place of a verb of speech. */
export function afterQuoted(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 12); at--) {
    const { tag, text } = tokens[at]!;
    if (tag === 'quoted') return true;
    if (tag === 'comma' && tokens[at - 1]?.tag === 'quoted') return true;
    if (!startsWithLetter(text) || VERBS.has(tag)) return false;
  }
  return false;
}

/** `“…,” the Danes state in a paper`: not `“…,” the Swiss report says`. */
const endsThere = (next: Token | undefined): boolean =>
  next === undefined || next.tag === 'preposition' || next.tag === 'comma' || next.tag === 'stop';

const isPlural = ({ lower }: Token): boolean =>
  /[^s’'iu]s$|^(?:people|police|men|women|children|percent)$/.test(lower);

/** What follows a verb of speech rather than a noun. */
const opensContent = (next: Token | undefined): boolean =>
  next !== undefined && (CONTENT.has(next.tag) || next.lower === 'that' || next.lower === 'how');

const CONTENT: ReadonlySet<Tag> = new Set<Tag>([
  'quoted',
  'colon',
  'determiner',
  'possessive',
  'pronoun',
  'object',
  'name',
]);
