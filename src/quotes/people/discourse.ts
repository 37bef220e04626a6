import type { Gender, Person } from './person.ts';

/** Somebody was mentioned: one person, or several of whom it may be either. */
interface Entry {
  persons: readonly Person[];
  block: number;
  sentence: number;
  /** Does what the sentence tells, or says what it quotes. */
  subject: boolean;
  speaker: boolean;
  /** The first mention of this person. */
  fresh: boolean;
}

export interface Place {
  block: number;
  sentence: number;
}

/** Whom a pronoun asks for. */
export interface Wanted {
  gender: Gender;
  sort: 'person' | 'plural' | 'thing';
  /** `him`: not who does the thing in the same sentence. */
  object?: boolean;
  /** Takes a name too of which nothing shows that it is a person's, if it does something. */
  unsure?: boolean;
}

/** How far back an antecedent may stand. */
const BLOCKS = 3;
const ENTRIES = 48;

/** What the reader has in mind at a place of the article: who was mentioned last, and in what part. */
export class Discourse {
  private readonly entries: Entry[] = [];
  private readonly met = new Set<Person>();
  private speaker: Person | null = null;

  note(persons: readonly Person[], at: Place, subject: boolean, speaker = false): void {
    if (persons.length === 0) return;
    const fresh = persons.some((person) => !this.met.has(person));
    for (const person of persons) this.met.add(person);
    this.entries.push({ persons, ...at, subject, speaker, fresh });
    if (speaker && persons.length === 1) this.speaker = persons[0]!;
  }

  /**
   * The antecedents of a pronoun, nearest sentence first: one person if the sentence leaves no doubt, several if
   * it does, none if nobody fits.
   */
  antecedents(wanted: Wanted, { block, sentence: own }: Place): Person[] {
    const lowest = Math.max(0, this.entries.length - ENTRIES);
    for (let last = this.entries.length - 1; last >= lowest; ) {
      const { sentence, block: place } = this.entries[last]!;
      if (block - place > BLOCKS) return [];
      let first = last;
      while (first > lowest && this.entries[first - 1]!.sentence === sentence) first--;
      if (wanted.sort === 'thing' && own - sentence > 1) return [];
      const here = this.entries.slice(first, last + 1);
      const found = reachable(here, wanted, sentence === own).filter(({ persons }) =>
        persons.some((one) => fits(one, wanted)),
      );
      if (found.length > 0) return this.decide(found, wanted);
      last = first - 1;
    }
    return [];
  }

  private decide(found: readonly Entry[], wanted: Wanted): Person[] {
    const all = withoutPassers(found, distinct(found, wanted));
    if (all.length === 1) return this.againstSpeaker(found, all[0]!, wanted);
    const speakers = distinct(
      found.filter(({ speaker }) => speaker),
      wanted,
    );
    if (speakers.length === 1 && isSure(speakers[0]!, wanted)) return speakers;
    const subjects = distinct(
      found.filter(({ subject }) => subject),
      wanted,
    );
    if (subjects.length === 1 && (isSure(subjects[0]!, wanted) || !all.some((one) => isSure(one, wanted))))
      return subjects;
    const sure = all.filter((one) => isSure(one, wanted));
    return sure.length === 1 ? sure : all;
  }

  /** Somebody new who does nothing in the sentence does not take the pronoun from the one who spoke last. */
  private againstSpeaker(found: readonly Entry[], person: Person, wanted: Wanted): Person[] {
    const weak = found.every(({ subject, fresh }) => fresh && !subject);
    const rival = this.speaker;
    if (!weak || !rival || rival === person || !fits(rival, wanted)) return [person];
    return [rival, person];
  }
}

/** `Lee entered him`: somebody else. `It` takes up what did something. */
function reachable(entries: readonly Entry[], wanted: Wanted, own: boolean): readonly Entry[] {
  const told = wanted.sort === 'thing' || wanted.unsure ? entries.filter(({ subject }) => subject) : entries;
  if (!wanted.object || !own) return told;
  const doers = new Set(entries.flatMap(({ persons, subject }) => (subject ? persons : [])));
  return told.filter(({ persons }) => !persons.some((person) => doers.has(person)));
}

/** `his son`: somebody without a name who does nothing gives way to anybody who has one. */
function withoutPassers(found: readonly Entry[], all: Person[]): Person[] {
  const active = new Set(found.flatMap(({ persons, subject }) => (subject ? persons : [])));
  const kept = all.filter((person) => !person.anonymous || active.has(person));
  return kept.length > 0 ? kept : all;
}

function distinct(entries: readonly Entry[], wanted: Wanted): Person[] {
  const persons = new Set<Person>();
  for (const entry of entries)
    for (const person of entry.persons) if (fits(person, wanted)) persons.add(person);
  return [...persons];
}

function fits(person: Person, { gender, sort, unsure }: Wanted): boolean {
  if (sort === 'thing') return person.organisation;
  if (sort === 'plural') return person.plural;
  if (person.organisation || person.plural || !(person.certain || person.anonymous || unsure)) return false;
  return gender === null || person.gender === null || person.gender === gender;
}

const isSure = (person: Person, { gender }: Wanted): boolean => gender !== null && person.gender === gender;
