export type Gender = 'male' | 'female' | null;

/** How a mention names somebody. */
export type MentionForm = 'full' | 'title' | 'surname' | 'forename' | 'role' | 'pronoun';

/** A place where an article speaks of a person; offsets are those of the plain text. */
export interface PersonMention {
  start: number;
  end: number;
  text: string;
  form: MentionForm;
}

/** Somebody, or an organisation, as the rules see them. */
export interface ArticlePerson {
  name: string;
  mentions: PersonMention[];
  /** As the article gives it beside the name, or as `people.yaml` has it. */
  role: string | null;
  organisation: boolean;
}

/** Somebody an article speaks of, while it is read. */
export interface Person extends ArticlePerson {
  /** Words of the name in lower case, without title and suffix. */
  words: readonly string[];
  gender: Gender;
  /** `they` is the pronoun of this person. */
  plural: boolean;
  /** Head nouns of the roles, in lower case, each with the whole phrase. */
  roles: Map<string, string>;
  age: string | null;
  /** Something beside the name shows that it is a person's, not a place's. */
  certain: boolean;
  /** Somebody without a name: a man, one councillor. */
  anonymous: boolean;
  /** Of somebody in people.yaml: whether the article itself gives the name. */
  first: number;
}

/** A person of whom nothing but the name is known. */
export function newPerson(name: string, words: readonly string[], first: number): Person {
  return {
    name,
    words,
    first,
    mentions: [],
    role: null,
    organisation: false,
    gender: null,
    plural: false,
    roles: new Map(),
    age: null,
    certain: false,
    anonymous: false,
  };
}

/** Notes what a title, a noun or a pronoun says; the first evidence stands. */
export function noteGender(person: Person, gender: Gender): void {
  if (gender !== null && !person.organisation) person.gender ??= gender;
}

/** Who is meant by a mention: one person, or the candidates where that is not clear. */
export interface Resolution {
  person: string | null;
  candidates: string[];
}
