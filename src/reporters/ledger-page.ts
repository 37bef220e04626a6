import type { Article } from '../article/article.ts';
import type { LedgerRow } from '../sources/ledger.ts';
import { MEANS, type Verdict } from '../sources/verify/verification.ts';
import { card } from './ledger-card.ts';
import { escapeHtml } from './html.ts';
import { LEDGER_STYLE } from './ledger-style.ts';
import { SIGNS, weightOf } from './verdicts.ts';

/** An article with its ledger. */
export interface LedgerArticle {
  article: Article;
  rows: readonly LedgerRow[];
}

/**
 * One page for the editor or the lawyer, with nothing outside it: totals, each article with its quotations marked by
 * verdict, and for each quotation a card with the words of the source beside those of the article. No script runs.
 * @param made when, as the page shows it
 */
export function ledgerPage(articles: readonly LedgerArticle[], newsroom: string, made: string): string {
  const rows = articles.flatMap((one) => one.rows);
  const title = articles.length === 1 ? headlineOf(articles[0]!.article) : `${articles.length} articles`;
  let number = 0;
  const sections = articles.map((one) => {
    const first = number;
    number += one.rows.length;
    return section(one, first);
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Quotations: ${escapeHtml(title)}</title>
<style>${LEDGER_STYLE}</style>
</head>
<body>
<header>
<p class="kicker">${escapeHtml(newsroom)}</p>
<h1>Quotations and their sources</h1>
<p class="made">Made on ${escapeHtml(made)}. For the desk: not for publication.</p>
${totals(rows)}
</header>
<main>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

const headlineOf = ({ frontMatter, path }: Article): string => frontMatter.headline ?? path;

function totals(rows: readonly LedgerRow[]): string {
  const counts = new Map<Verdict | null, number>();
  for (const { verified } of rows) {
    const verdict = verified?.verdict ?? null;
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const lines = [...counts].map(([verdict, count]) => {
    if (verdict === null) return `<li><b>${count}</b> <span>not held against a source</span></li>`;
    const weight = weightOf(verdict);
    return `<li class="${weight}"><b>${count}</b> <span>${SIGNS[weight]} ${verdict}</span> <small>${escapeHtml(MEANS[verdict])}</small></li>`;
  });
  return `<ul class="totals" aria-label="Totals">${lines.join('')}</ul>`;
}

function section({ article, rows }: LedgerArticle, first: number): string {
  const cards = rows.map((row, index) => card(row, first + index + 1)).join('\n');
  return `<section class="article" aria-labelledby="a${first}">
<div class="copy">
<h2 id="a${first}">${escapeHtml(headlineOf(article))}</h2>
<p class="path">${escapeHtml(article.path)}</p>
${copy(article, rows, first)}
</div>
<div class="cards" role="group" aria-label="Sources of ${escapeHtml(headlineOf(article))}">
${cards || '<p>No quotations.</p>'}
</div>
</section>`;
}

/** The article as it reads, each quotation a link to its card. */
function copy({ plain }: Article, rows: readonly LedgerRow[], first: number): string {
  const links = linksByBlock(plain, rows, first);
  return plain.blocks
    .flatMap((block, index) => {
      if (block.zone === 'headline') return [];
      const pieces: string[] = [];
      let at = block.start;
      for (const { start, end, html } of links.get(index) ?? []) {
        pieces.push(escapeHtml(plain.text.slice(at, start)), html);
        at = end;
      }
      pieces.push(escapeHtml(plain.text.slice(at, block.end)));
      return [`<${tagOf(block.kind)} class="${block.zone}">${pieces.join('')}</${tagOf(block.kind)}>`];
    })
    .join('\n');
}

interface Link {
  start: number;
  end: number;
  html: string;
}

function linksByBlock(
  plain: Article['plain'],
  rows: readonly LedgerRow[],
  first: number,
): Map<number, Link[]> {
  const links = new Map<number, Link[]>();
  for (const [index, { quotation, verified }] of rows.entries())
    for (const [nth, { block, start, end }] of quotation.parts.entries()) {
      const words = plain.text.slice(start, end);
      const html = link(words, first + index + 1, verified?.verdict ?? null, nth === 0);
      links.set(block, [...(links.get(block) ?? []), { start, end, html }]);
    }
  return links;
}

const tagOf = (kind: string): string => (kind === 'heading' ? 'h3' : 'p');

function link(words: string, number: number, verdict: Verdict | null, isFirst: boolean): string {
  const weight = verdict === null ? 'none' : weightOf(verdict);
  const sign = verdict === null ? '' : `<span aria-hidden="true">${SIGNS[weightOf(verdict)]}</span>`;
  const label = verdict ?? 'not held against a source';
  return `<a class="quotation ${weight}"${isFirst ? ` id="w${number}"` : ''} href="#q${number}">${escapeHtml(words)}<sup>${sign}${number}<span class="hidden"> ${label}</span></sup></a>`;
}
