import type { Quotation } from '../../quotes/analysis.ts';
import type { ArticlePerson } from '../../quotes/people/person.ts';
import type { DeclaredSource } from '../source.ts';
import { mayBeSame, nameWords } from './names.ts';

/** Somebody whom the desk knows, from the front matter or from people.yaml. */
export interface DeskPerson {
  id: string;
  name?: string | undefined;
  role?: string | undefined;
  aliases?: readonly string[];
}

/** Whether the one to whom an article gives words may be the one who has them in a source. */
export type SameSpeaker = 'yes' | 'no' | 'unknown';

/** Everything that tells who a speaker of the article is. */
export interface ArticleSpeaker {
  /** As written beside the words, and in full where that is clear. */
  names: readonly string[];
  role: string | null;
  organisation: boolean;
}

/** Who an article says is speaking; null where it names nobody. */
export function articleSpeaker(
  { person, speaker }: Quotation,
  people: readonly ArticlePerson[],
  desk: readonly DeskPerson[],
): ArticleSpeaker | null {
  if (!speaker) return null;
  const known = desk.find(({ id, name }) => person !== null && (id === person || name === person));
  const named = people.find(({ name }) => name === person);
  const written = PRONOUN.test(speaker.text) ? [] : [speaker.text];
  const names = [person, known?.name, ...(known?.aliases ?? []), ...written].filter((name) => name != null);
  if (names.length === 0) return null;
  return {
    names,
    role: [known?.role, named?.role, ...written].filter((role) => role != null).join(' ') || null,
    organisation: named?.organisation ?? false,
  };
}

const PRONOUN = /^(?:i|he|she|they|we|it|who|one|another|both)$/i;

/**
 * Compares the speaker of an article with the label that a source has for whoever says the words.
 * @param labels all labels of that source, so that `the clerk` is known not to be `CHAIR` where there is a `CLERK`
 */
export function sameSpeaker(
  speaker: ArticleSpeaker,
  label: string,
  labels: readonly string[],
  { entry }: DeclaredSource,
  desk: readonly DeskPerson[],
): SameSpeaker {
  const fits = (one: string): boolean => labelFits(speaker, one, meantBy(one, entry.speakers ?? {}, desk));
  if (fits(label)) return 'yes';
  if (labels.some((other) => other !== label && fits(other))) return 'no';
  // A label that is no name, and that nobody has explained, may be anybody.
  const isNamed = meantBy(label, entry.speakers ?? {}, desk) !== null || !isGeneric(label);
  return isNamed && !speaker.organisation && speaker.names.some(isName) ? 'no' : 'unknown';
}

/** The person whom the speaker map of a source gives for a label, by name. */
function meantBy(
  label: string,
  map: Readonly<Record<string, string>>,
  desk: readonly DeskPerson[],
): DeskPerson | null {
  const key = Object.keys(map).find((one) => fold(one) === fold(label));
  if (key === undefined) return null;
  const id = map[key]!;
  return desk.find((person) => person.id === id) ?? { id, name: id };
}

function labelFits(speaker: ArticleSpeaker, label: string, meant: DeskPerson | null): boolean {
  const labelled = meant ? [meant.name ?? meant.id, ...(meant.aliases ?? []), meant.id] : [label];
  if (speaker.names.some((name) => labelled.some((one) => fold(one) === fold(name) || mayBeSame(one, name))))
    return true;
  // `CLERK` and `the clerk`; `COUNCILLOR LEE` is no role.
  const role = ` ${fold(speaker.role ?? '')} `;
  return meant === null && isGeneric(label) && role.includes(` ${fold(label).replace(/^the /, '')} `);
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A label that names what somebody is, or nobody: CHAIR, Q, SPEAKER 2. */
export const isGeneric = (label: string): boolean =>
  nameWords(label).every((word) => GENERIC.test(word)) || /\d/.test(label);

const GENERIC =
  /^(?:q|a|question|answer|speaker|voice|man|woman|male|female|unidentified|unknown|inaudible|audience|member|moderator|interviewer|interviewee|reporter|host|presenter|chair|chairman|chairwoman|chairperson|clerk|court|judge|counsel|witness|defendant|claimant|prosecutor|prosecution|defence|defense|officer|mayor|councillor|officers?|resident|caller|guest|narrator|translator|interpreter|secretary|treasurer|director|leader|minister|spokesman|spokeswoman|spokesperson|coroner|foreman|usher|vice|deputy|head|teacher|of)$/;

/** A capital word that is no label for a role: `Ann Lee`, not `the clerk`. */
const isName = (text: string): boolean =>
  /^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Sir|Dame)\.?\s)?\p{Lu}\p{L}/u.test(text);
