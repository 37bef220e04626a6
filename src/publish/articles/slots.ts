import type { HostedMedia } from '../../hosts/article-host.ts';
import { escapeXml } from '../../text/xml.ts';

/** Where the address of a file goes, which only the system gives. */
export const mediaMark = (hash: string): string => `newsctl-media:${hash}`;

/** Where the address of another article goes. */
export const articleMark = (id: string): string => `newsctl-article:${encodeURIComponent(id)}`;

// Addresses of an article's own never have these schemes: a body lets through those of the web, mail and telephone alone.
const SLOT = /((?:src|href)=")newsctl-(media|article):([^"#?]*)/g;

export interface Addresses {
  media: ReadonlyMap<string, HostedMedia>;
  /** By the ids of articles; those that readers get to. */
  articles: Pick<ReadonlyMap<string, { url: string }>, 'get'>;
}

/** Puts addresses in. @returns the HTML, and whether one of an article was not known and leads nowhere yet */
export function fillSlots(html: string, { media, articles }: Addresses): { html: string; open: boolean } {
  let open = false;
  const filled = html.replace(SLOT, (_, before: string, kind: string, name: string) => {
    const found = kind === 'media' ? media.get(name) : articles.get(decodeURIComponent(name));
    if (!found && kind === 'article') open = true;
    return `${before}${found ? escapeXml(found.url) : ''}`;
  });
  return { html: filled, open };
}
