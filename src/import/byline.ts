import type { ImportedByline } from './types.ts';

/** The names of a byline, and the words of its line that are in none of them. */
export interface ReadByline {
  names: ImportedByline[];
  rest: string;
}

const LABEL =
  /^(?:(?:words|text|report|reporting|story|written|article|posted|published)(?:\s+by\b\s*:?|\s*:(?:\s*by\b)?)|by\b\s*:?|author\s*:|reporter\s*:|writer\s*:)\s*/i;

const NAME_WORD = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|de|den|der|van|von|la|le|du|da|di|al|bin|ap|of)";
const NAME = new RegExp(`^\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: ${NAME_WORD}){0,4}$`, 'u');
const FULL_NAME = /^\S+ \S/;

const ROLE =
  /\b(?:reporter|editor|correspondent|journalist|writer|columnist|photographer|producer|reporters|staff|desk)\b/i;
const ROLE_END = /\b(?:reporter|editor|correspondent|journalist|columnist)$/i;

const MAX_LENGTH = 120;

/**
 * Reads a line as a byline: one that says so ("By Ann Lee and Bo Hart", "Words: Ann Lee"), or a full name and
 * a reporter's job ("Ann Lee, Local Democracy Reporter").
 * @returns null where the line is anything else
 */
export function readByline(line: string): ReadByline | null {
  if (line.length > MAX_LENGTH || /[.!?:;”"]$/.test(line)) return null;
  const label = LABEL.exec(line)?.[0] ?? '';
  const names = line
    .slice(label.length)
    .split(/\s*&\s*|\s+and\s+/i)
    .flatMap(people);
  if (names.length === 0 || names.some((name) => name === null)) return null;
  const known = names as ImportedByline[];
  if (label === '' && !known.every(isReporter)) return null;
  return { names: known, rest: leftOver(line, known) };
}

const isReporter = (one: ImportedByline): boolean =>
  one.role !== undefined && ROLE_END.test(one.role) && FULL_NAME.test(one.name);

/** "Ann Lee, Health Editor" is one person, "Ann Lee, Bo Hart" are two. */
function people(part: string): (ImportedByline | null)[] {
  const pieces = part.split(/\s*[,|]\s*|\s+[-–—]\s+/).filter((piece) => piece !== '');
  const found: (ImportedByline | null)[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && last.role === undefined && ROLE.test(piece)) last.role = piece;
    else found.push(NAME.test(piece) ? { name: piece } : null);
  }
  return found;
}

function leftOver(line: string, names: ImportedByline[]): string {
  let rest = line;
  for (const { name, role } of names) {
    rest = rest.replace(name, ' ');
    if (role) rest = rest.replace(role, ' ');
  }
  return rest
    .replace(/[,|&–—-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
