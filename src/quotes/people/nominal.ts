import type { Token } from '../grammar/token.ts';
import { bare } from './name-run.ts';
import { newPerson, type Person } from './person.ts';
import { DOCUMENTS, FIRM_NAMES, FIRM_NOUNS, isPersonNoun, nounGender, ORGANISATIONS } from './words.ts';

const INDEFINITE = new Set(
  'a an one some another any every two three four five several many both no each'.split(' '),
);
const DEFINITE = new Set('the this that his her their its our my your'.split(' '));

const YEARS = '-year-old';
const NOBODY: Person[] = [];

/** A noun phrase without a name: its tokens up to the noun that says who. */
export interface Nominal {
  from: number;
  to: number;
  /** In lower case. */
  head: string;
  indefinite: boolean;
}

/** How many tokens may stand between a determiner and its noun. */
const LONGEST = 7;

/** The nominal that begins with a determiner, a possessive or a bare noun; null if it is none. */
export function nominalAt(tokens: readonly Token[], from: number): Nominal | null {
  const first = tokens[from]!.lower;
  const determined = INDEFINITE.has(first) || DEFINITE.has(first);
  if (first === 'one' && tokens[from + 1]?.lower === 'of')
    return { from, to: from + 2, head: 'one', indefinite: true };
  let to = determined ? from + 1 : from;
  while (to < tokens.length && to - from < LONGEST && goesOn(tokens, to, from)) to++;
  if (to === from || (determined && to === from + 1)) return null;
  return { from, to, head: bare(tokens[to - 1]!), indefinite: INDEFINITE.has(first) };
}

/** Nouns, adjectives and numbers, and whatever ends in ’s. A verb-like word counts where nothing else is left. */
function goesOn(tokens: readonly Token[], at: number, from: number): boolean {
  const { tag, lower, capital } = tokens[at]!;
  if (tag === 'noun' || tag === 'number') return true;
  if (tag === 'name') return capital;
  return at > from && tag !== 'determiner' && tag !== 'comma' && isPersonNoun(lower) && tag !== 'cue';
}

/** `the poet Lee`, `The coroner, Dr Lee`: a name follows, and says who it is. */
export const leadsToName = (tokens: readonly Token[], { to }: Nominal, name: number): boolean =>
  name < to + 1 || (name === to + 1 && tokens[to]?.tag === 'comma');

/** `the older sister`, `one of them`, `the 54-year-old`: a person, even if nobody that has a name. */
export const isSomebody = ({ head }: Nominal): boolean =>
  isPersonNoun(head) || head === 'one' || head.endsWith(YEARS);

/** Finds whom roles and nouns mean. */
export class Roles {
  private readonly byHead = new Map<string, Person[]>();
  private readonly byAge = new Map<string, Person[]>();
  private readonly organisations: Person[] = [];
  private readonly unnamed = new Map<string, Person>();

  constructor(people: readonly Person[]) {
    for (const person of people) this.add(person);
  }

  private add(person: Person): void {
    if (person.organisation) this.organisations.push(person);
    else for (const head of person.roles.keys()) push(this.byHead, head, person);
    if (person.age) push(this.byAge, person.age, person);
  }

  /** Those whom a nominal may mean. Whoever is introduced with `a` or `one` is nobody named. */
  candidates(nominal: Nominal, tokens: readonly Token[]): Person[] {
    const { head, indefinite } = nominal;
    if (indefinite) return NOBODY;
    if (head.endsWith(YEARS)) return this.byAge.get(head.slice(0, -YEARS.length)) ?? NOBODY;
    const people =
      this.byHead
        .get(head)
        ?.filter((person) => !/^(?:an? )?(?:former|ex-|late)/.test(person.roles.get(head)!)) ?? NOBODY;
    if (people.length > 0) return narrowed(people, nominal, tokens);
    return isPersonNoun(head) ? [] : this.organisation(nominal);
  }

  /** `the council` once Millbrook Council is named, `the company` once a firm is. */
  private organisation({ head, from, to }: Nominal): Person[] {
    if (to - from !== 2 || DOCUMENTS.has(head)) return [];
    const byName = this.organisations.filter(({ words }) => words.at(-1) === head || words[0] === head);
    if (byName.length > 0 || !FIRM_NOUNS.has(head))
      return ORGANISATIONS.has(head) || byName.length > 0 ? byName : [];
    return this.organisations.filter(({ words }) => FIRM_NAMES.has(words.at(-1)!));
  }

  /** Somebody without a name; the same one as long as the noun is the same and not introduced anew. */
  anonymous({ head, indefinite }: Nominal): Person {
    const met = this.unnamed.get(head);
    if (met && !indefinite) return met;
    const person = newPerson(head, [], 0);
    person.anonymous = true;
    person.gender = nounGender(head);
    this.unnamed.set(head, person);
    return person;
  }
}

const push = (map: Map<string, Person[]>, key: string, person: Person): void => {
  const list = map.get(key);
  if (!list) map.set(key, [person]);
  else if (list.length < 12) list.push(person);
};

/** Of several of one role: those whose role has the other words of the nominal too. */
function narrowed(people: Person[], { from, to, head }: Nominal, tokens: readonly Token[]): Person[] {
  const modifiers: string[] = [];
  for (let at = from + 1; at < to - 1; at++) modifiers.push(bare(tokens[at]!));
  if (modifiers.length === 0) return people;
  const fits = people.filter((person) => modifiers.every((word) => person.roles.get(head)!.includes(word)));
  return fits.length > 0 || people.length > 1 ? (fits.length > 0 ? fits : people) : people;
}
