import { type VerbForm, verbForms } from '../lexicon/index.ts';
import { STANDS_ALONE } from './noun-phrase.ts';
import { isPersonNoun } from './person-noun.ts';
import type { Tag, Token } from './token.ts';
import { closedClass, isIrregularVerb } from './word-classes.ts';

const SIGNS: Record<string, Tag> = {
  ',': 'comma',
  '.': 'stop',
  '?': 'stop',
  '!': 'stop',
  '…': 'stop',
  ':': 'colon',
  ';': 'semicolon',
  '–': 'dash',
  '—': 'dash',
  '-': 'dash',
  '―': 'dash',
  '(': 'open',
  '[': 'open',
  ')': 'close',
  ']': 'close',
};

/** Nouns that look like participles, and words in -ly that are no adverbs. */
const ING_NOUNS = new Set(
  `thing things something nothing anything everything king ring spring string wing morning evening meeting building hearing
  briefing filing ruling gathering wedding feeling ceiling spokesbeing being offering`.split(/\s+/),
);
const LY_NOUNS = new Set(
  `family reply ally rally july italy supply bully assembly daily weekly monthly friendly early only elderly likely unlikely
  lonely costly deadly ugly lively fly belly jelly holy apply multiply comply rely imply`.split(/\s+/),
);

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
    if (token.tag === 'other' && /^\p{L}/u.test(token.text)) token.tag = openClass(tokens, index);
  }
}

