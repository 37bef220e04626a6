import type { Token } from '../grammar/token.ts';
import type { Wanted } from './discourse.ts';

const WANTED: Record<string, Wanted> = {
  he: { gender: 'male', sort: 'person' },
  him: { gender: 'male', sort: 'person', object: true },
  his: { gender: 'male', sort: 'person' },
  himself: { gender: 'male', sort: 'person' },
  she: { gender: 'female', sort: 'person' },
  her: { gender: 'female', sort: 'person' },
  hers: { gender: 'female', sort: 'person' },
  herself: { gender: 'female', sort: 'person' },
  they: { gender: null, sort: 'plural' },
  it: { gender: null, sort: 'thing' },
};

/** Whom a pronoun asks for; undefined for any other word, and for those that ask for no one person. */
export const wantedBy = ({ tag, lower }: Token): Wanted | undefined =>
  tag === 'pronoun' || tag === 'object' || tag === 'possessive' ? WANTED[lower] : undefined;
