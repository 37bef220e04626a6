import type { Article } from '../../article/article.ts';
import { entriesOf, isAnonymous, isConfidential } from '../../article/withheld.ts';
import type { KnownPerson } from '../../quotes/people/known-person.ts';
import { isGeneric } from '../verify/speakers.ts';
import { asAddress, asFile, asId, asName, asSurname, asWritten, contactsIn, type Secret } from './secret.ts';

type Entry = Record<string, unknown>;

/**
 * Everything in the front matter, and in what the newsroom knows of its people, that would tell who a confidential
 * source or a person without a name is.
 * @param people those of `people.yaml`
 */
export function secretsOf(article: Article, people: readonly KnownPerson[]): Secret[] {
  const sources = entriesOf(article, 'sources').filter((entry) => entry !== null);
  const named = entriesOf(article, 'people').filter((entry) => entry !== null);
  const hidden = sources.filter(isConfidential);
  const anonymous = named.filter(isAnonymous);
  if (hidden.length === 0 && anonymous.length === 0) return [];
  const desk: Desk = { people, named, open: onTheRecord(sources, named), published: pseudonyms(article) };
  return [
    ...hidden.flatMap((entry) => secretsOfSource(entry, desk)),
    ...anonymous.flatMap((entry) => secretsOfPerson(entry, desk)),
  ];
}

interface Desk {
  people: readonly KnownPerson[];
  /** As the article lists them under `people`. */
  named: readonly Entry[];
  /** Ids and labels of those who speak in the open too. */
  open: ReadonlySet<string>;
  /** Names that readers are given in place of the true ones. */
  published: ReadonlySet<string>;
}

/** Whoever speaks in an open source, or is quoted by name, has nothing to lose by a second recording. */
function onTheRecord(sources: readonly Entry[], named: readonly Entry[]): Set<string> {
  const open = sources.filter((entry) => !isConfidential(entry)).flatMap(speakersOf);
  const quoted = named.filter((entry) => entry.quoted === true && !isAnonymous(entry));
  return new Set([...open.flat(), ...quoted.map(({ id }) => String(id))]);
}

const pseudonyms = ({ frontMatter }: Article): Set<string> =>
  new Set(
    (frontMatter.byline ?? []).flatMap(({ name, pseudonym }) => {
      const shown = pseudonym === true ? name : pseudonym || undefined;
      return shown === undefined ? [] : [shown.toLowerCase()];
    }),
  );

/** Labels of a source with the ids of those whom they stand for. */
const speakersOf = ({ speakers }: Entry): [label: string, id: string][] =>
  typeof speakers === 'object' && speakers !== null
    ? Object.entries(speakers).map(([label, id]) => [label, String(id)])
    : [];

function secretsOfSource(entry: Entry, desk: Desk): Secret[] {
  const of = (what: string): string => `${what} of a confidential source`;
  return [
    ...asId(of('the id'), entry.id),
    ...asFile(of('the file name'), entry.file),
    ...asAddress(of('the address'), entry.url),
    ...asWritten(of('the checksum'), entry.sha256),
    ...speakersOf(entry).flatMap(([label, id]) => secretsOfSpeaker(label, id, desk)),
    ...contactsOf(entry, of),
  ];
}

function secretsOfSpeaker(label: string, id: string, desk: Desk): Secret[] {
  if (desk.open.has(id)) return [];
  const labelled = isGeneric(label) || desk.open.has(label) ? [] : asName(LABEL, label);
  const listed = desk.named.find((person) => person.id === id);
  return [...labelled, ...namesOf({ ...listed, id, name: listed?.name }, desk, SPEAKER)];
}

const LABEL = 'the label of a speaker in a confidential source';
const SPEAKER = 'somebody who speaks in a confidential source';
const NAMELESS = 'somebody who is promised anonymity';

const secretsOfPerson = (entry: Entry, desk: Desk): Secret[] => [
  ...namesOf(entry, desk, NAMELESS),
  ...contactsOf(entry, (what) => `${what} of ${NAMELESS}`),
];

/** Every name that somebody is known by, but for the one that readers are given. */
function namesOf(entry: Entry, desk: Desk, who: string): Secret[] {
  const known = desk.people.find(({ id, name }) => id === entry.id || name === entry.name);
  const names = [entry.name, known?.name].filter((name) => typeof name === 'string');
  const described = String((entry.anonymity as Entry | undefined)?.description ?? '').toLowerCase();
  const isPublished = (name: string): boolean =>
    desk.published.has(name.toLowerCase()) || (name !== '' && described.includes(name.toLowerCase()));
  const hidden = [...new Set(names)].filter((name) => !isPublished(name));
  const aliases = (known?.aliases ?? []).filter((alias) => !isPublished(alias));
  return [
    ...hidden.flatMap((name) => [
      ...asName(`the name of ${who}`, name),
      ...(isShared(name, desk) ? [] : asSurname(`the surname of ${who}`, name)),
    ]),
    ...aliases.flatMap((alias) => asName(`another name of ${who}`, alias)),
    ...asId(`the id of ${who}`, entry.id),
  ];
}

/** Whether somebody else whom the desk knows, and who may be named, has the surname too. */
function isShared(name: string, { people, named }: Desk): boolean {
  const surname = name.split(/\s+/).at(-1)!;
  const others = [...people, ...named.filter((entry) => !isAnonymous(entry))];
  return others.some((other) => other.name !== name && String(other.name).split(/\s+/).includes(surname));
}

/** From any text of the entry but for whoever of the newsroom wrote it down. */
function contactsOf(entry: Entry, of: (what: string) => string): Secret[] {
  const { captured_by: _by, captured_at: _at, sha256: _sum, verified_by: _verified, ...own } = entry;
  const texts = JSON.stringify(own).replaceAll('\\n', ' ');
  return contactsIn(texts).map(({ what, pattern }) => ({ what: of(what), pattern }));
}