/** Tag of a sign, a number, a name or a word of a closed class; null for a word that needs its neighbours. */
function fixedTag(tokens: readonly Token[], index: number, starts: boolean): Tag | null {
  const token = tokens[index]!;
  const { text, lower } = token;
  const sign = SIGNS[text];
  if (sign) return sign;
  if (/^[.\-–—]{2,}$/.test(text)) return text[0] === '.' ? 'stop' : 'dash';
  if (/^[@#]\p{L}/u.test(text)) return 'name';
  if (/^[$£€#]?\p{N}/u.test(text)) return /-\p{L}/u.test(text) ? 'noun' : 'number';
  if ((!token.capital || starts) && isDated(tokens, index)) return 'time';
  if (ROUGHLY.test(lower) && isNumber(tokens[index + 1])) return 'determiner';
  const closed = isMonthInName(tokens, index) ? 'name' : closedClass(lower);
  if (
    closed &&
    (closed === 'name' ||
      closed === 'time' ||
      !token.capital ||
      starts ||
      lower === 'i' ||
      opensAnew(tokens[index - 1]))
  )
    return closed;
  return token.capital && !(starts && startsClause(tokens, index)) ? 'name' : null;
}

/** `about four in ten`, `nearly 60`: a number that is not exact. */
const ROUGHLY = /^(?:about|around|nearly|almost|roughly|over|under|some|approximately)$/;
const isNumber = (token: Token | undefined): boolean =>
  token !== undefined &&
  (/^[$£€]?\p{N}/u.test(token.text) ||
    /^(?:two|three|four|five|six|seven|eight|nine|ten|half|dozens|a)$/.test(token.lower));

/** `late last month`, `this week`, `Thursday night`: when, not who. */
function isDated(tokens: readonly Token[], index: number): boolean {
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

/** `Ann April said`: a month between a forename and a small word is a surname. */
function isMonthInName(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return (
    MONTH.test(tokens[index]!.text) &&
    before?.tag === 'name' &&
    !/^\p{N}/u.test(tokens[index + 1]?.text ?? '')
  );
}

const MONTH =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)$/;

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

const isAdverb = (lower: string): boolean => lower.length > 4 && lower.endsWith('ly') && !LY_NOUNS.has(lower);

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

/** Nothing but a noun phrase stands between a quotation and the word: the place of a verb of speech. */
function afterQuoted(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 12); at--) {
    const { tag, text } = tokens[at]!;
    if (tag === 'quoted') return true;
    if (
      tag === 'comma'
        ? tokens[at - 1]?.tag !== 'quoted'
        : !/^\p{L}/u.test(text) || tag === 'cue' || tag === 'verb' || tag === 'auxiliary'
    )
      return false;
  }
  return false;
}

function openClass(tokens: readonly Token[], index: number): Tag {
  const { lower } = tokens[index]!;
  const before = tokens[index - 1];
  const afterDeterminer =
    before !== undefined &&
    ((NOMINAL_BEFORE.has(before.tag) && !standsAsSubject(tokens, index)) ||
      (before.tag !== 'auxiliary' && /[’']s$|s[’']$/.test(before.text)));
  const forms = verbForms(lower);
  if (forms.length > 0) return !afterDeterminer && readsAsVerb(tokens, index, forms) ? 'cue' : 'noun';
  if (lower.endsWith('ing') && lower.length > 4 && !ING_NOUNS.has(lower))
    return afterDeterminer || names(tokens, index) ? 'noun' : 'participle';
  if (isAdverb(lower)) return 'adverb';
  if (isIrregularVerb(lower)) return afterDeterminer ? 'noun' : 'verb';
  if (lower.length > 3 && lower.endsWith('ed') && !lower.endsWith('eed'))
    return afterDeterminer ? 'noun' : 'verb';
  return followsModal(tokens, index) ? 'verb' : 'noun';
}

/** `did not release`, `could hardly wait`: after such an auxiliary comes a verb, whatever it is. */
function followsModal(tokens: readonly Token[], index: number): boolean {
  let at = index - 1;
  while (at >= 0 && tokens[at]!.tag === 'adverb') at--;
  return at >= 0 && tokens[at]!.tag === 'auxiliary' && MODAL.test(tokens[at]!.lower);
}

const MODAL =
  /^(?:do|does|did|will|would|shall|should|can|could|may|might|must|cannot|['’]ll|(?:do|does|did|wo|would|ca|could|should)n['’]t)$/;

/** `policy planning director`: part of what somebody is called. */
const names = (tokens: readonly Token[], index: number): boolean =>
  /^(?:name|noun)$/.test(tokens[index - 1]?.tag ?? '') && isPersonNoun(tokens[index + 1]?.lower ?? '');

/** A form such as `report` or `claims` is a verb only where a subject, an auxiliary or `to` comes before it. */
function readsAsVerb(tokens: readonly Token[], index: number, forms: readonly VerbForm[]): boolean {
  const shapes = new Set(forms.flatMap((form) => form.shapes));
  if (shapes.has('past') || shapes.has('ing'))
    return tokens[index - 1]?.tag !== 'preposition' || shapes.has('ing');
  let at = index - 1;
  while (at >= 0 && tokens[at]!.tag === 'adverb') at--;
  const before = tokens[at];
  if (!before) return false;
  const { tag } = before;
  if (tag === 'quoted') return shapes.has('present');
  if (tag === 'auxiliary' || tag === 'to' || tag === 'pronoun' || tag === 'relative') return true;
  const alsoNoun = (forms.find((form) => form.verb.particle === null) ?? forms[0]!).verb.alsoNoun;
  const next = tokens[index + 1];
  if (tag === 'comma' || tag === 'close' || tag === 'conjunction' || tag === 'dash')
    return opensContent(next) || (!alsoNoun && shapes.has('present'));
  if (tag === 'determiner') return true;
  if (tag !== 'name' && tag !== 'noun' && tag !== 'time') return false;
  // Lee claims, voters claim; but the Lee campaign, the claims.
  const agrees = shapes.has('present') ? tag === 'name' || !isPlural(before) : isPlural(before);
  if (forms.some((form) => form.verb.particle !== null && form.verb.particle === next?.lower)) return true;
  return (
    agrees &&
    (!alsoNoun ||
      (afterQuoted(tokens, index) && (tag === 'noun' || shapes.has('present'))) ||
      at < index - 1 ||
      opensContent(next))
  );
}

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
