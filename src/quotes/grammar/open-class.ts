import { verbForms } from '../lexicon/index.ts';
import { STANDS_ALONE } from './noun-phrase.ts';
import { isPersonNoun } from './person-noun.ts';
import type { Tag, Token } from './token.ts';
import { afterQuoted, readsAsVerb } from './verb-reading.ts';
import { isIrregularVerb } from './word-classes.ts';

/** Nouns that look like participles, and words in -ly that are no adverbs. */
const ING_NOUNS = new Set(
  `thing things something nothing anything everything king ring spring string wing morning evening meeting building hearing
  briefing filing ruling gathering wedding feeling ceiling spokesbeing being offering`.split(/\s+/),
);
const LY_NOUNS = new Set(
  `family reply ally rally july italy supply bully assembly daily weekly monthly friendly early only elderly likely unlikely
  lonely costly deadly ugly lively fly belly jelly holy apply multiply comply rely imply`.split(/\s+/),
);

/** Tag of a word that no closed class holds, from the lexicon, its ending and its neighbours. */
export function openClass(tokens: readonly Token[], index: number): Tag {
  const { lower } = tokens[index]!;
  const named = followsDeterminer(tokens, index);
  const forms = verbForms(lower);
  if (forms.length > 0)
    return !named && !isPartOfPost(tokens, index) && readsAsVerb(tokens, index, forms) ? 'cue' : 'noun';
  if (lower.endsWith('ing') && lower.length > 4 && !ING_NOUNS.has(lower))
    return named || names(tokens, index) ? 'noun' : 'participle';
  if (isAdverb(lower)) return 'adverb';
  if (isIrregularVerb(lower) || isRegularPast(lower)) return named ? 'noun' : 'verb';
  return followsModal(tokens, index) ? 'verb' : 'noun';
}

const isRegularPast = (lower: string): boolean =>
  lower.length > 3 && lower.endsWith('ed') && !lower.endsWith('eed');

/** After the, his, two, Lee’s a word is part of a name for something, whatever else it can be. */
function followsDeterminer(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (!before) return false;
  if (NOMINAL_BEFORE.has(before.tag) && !standsAsSubject(tokens, index) && !isNumbered(tokens, index - 1))
    return true;
  return before.tag !== 'auxiliary' && /[’']s$|s[’']$/.test(before.text);
}

/** `did not release`, `could hardly wait`: after such an auxiliary comes a verb, whatever it is. */
function followsModal(tokens: readonly Token[], index: number): boolean {
  let at = index - 1;
  while (at >= 0 && tokens[at]!.tag === 'adverb') at--;
  return at >= 0 && tokens[at]!.tag === 'auxiliary' && MODAL.test(tokens[at]!.lower);
}

/** Whether an auxiliary takes a bare verb: will, can’t, did. */
export const isModal = (lower: string): boolean => MODAL.test(lower);

const MODAL =
  /^(?:do|does|did|will|would|shall|should|can|could|may|might|must|cannot|['’]ll|(?:do|does|did|wo|would|ca|could|should)n['’]t)$/;

/** `policy planning director`: part of what somebody is called. */
const names = (tokens: readonly Token[], index: number): boolean =>
  /^(?:name|noun)$/.test(tokens[index - 1]?.tag ?? '') && isPersonNoun(tokens[index + 1]?.lower ?? '');

/** `said Harbour ranking member Ann Lee`, `former policy planning director Ann Lee`: the post before the name. */
const isPartOfPost = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]!.lower.endsWith('ing') &&
  names(tokens, index) &&
  (tokens[index - 2]?.tag === 'cue' ||
    (tokens[index - 1]?.tag === 'noun' && tokens[index + 2]?.capital === true));

/** Whether a word is an adverb by its ending. */
export const isAdverb = (lower: string): boolean =>
  lower.length > 4 && lower.endsWith('ly') && !LY_NOUNS.has(lower);

/** `Article 33 says`, `Channel 4 reported`: the number is part of a name. */
const isNumbered = (tokens: readonly Token[], number: number): boolean =>
  tokens[number]!.tag === 'number' && tokens[number - 1]?.tag === 'name';

const NOMINAL_BEFORE: ReadonlySet<Tag> = new Set<Tag>(['determiner', 'possessive', 'number']);

/** `Some chanted`, `the two write`: a determiner without its noun. */
function standsAsSubject(tokens: readonly Token[], index: number): boolean {
  const { lower } = tokens[index - 1]!;
  if (!STANDS_ALONE.test(lower)) return false;
  const forms = verbForms(tokens[index]!.lower);
  return (
    forms.some((form) => form.shapes.includes('past')) || (forms.length > 0 && afterQuoted(tokens, index))
  );
}
