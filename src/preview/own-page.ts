import type { NewsctlError } from '../errors.ts';
import { escapeHtml } from '../reporters/html.ts';
import type { Desk } from './desk.ts';
import { OWN } from './frame.ts';
import type { Piece } from './pieces.ts';

/** A page of the preview itself. The script that shows it anew is put in afterwards. */
const page = (title: string, lang: string, main: string): string => `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${OWN}preview.css">
</head>
<body class="newsctl-own">
<main>
${main}
</main>
</body>
</html>
`;

/** Why there is nothing to see, with the file and the place. */
export const faultPage = ({ message, hint, code }: NewsctlError): string =>
  page(
    'Preview: a fault',
    'en',
    `<h1>The site cannot be made</h1>
<pre class="newsctl-fault" tabindex="0">${escapeHtml(message)}</pre>
<p>${escapeHtml(hint).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>
<p class="newsctl-more">${code}. This page goes by itself once the fault is mended.</p>`,
  );

/** Every article of the newsroom, those first that readers do not have. */
export function startPage({ newsroom, pieces, unreadable, everything }: Desk): string {
  const waiting = pieces.filter(({ standing }) => !standing.out);
  const out = pieces.filter(({ standing }) => standing.out);
  const problems = everything.problems.map(
    ({ path, message }) => `<li>${escapeHtml(`${path}: ${message}`)}</li>`,
  );
  return page(
    `Preview of ${newsroom.config.name}`,
    'en',
    `<h1>Preview of ${escapeHtml(newsroom.config.name)}</h1>
${unreadableList(unreadable)}<p>For the desk alone: it shows what readers do not have yet. <a href="/">The front page, drafts among the rest</a> · <a href="${OWN}readers/">The front page as readers would get it</a></p>
${table('Not with readers', waiting)}
${table('With readers, or ready to go out', out)}
${problems.length > 0 ? `<h2>Left out of pages</h2><ul>${problems.join('')}</ul>` : ''}`,
  );
}

/** Publishing would stop at each of them. */
function unreadableList(unreadable: Desk['unreadable']): string {
  if (unreadable.length === 0) return '';
  const items = unreadable.map(({ message }) => `<li>${escapeHtml(message)}</li>`);
  return `<h2>Cannot be read (${unreadable.length})</h2>
<p>These articles are on no page here, and nothing can be published until they are mended.</p>
<ul class="newsctl-fault">${items.join('')}</ul>
`;
}

function table(title: string, pieces: readonly Piece[]): string {
  if (pieces.length === 0) return '';
  const rows = [...pieces].sort(newestFirst).map(row).join('\n');
  return `<h2>${title} (${pieces.length})</h2>
<div class="newsctl-table"><table>
<thead><tr><th scope="col">Article</th><th scope="col">Standing</th><th scope="col">Check</th></tr></thead>
<tbody>
${rows}
</tbody>
</table></div>`;
}

/** The check of an article is asked for by the script, one article after another. */
function row({ article, address, standing, behind }: Piece): string {
  const headline = escapeHtml(article.frontMatter.headline ?? article.path);
  const title =
    behind === null
      ? `<a href="/${address.split('/').map(encodeURIComponent).join('/')}">${headline}</a>`
      : `${headline} <span class="newsctl-more">(has the address of ${escapeHtml(behind)}, which is shown there)</span>`;
  const state = `<span class="newsctl-flag${standing.out ? ' newsctl-flag-out' : ''}">${standing.label}</span>`;
  const why = standing.out ? '' : ` <span class="newsctl-more">${escapeHtml(standing.reason)}</span>`;
  return `<tr><td>${title}<br><span class="newsctl-more">${escapeHtml(article.path)}</span></td><td>${state}${why}</td><td class="newsctl-count" data-article="${escapeHtml(article.path)}" data-text="${article.sha256.slice(0, 16)}">–</td></tr>`;
}

const newestFirst = (a: Piece, b: Piece): number =>
  Date.parse(b.published) - Date.parse(a.published) || (a.article.path < b.article.path ? 1 : -1);
