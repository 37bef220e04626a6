import { escapeXml } from '../../text/xml.ts';

/** Plain words where a system takes HTML and shows it as it is. */
export const words = (text: string): string => escapeXml(text).replaceAll('&quot;', '"');

/** Who wrote it, above the text, where the system knows none of them as an account of its own. */
export function byline(authors: readonly string[]): string {
  if (authors.length === 0) return '';
  const last = authors.at(-1)!;
  const names = authors.length === 1 ? last : `${authors.slice(0, -1).join(', ')} and ${last}`;
  return `<p class="byline">By ${words(names)}</p>\n`;
}

/** The accounts of all authors, or none where one of them has none: a byline is whole or it is wrong. */
export function accountsOf<T>(authors: readonly string[], known: Readonly<Record<string, T>>): T[] {
  const accounts = authors.flatMap((name) => (Object.hasOwn(known, name) ? [known[name]!] : []));
  return accounts.length === authors.length ? accounts : [];
}

/** As short as a system wants it, ending with a word. */
export function cut(text: string, longest: number): string {
  const units = [...text];
  if (units.length <= longest) return text;
  const short = units.slice(0, longest - 1).join('');
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), longest / 2))}…`;
}
