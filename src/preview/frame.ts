import { escapeHtml } from '../reporters/html.ts';

/** Where everything lies that is the preview's own and no part of the site. */
export const OWN = '/__preview/';

/** What is put round a page of the site. */
export interface Frame {
  /** How the page stands with readers, in words. */
  words: string;
  /** Whether readers have, or are about to get, the page as it is. */
  out: boolean;
  /** The column beside the copy; empty where there is none. */
  margin: string;
  /** Tells this page from what it becomes when something is saved. */
  mark: string;
}

/** Puts a bar on top of a page, the margin at its side, and the script that shows it anew after a save. */
export function framed(html: string, { words, out, margin, mark }: Frame): string {
  const toggle =
    margin === ''
      ? ''
      : '<button type="button" class="newsctl-toggle" aria-pressed="true" hidden>Marks</button>';
  const bar = `<div class="newsctl-bar${out ? '' : ' newsctl-home'}" role="region" aria-label="Preview"><p><b>Preview</b> ${escapeHtml(words)}</p><p>${toggle}<a href="${OWN}">All articles</a></p></div>`;
  const head = `<link rel="stylesheet" href="${OWN}preview.css">`;
  return put(put(put(html, END_OF_HEAD, `${head}`), START_OF_BODY, bar), END_OF_BODY, margin + script(mark));
}

/** The page alone, shown anew after a save. */
export const followed = (html: string, mark: string): string => put(html, END_OF_BODY, script(mark));

const script = (mark: string): string =>
  `<script src="${OWN}client.js" data-mark="${escapeHtml(mark)}" defer></script>`;

/** A place in a page; where the page has none, what belongs there goes to its start or its end. */
interface Seam {
  find(html: string): number;
}

const END_OF_HEAD: Seam = { find: (html) => Math.max(0, html.search(/<\/head\s*>/i)) };

const START_OF_BODY: Seam = {
  find(html) {
    const tag = /<body(?:"[^"]*"|'[^']*'|[^'">])*>/i.exec(html);
    return tag ? tag.index + tag[0].length : 0;
  },
};

const END_OF_BODY: Seam = {
  find(html) {
    const end = html.toLowerCase().lastIndexOf('</body');
    return end < 0 ? html.length : end;
  },
};

function put(html: string, seam: Seam, piece: string): string {
  const at = seam.find(html);
  return html.slice(0, at) + piece + html.slice(at);
}
