import type { SourceEntry } from './front-matter-types.ts';

/** A source that readers may look up for themselves. */
export interface CitedSource {
  title: string;
  /** http or https. */
  url: string;
}

/**
 * The sources that an article may name: those marked `public: true` that have a title and an address on the web. One
 * that is confidential, or restricted in any way, is never among them, whatever else it says.
 * @param documents the list of that name in front matter: documents of a public body, there to be looked up
 */
export function citedSources(
  sources: readonly SourceEntry[] | undefined,
  documents: unknown = undefined,
): CitedSource[] {
  const open = (sources ?? []).filter(
    ({ public: told, confidential, restrictions }) => told === true && !confidential && !restrictions,
  );
  const listed: unknown[] = Array.isArray(documents) ? documents : [];
  const all = [...open, ...listed].flatMap(cited);
  return all.filter(({ url }, i) => all.findIndex((other) => other.url === url) === i);
}

function cited(entry: unknown): CitedSource[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { title, url } = entry as { title?: unknown; url?: unknown };
  if (typeof title !== 'string' || title.trim() === '' || typeof url !== 'string') return [];
  const address = openAddress(url);
  return address === null ? [] : [{ title: title.replace(/\s+/g, ' ').trim(), url: address }];
}

/** An address that anybody may follow: one with a password in it was given to somebody. */
function openAddress(text: string): string | null {
  try {
    const { protocol, username, password, href } = new URL(text);
    return /^https?:$/.test(protocol) && username === '' && password === '' ? href : null;
  } catch {
    return null;
  }
}
