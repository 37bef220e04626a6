import { escapeHtml } from '../reporters/html.ts';

const LINK = /<a\s(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const HREF = /\shref=(?:"([^"]*)"|'([^']*)')/i;

/**
 * Puts a flag into every link of a page that leads to an article which readers do not have.
 * @param from path of the page on the site
 * @param labelOf what the flag says, by the path of the page that a link leads to; null for no flag
 */
export function flagLinks(html: string, from: string, labelOf: (path: string) => string | null): string {
  return html.replace(LINK, (tag) => {
    const href = HREF.exec(tag);
    const path = href && target(href[1] ?? href[2] ?? '', from);
    const label = path === null ? null : labelOf(path);
    return label === null ? tag : `${tag}<span class="newsctl-flag">${escapeHtml(label)}</span> `;
  });
}

/** The path on the site that a link leads to; null where it leads elsewhere. */
function target(href: string, from: string): string | null {
  const here = new URL(from, 'http://site/');
  // Addresses that cannot be read lead nowhere.
  if (!URL.canParse(href, here.href)) return null;
  const url = new URL(href, here);
  // A link within its page stands on a page that says the same at its top.
  if (url.origin !== here.origin || url.pathname === here.pathname) return null;
  return decoded(url.pathname.slice(1).replace(/index\.html$/, ''));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
