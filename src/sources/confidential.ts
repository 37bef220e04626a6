import type { Article } from '../article/article.ts';
import type { PersonEntry, SourceEntry } from '../article/front-matter-types.ts';
import type { KnownPerson } from '../quotes/people/known-person.ts';
import { startsWithDigit, startsWithLetter } from '../text/character.ts';
import type { Span } from '../text/position.ts';

/** Something that only the desk may know, and what sort of thing it is. */
export interface Secret {
  text: string;
  what: string;
}

/** Shorter than this, or one of these words, tells nobody anything. */
const SHORTEST = 4;
const PLAIN =
  /^(?:sources?|notes?|interview|transcript|document|statement|release|letter|report|file|recording|audio|text|email|source[-_ ]?\w{1,8}|s\d+|speaker ?\d*|q|a|question|answer|interviewer|reporter|voice|man|woman)$/i;

/**
 * What an article knows of its confidential sources and of people to whom it promised not to name them. Somebody whom
 * the article quotes by name is no secret, whatever source has their words.
 */
export function secretsOf(article: Article, people: readonly KnownPerson[]): Secret[] {
  const { sources, people: entries } = entriesOf(article);
  const open = entries.filter((entry) => !entry.anonymity);
  const found = [
    ...sources
      .filter(({ confidential }) => confidential)
      .flatMap((entry) => ofSource(entry, entries, open, people)),
    ...entries.filter(({ anonymity }) => anonymity).flatMap((entry) => ofPerson(entry, people)),
  ];
  const seen = new Set<string>();
  return found.filter(({ text }) => {
    const isNew = text.trim().length >= SHORTEST && !PLAIN.test(text.trim()) && !seen.has(text.toLowerCase());
    seen.add(text.toLowerCase());
    return isNew;
  });
}

/** The entries as they are written: a fault in one of them, for which all are left unread, makes no secret public. */
function entriesOf({ frontMatter, raw }: Article): { sources: SourceEntry[]; people: PersonEntry[] } {
  return {
    sources: frontMatter.sources ?? (asEntries(raw.sources) as unknown as SourceEntry[]),
    people: frontMatter.people ?? (asEntries(raw.people) as unknown as PersonEntry[]),
  };
}

/** Anything that is no entry keeps its place, empty; of an entry only what has the form it should have. */
const asEntries = (list: unknown): Record<string, unknown>[] =>
  (Array.isArray(list) ? list : []).map((entry: unknown) => {
    const fields = typeof entry === 'object' && entry !== null ? Object.entries(entry) : [];
    return {
      id: '',
      ...Object.fromEntries(fields.filter(([key, value]) => FORMS[key]?.(value) ?? false)),
    };
  });

const isText = (value: unknown): boolean => typeof value === 'string';
const isGroup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every(isText);
const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isText,
  file: isText,
  url: isText,
  name: isText,
  speakers: isGroup,
  confidential: () => true,
  anonymity: () => true,
};

function ofSource(
  { id, file = '', url = '', speakers = {} }: SourceEntry,
  entries: readonly PersonEntry[],
  open: readonly PersonEntry[],
  people: readonly KnownPerson[],
): Secret[] {
  const name = file.split('/').at(-1)!;
  const isOpen = (label: string): boolean =>
    open.some((person) => person.id === label || person.name?.toLowerCase().includes(label.toLowerCase()));
  const said = Object.entries(speakers).filter(([label, person]) => !isOpen(label) && !isOpen(person));
  return [
    { text: id, what: 'the id' },
    { text: name, what: 'the file name' },
    { text: name.replace(/\.\w+$/, ''), what: 'the file name' },
    { text: url, what: 'the address' },
    ...said.flatMap(([label, person]) => [
      { text: label, what: 'the name' },
      { text: person, what: 'the name' },
      ...entries.filter(({ id: known }) => known === person).flatMap((entry) => ofPerson(entry, people)),
      ...aliases(person, people),
    ]),
  ];
}

const ofPerson = ({ id, name = '' }: PersonEntry, people: readonly KnownPerson[]): Secret[] => [
  { text: name, what: 'the name' },
  ...contactsIn(name),
  ...aliases(id, people),
  ...aliases(name, people),
];

const aliases = (key: string, people: readonly KnownPerson[]): Secret[] =>
  people
    .filter(({ id, name }) => id === key || name === key)
    .flatMap(({ name, aliases: others = [] }) => [name, ...others])
    .map((text) => ({ text, what: 'the name' }));

/** E-mail addresses and telephone numbers in a text. */
function contactsIn(text: string): Secret[] {
  const found = text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d ()-]{6,}\d/g) ?? [];
  return found.map((one) => ({ text: one, what: 'a contact' }));
}

/** Where a text holds a secret as a word of its own, in any case. Offsets of the text. */
export function placesOfSecret(text: string, { text: secret }: Secret): Span[] {
  const found: Span[] = [];
  const folded = text.toLowerCase();
  const wanted = secret.trim().toLowerCase();
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    if (!continues(folded, at - 1) && !continues(folded, end)) found.push({ start: at, end });
  }
  return found;
}

const continues = (text: string, at: number): boolean =>
  at >= 0 && (startsWithLetter(text[at] ?? '') || startsWithDigit(text[at] ?? ''));

/** The entries of the front matter that hold secrets. Offsets of the file. */
export function secretEntries(article: Article): Span[] {
  const { sources, people } = entriesOf(article);
  const { fieldSpan } = article;
  return [
    ...sources.flatMap(({ confidential }, index) => (confidential ? [fieldSpan(['sources', index])] : [])),
    ...people.flatMap(({ anonymity }, index) => (anonymity ? [fieldSpan(['people', index])] : [])),
  ];
}
