import type { Person } from './types.ts';

/**
 * The speaker map of a source: from the label that it has for somebody to their id in `people.yaml`, or to their
 * name where the desk does not know them.
 * @param given each `NAME`, or `LABEL=NAME` where the source does not call them by their name
 */
export function speakerMap(given: readonly string[], people: readonly Person[]): Record<string, string> {
  const pairs = given.map((written): [string, string] => {
    const [, label, name] = /^([^=]+)=(.+)$/s.exec(written) ?? [written, written, written];
    return [label!.trim(), idOf(name!.trim(), people)];
  });
  return Object.fromEntries(pairs.filter(([label, name]) => label !== '' && name !== ''));
}

function idOf(name: string, people: readonly Person[]): string {
  const same = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  return people.find((person) => [person.id, person.name, ...person.aliases].some(same))?.id ?? name;
}
