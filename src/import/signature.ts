import { type ReadByline, readByline } from './byline.ts';
import { isChrome } from './chrome.ts';
import { type DateLine, readDateLine } from './date-line.ts';
import { FURNITURE, untrusted } from './reasons.ts';
import type { Block, Gathered, ImportedByline } from './types.ts';

/** Who wrote it and when, as one line near the top says: any mixture of names, dates and "3 min read". */
export interface Signature {
  bylines: ReadByline[];
  dates: { text: string; read: DateLine }[];
  /** Furniture on the same line. */
  others: string[];
}

/** Reads a line as byline, date or both; null where it says anything else. */
export function readSignature(line: string): Signature | null {
  const signature: Signature = { bylines: [], dates: [], others: [] };
  if (addPart(signature, line)) return isEmpty(signature) ? null : signature;
  const parts = line.split(/\s*[|•·]\s*/).filter((part) => part !== '');
  return parts.every((part) => addPart(signature, part)) && !isEmpty(signature) ? signature : null;
}

const isEmpty = (signature: Signature): boolean => signature.bylines.length + signature.dates.length === 0;

function addPart(signature: Signature, part: string): boolean {
  const date = readDateLine(part);
  const byline = date ? null : readByline(part);
  if (date) signature.dates.push({ text: part, read: date });
  else if (byline) signature.bylines.push(byline);
  else if (isChrome(part)) signature.others.push(part);
  else return addBoth(signature, part);
  return true;
}

/** "By Ann Lee 3 June 2025" or "Posted on 3 June 2025 by Ann Lee", without anything between the two. */
function addBoth(signature: Signature, part: string): boolean {
  if (part.length > 160) return false;
  for (const space of part.matchAll(/,?\s+/g)) {
    const before = part.slice(0, space.index);
    const after = part.slice(space.index + space[0].length);
    for (const [name, date] of [
      [before, after],
      [after, before],
    ] as const) {
      const byline = readByline(name);
      const read = byline && readDateLine(date);
      if (!byline || !read) continue;
      signature.bylines.push(byline);
      signature.dates.push({ text: date, read });
      return true;
    }
  }
  return false;
}

/** Puts names and trustworthy dates into the front matter, and the rest among what was dropped. */
export function keepSignature(signature: Signature, block: Block, { found, dropped }: Gathered): void {
  const drop = (text: string, reason: string): void => {
    if (text !== '') dropped.push({ line: block.line, text, reason });
  };
  for (const { names, rest } of signature.bylines) {
    const known = found.byline ?? [];
    found.byline = mergeNames(known, names);
    for (const one of names.filter((name) => known.some((other) => sameName(name, other))))
      drop(one.name, 'repeats a name of the byline');
    drop(rest, 'a word of the byline; the names are in the front matter');
  }
  for (const { text, read } of signature.dates) keepDate(text, read, found, drop);
  for (const text of signature.others) drop(text, FURNITURE);
}

function keepDate(
  text: string,
  read: DateLine,
  found: Gathered['found'],
  drop: (text: string, reason: string) => void,
): void {
  const key = read.modified ? 'date_modified' : 'date_published';
  if (read.exact && (found[key] ?? read.exact) === read.exact) {
    found[key] = read.exact;
    drop(read.rest, 'the label of the date, which is in the front matter');
  } else if (found[key]) {
    drop(text, `a date as readers see it; ${key} comes from the page's own data`);
  } else {
    drop(text, untrusted(key));
  }
}

/** Adds people who are not among them yet; a role that was missing is filled in. */
export function mergeNames(known: ImportedByline[], more: ImportedByline[]): ImportedByline[] {
  const names = known.map((one) => ({ ...one }));
  for (const one of more) {
    const same = names.find((other) => sameName(one, other));
    if (!same) names.push({ ...one });
    else if (one.role) same.role ??= one.role;
  }
  return names;
}

const sameName = (a: ImportedByline, b: ImportedByline): boolean =>
  a.name.toLowerCase() === b.name.toLowerCase();
