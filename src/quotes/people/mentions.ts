import type { Frame } from '../frame.ts';
import type { Token } from '../grammar/token.ts';
import { forenameGender, isForename } from './forenames.ts';
import { bare, type NameRun, nameRuns } from './name-run.ts';
import type { Gender, MentionForm, Person } from './person.ts';
import { type Described, describe } from './roles.ts';
import { isPart, isTitle, ORGANISATIONS, PLACES, SUFFIXES, titleGender } from './words.ts';

/** A name in the reporter's words. Offsets are those of the plain text, token indexes those of the frame. */
export interface NameMention extends NameRun {
  start: number;
  end: number;
  block: number;
  /** The name as written, without title and ’s. */
  written: string;
  words: string[];
  titled: boolean;
  gender: Gender;
  /** What the last words say: a council, a street, or nothing. */
  sort: 'organisation' | 'place' | null;
  described: Described;
  /** Stands at the start of a sentence, where any word has a capital. */
  initial: boolean;
  /** In a headline, whose capitals mean nothing. */
  headline: boolean;
}

/** The names of a block in order. */
export function mentionsOf(frame: Frame, block: number, source: string): NameMention[] {
  const { tokens, sentences } = frame;
  const mentions: NameMention[] = [];
  const headline = frame.block.kind === 'heading' || frame.block.zone === 'headline';
  let sentence = 0;
  for (const run of nameRuns(tokens)) {
    while (sentence + 1 < sentences.length && sentences[sentence]!.to <= run.from) sentence++;
    const initial = sentences[sentence]?.from === run.from || tokens[run.from - 1]?.tag === 'quoted';
    mentions.push(mentionOf(frame, run, { block, initial, headline, source }));
  }
  return mentions;
}

interface Place {
  block: number;
  initial: boolean;
  headline: boolean;
  /** The plain text, in which a nickname between marks still has its words. */
  source: string;
}

function mentionOf(frame: Frame, run: NameRun, { source, ...place }: Place): NameMention {
  const { tokens } = frame;
  const words: string[] = [];
  for (let at = run.name; at < run.to; at++) {
    const word = bare(tokens[at]!);
    if (tokens[at]!.tag !== 'quoted' && tokens[at]!.tag !== 'comma' && !SUFFIXES.has(word)) words.push(word);
  }
  const start = tokens[run.from]!.start;
  const end = tokens[run.to - 1]!.end - (run.possessive ? ending(tokens[run.to - 1]!) : 0);
  const titled = run.name > run.from && isTitle(bare(tokens[run.name - 1]!));
  const described = describe(tokens, run);
  return {
    from: run.from,
    to: run.to,
    name: run.name,
    possessive: run.possessive,
    start: start + frame.block.start,
    end: end + frame.block.start,
    written: source.slice(
      tokens[run.name]!.start + frame.block.start,
      nameEnd(tokens, run, end) + frame.block.start,
    ),
    words,
    titled,
    gender: genderOf(tokens, run, words) ?? described.gender,
    sort: titled ? null : sortOf(words, tokens[run.from - 1]?.tag === 'preposition'),
    described,
    block: place.block,
    initial: place.initial,
    headline: place.headline,
  };
}

/** `Ann Lee KC`: letters after a name are not part of it. */
function nameEnd(tokens: readonly Token[], run: NameRun, end: number): number {
  let to = run.to;
  while (to - 1 > run.name && HONOURS.test(tokens[to - 1]!.text)) to--;
  return to < run.to ? tokens[to - 1]!.end : end;
}

const HONOURS = /^(?:[KQ]C|MP|MSP|TD|[OMC]BE|Esq\.?)$/;

const ending = ({ lower }: Token): number => (lower.endsWith('s') ? 2 : 1);

function genderOf(tokens: readonly Token[], run: NameRun, words: readonly string[]): Gender {
  for (let at = run.from; at < run.name; at++) {
    const gender = titleGender(bare(tokens[at]!));
    // `Sister Agnes` is a woman, `the sister Acts` nobody: only titles that stand before the name count.
    if (gender) return gender;
  }
  return words.length > 1 || isForename(words[0] ?? '') ? forenameGender(words[0] ?? '') : null;
}

/** @param placed whether `at`, `in` or the like stands in front: Fenny Bank may be either, `at Fenny Bank` is a place */
function sortOf(words: readonly string[], placed: boolean): NameMention['sort'] {
  const last = words.at(-1) ?? '';
  const person = words.length === 2 && isForename(words[0]!);
  if (placed && !person && PLACES.has(last)) return 'place';
  if (
    !person &&
    (ORGANISATIONS.has(last) || words.includes('of') || words.includes('for') || words.includes('&'))
  )
    return 'organisation';
  return !person && PLACES.has(last) ? 'place' : null;
}

/** How a name names its bearer. */
export function formOf(person: Person, { words, titled }: NameMention): MentionForm {
  if (!isPart(words)) return 'full';
  if (titled) return 'title';
  return person.words.length > 1 && person.words[0] === words[0]
    ? 'forename'
    : person.words.length > 1
      ? 'surname'
      : 'full';
}
