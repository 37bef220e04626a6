import type { Frame } from '../frame.ts';
import type { KnownPerson } from './known-person.ts';
import type { NameMention } from './mentions.ts';
import { type Gender, newPerson, noteGender, type Person } from './person.ts';
import { isPart, PARTICLES } from './words.ts';

/** The persons of an article, and who each of its names means. */
export class Cluster {
  readonly people: Person[] = [];
  private readonly byName = new Map<string, Person>();
  private readonly bySurname = new Map<string, Person[]>();
  private readonly byForename = new Map<string, Person[]>();
  /** Whom a bare surname has meant so far, so that it goes on meaning the same one. */
  private readonly bound = new Map<string, Person>();

  constructor(known: readonly KnownPerson[]) {
    for (const one of known) this.addKnown(one);
  }

  private addKnown({ name, aliases = [], pronouns, role }: KnownPerson): void {
    const person = this.add(name, name.toLowerCase().split(/\s+/), Number.POSITIVE_INFINITY);
    person.certain = true;
    person.gender = pronounGender(pronouns);
    person.plural = /^they\b/i.test(pronouns ?? '');
    if (role) {
      person.role = role;
      person.roles.set(headOfRole(role), role.toLowerCase());
    }
    for (const alias of aliases) this.byName.set(alias.toLowerCase(), person);
  }

  private add(name: string, words: readonly string[], first: number): Person {
    const person = newPerson(name, words, first);
    this.people.push(person);
    if (words.length > 1) {
      this.byName.set(words.join(' '), person);
      for (const surname of surnamesOf(words)) push(this.bySurname, surname, person);
      push(this.byForename, words[0]!, person);
    } else push(this.bySurname, words[0]!, person);
    return person;
  }

  /** Notes a whole name, before any part of one is tied to it. */
  introduce(mention: NameMention, frame: Frame): void {
    if (mention.words.length === 0) return;
    const known = this.named(mention);
    if (mention.headline) return;
    if (isPart(mention.words) && !known) return;
    if (!known && mention.sort === 'place' && !mention.described.person && !mention.gender) return;
    const person = known ?? this.add(mention.written, mention.words, mention.start);
    person.first = Math.min(person.first, mention.start);
    learn(person, mention, frame);
  }

  /** The person whose whole name, or alias, a mention is. */
  named({ words }: NameMention): Person | undefined {
    return this.byName.get(words.join(' '));
  }

  /** Those whom a name may mean: one, several of one surname, or nobody. */
  candidates(mention: NameMention): Person[] {
    const whole = this.named(mention);
    if (whole) return [whole];
    const word = mention.words.join(' ');
    const surname = surest(fitting(this.bySurname.get(word), mention.gender));
    if (surname.length > 0) return mention.titled ? surname : this.nearest(word, surname, mention.start);
    if (!isPart(mention.words)) return [];
    return fitting(this.byForename.get(word), mention.gender).filter(
      ({ certain, organisation }) => certain && !organisation,
    );
  }

  /** A title and a name of nobody met so far: `Mrs Lumley`. */
  addTitled(mention: NameMention, written: string): Person {
    const person = this.add(written, mention.words, mention.start);
    person.certain = true;
    return person;
  }

  /** Of several of one surname: the one already meant by it, or the only one introduced by then. */
  private nearest(word: string, people: Person[], at: number): Person[] {
    const bound = this.bound.get(word);
    if (bound && people.includes(bound)) return [bound];
    const before = people.filter(({ first }) => first < at);
    const found = before.length > 0 ? before : people;
    if (found.length === 1) this.bound.set(word, found[0]!);
    return found;
  }
}

const push = (map: Map<string, Person[]>, key: string, person: Person): void => {
  const list = map.get(key);
  if (!list) map.set(key, [person]);
  // More of one name than this are no longer people that a reader keeps apart.
  else if (list.length < 12) list.push(person);
};

/** `van Dyk` and `Dyk`; `Delacroix-Hart`. */
function surnamesOf(words: readonly string[]): string[] {
  const last = words.at(-1)!;
  let from = words.length - 1;
  while (from > 1 && PARTICLES.has(words[from - 1]!)) from--;
  return from < words.length - 1 ? [last, words.slice(from).join(' ')] : [last];
}

const isCapitals = (name: string): boolean => name === name.toUpperCase();

const fitting = (people: Person[] | undefined, gender: Gender): Person[] =>
  (people ?? []).filter((person) => !gender || !person.gender || person.gender === gender);

/** Where a name is surely one person's, what may be a place's of the same last word is left out. */
function surest(people: Person[]): Person[] {
  const certain = people.filter((person) => person.certain);
  return certain.length > 0 ? certain : people;
}

/** `chair` in `chair of the council`, `executive` in `chief executive`. */
const headOfRole = (role: string): string =>
  role
    .toLowerCase()
    .split(/,| (?:of|for|at|in) /)[0]!
    .split(/\s+/)
    .at(-1)!;

/** Takes in what the words beside a mention say of the person. */
export function learn(person: Person, mention: NameMention, frame: Frame): void {
  const { described } = mention;
  // A transcript may have its names in capitals.
  if (isCapitals(person.name) && mention.words.length === person.words.length) person.name = mention.written;
  if (mention.sort === 'organisation' && !person.certain) person.organisation = true;
  if (mention.sort === 'place') return;
  if (person.organisation) return;
  noteGender(person, mention.gender);
  person.age ??= described.age;
  person.certain ||= described.person || mention.titled || mention.gender !== null;
  for (const { head, from, to } of described.roles) {
    const phrase = frame.text.slice(frame.tokens[from]!.start, frame.tokens[to - 1]!.end);
    if (!person.roles.has(head)) person.roles.set(head, phrase.toLowerCase());
    person.role ??= phrase;
  }
}

function pronounGender(pronouns: string | undefined): Gender {
  if (/^she\b/i.test(pronouns ?? '')) return 'female';
  return /^he\b/i.test(pronouns ?? '') ? 'male' : null;
}
