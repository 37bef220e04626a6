import type { Span } from '../../text/position.ts';
import type { Token } from '../grammar/token.ts';
import { isForename } from './forenames.ts';
import type { NameMention } from './mentions.ts';
import { nominalAt, type Roles } from './nominal.ts';
import type { Person } from './person.ts';
import type { BlockRead } from './resolver.ts';
import { DOCUMENTS, isPersonNoun, ORGANISATIONS } from './words.ts';

/** Whom the words of a speaker mean: persons of the article, or a name that is nobody's else in it. */
interface Speaker {
  persons: readonly Person[];
  name?: string;
}

const NOBODY: Speaker = { persons: [] };

/**
 * Reads the words that name a speaker: a pronoun, a name, a name in apposition (`her deputy, Ann Lee`), or a role.
 * @param meant whom words mean by the offset where they begin
 * @param capitals words that have a capital inside a sentence
 */
export function speakerOf(
  read: BlockRead,
  span: Span,
  meant: ReadonlyMap<number, readonly Person[]>,
  roles: Roles,
  capitals: ReadonlySet<string>,
): Speaker {
  const { frame, mentions } = read;
  const { tokens, block } = frame;
  const from = tokenAt(tokens, span.start - block.start);
  const first = tokens[from];
  if (!first) return NOBODY;
  if (first.lower === 'who') return { persons: antecedentOfWho(read, from, meant) };
  if (first.tag === 'pronoun' || first.tag === 'object') return { persons: meant.get(span.start) ?? [] };
  const name = nameIn(tokens, mentions, from, span.end - block.start);
  const persons = name ? meant.get(name.start)! : [];
  if (
    name &&
    (persons.length > 0 ||
      name.words.length > 1 ||
      name.titled ||
      name.from > from ||
      !isPersonNoun(nominalAt(tokens, from)?.head ?? ''))
  )
    return named(name, persons, capitals);
  return unnamed(read, from, span.end - block.start, meant, roles);
}

/** Index of the token that holds an offset, or of the next one. */
function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The name that the words begin with, or that stands in apposition to them; not one after a preposition. */
function nameIn(
  tokens: readonly Token[],
  mentions: readonly NameMention[],
  from: number,
  end: number,
): NameMention | null {
  let low = firstFrom(mentions, from);
  for (let at = from; low < mentions.length; low++) {
    const mention = mentions[low]!;
    if (tokens[mention.from]!.start >= end) return null;
    for (; at < mention.from; at++) if (opensClause(tokens[at]!)) return null;
    if (!mention.possessive && opens(tokens, mention, from)) return mention;
  }
  return null;
}

const opensClause = ({ tag }: Token): boolean => tag === 'relative' || tag === 'cue' || tag === 'participle';

const opens = (tokens: readonly Token[], mention: NameMention, from: number): boolean =>
  mention.from === from ? !isRole(tokens, mention) : mention.from > from && introduces(tokens, mention, from);

/** `Counsel for the county`: a capital only because the sentence begins. */
const isRole = (tokens: readonly Token[], { from, to, initial, words }: NameMention): boolean =>
  initial && words.length === 1 && isPersonNoun(words[0]!) && tokens[to]?.tag === 'preposition' && from < to;

function firstFrom(mentions: readonly NameMention[], from: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.to <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A comma or a role stands before the name, and it is more than a place. */
function introduces(
  tokens: readonly Token[],
  { from, words, titled, sort }: NameMention,
  first: number,
): boolean {
  const article = tokens[from - 1]!.lower === 'the' && titled ? 1 : 0;
  // `the Rev Lee`: the words of the speaker may begin with the article.
  if (article > 0 && from - 1 === first) return true;
  const before = tokens[from - 1 - article]!;
  if (sort === 'place') return false;
  const whole = words.length > 1 || titled;
  if (before.tag === 'comma') return whole;
  return (before.tag === 'noun' && (whole || isPersonNoun(before.lower))) || (whole && before.tag === 'name');
}

/** A name of somebody the article does not name otherwise stands for itself, if it is a name at all. */
function named(
  { words, written, initial, titled }: NameMention,
  persons: readonly Person[],
  capitals: ReadonlySet<string>,
): Speaker {
  if (persons.length > 0) return { persons };
  const word = words.at(-1) ?? '';
  if (words.length > 1) return { persons, name: written };
  if (ORGANISATIONS.has(word) || DOCUMENTS.has(word) || isPersonNoun(word)) return NOBODY;
  return titled || isForename(word) || !initial || capitals.has(word) ? { persons, name: written } : NOBODY;
}

function unnamed(
  read: BlockRead,
  from: number,
  end: number,
  meant: ReadonlyMap<number, readonly Person[]>,
  roles: Roles,
): Speaker {
  const { tokens, block } = read.frame;
  const nominal = nominalAt(tokens, from);
  if (!nominal) return NOBODY;
  const next = tokens[nominal.to];
  if (DOCUMENTS.has(nominal.head))
    return next?.tag === 'quoted' && next.end <= end
      ? titleOf(read.source, next.start + block.start, next.end + block.start)
      : NOBODY;
  const tied = meant.get(tokens[from]!.start + block.start);
  if (tied && !nominal.indefinite && tokens[from]!.tag !== 'possessive') return { persons: tied };
  const persons = roles.candidates(nominal, tokens);
  return persons.length > 0
    ? { persons }
    : { persons: isPersonNoun(nominal.head) ? [roles.anonymous(nominal)] : [] };
}

/** `the fanzine “Up the Slipway”`: the words between the marks. */
const titleOf = (source: string, start: number, end: number): Speaker => ({
  persons: [],
  name: source.slice(start, end).replace(/^[“”"‘'’«]+|[,.]?[“”"‘'’»]+$/g, ''),
});

/** `Lee, who said`: the name or nominal in front. */
function antecedentOfWho(
  { frame, mentions }: BlockRead,
  who: number,
  meant: ReadonlyMap<number, readonly Person[]>,
): readonly Person[] {
  for (let at = who - 1; at >= Math.max(0, who - 16); at--) {
    const persons = meant.get(frame.tokens[at]!.start + frame.block.start);
    if (persons && persons.length > 0 && mentions.length > 0) return persons;
    if (frame.tokens[at]!.tag === 'stop') return [];
  }
  return [];
}
