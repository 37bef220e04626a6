/** Somebody the desk knows by name; the newsroom's `people.yaml` fits. */
export interface KnownPerson {
  id: string;
  name: string;
  aliases?: readonly string[];
}

/** Who is meant by a mention: one person, or the candidates where that is not clear. */
export interface Resolution {
  person: string | null;
  candidates: string[];
}

const FULL_NAME =
  /\p{Lu}[\p{L}’'-]+(?:\s+(?:de|da|di|van|von|der|den|la|le|al|bin|ap|O)){0,2}(?:\s+\p{Lu}[\p{L}’'-]+){1,3}/gu;
const CAPITALISED = /\p{Lu}[\p{L}’'-]+/gu;
const TITLE =
  /^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Cllr|Councillor|Rev|Sgt|PC|DC|DS|DI|DCI|Judge|Justice)\.?\s+/u;
const PRONOUN = /^(?:he|she|they|who|him|her|them)$/i;

/**
 * Ties mentions to people over an article: full names by themselves, surnames to the full name that came
 * before, pronouns to the last person who spoke. Anything less clear stays open.
 */
export class PeopleResolver {
  private readonly bySurname = new Map<string, Set<string>>();
  private readonly known = new Map<string, string>();
  private lastSpeakers: string[] = [];

  /** @param text the article, whose full names are noted first */
  constructor(text: string, people: readonly KnownPerson[]) {
    for (const person of people)
      for (const name of [person.name, ...(person.aliases ?? [])])
        this.known.set(name.toLowerCase(), person.name);
    for (const match of text.matchAll(FULL_NAME)) this.note(match[0].replace(TITLE, ''));
    for (const person of people) this.note(person.name);
  }

  /**
   * @param mention the words that name the speaker
   * @param before the reporter's words in front of it in its paragraph: whom a pronoun most likely takes up
   */
  resolve(mention: string, before = ''): Resolution {
    const resolution = this.look(mention.trim(), before);
    if (resolution.person !== null && this.lastSpeakers.at(-1) !== resolution.person)
      this.lastSpeakers.push(resolution.person);
    return resolution;
  }

  /** The people named in some words, each once, in order. */
  private namedIn(words: string): string[] {
    const people = new Set<string>();
    for (const match of words.matchAll(CAPITALISED)) {
      const names = this.bySurname.get(match[0].replace(/[’']s$/, '').toLowerCase());
      if (names?.size === 1) people.add([...names][0]!);
    }
    return [...people];
  }

  private note(name: string): void {
    const words = name.split(/\s+/);
    if (words.length < 2) return;
    const surname = words
      .at(-1)!
      .replace(/[’']s$/, '')
      .toLowerCase();
    const names = this.bySurname.get(surname) ?? new Set();
    names.add(name.replace(/[’']s$/, ''));
    this.bySurname.set(surname, names);
  }

  private look(mention: string, before: string): Resolution {
    if (PRONOUN.test(mention)) {
      const named = this.namedIn(before);
      return one(named.length > 0 ? named : this.lastSpeakers.slice(-1));
    }
    const known = this.known.get(mention.toLowerCase());
    if (known) return one([known]);
    const names = [...mention.matchAll(FULL_NAME)].map((match) => match[0].replace(TITLE, ''));
    const full = names.find((name) => name.includes(' '));
    if (full) return one([this.known.get(full.toLowerCase()) ?? full]);
    const surname = mention.replace(TITLE, '').split(/\s+/).at(-1)!.toLowerCase();
    return one([...(this.bySurname.get(surname) ?? [])]);
  }
}

const one = (candidates: string[]): Resolution => ({
  person: candidates.length === 1 ? candidates[0]! : null,
  candidates: candidates.length > 1 ? candidates : [],
});
