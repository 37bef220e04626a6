import { readArticle } from '../article/article.ts';
import type { CheckResult } from '../check/check.ts';
import type { Severity } from '../rules/rule.ts';
import { byPath } from './by-path.ts';
import { articleWithNotes } from './findings-margin.ts';
import { FINDINGS_STYLE } from './findings-style.ts';
import { escapeHtml } from './html.ts';
import type { Reporter } from './report.ts';

/**
 * One page with nothing outside it: each article as it reads, what was found marked in the copy and told beside it.
 * Articles without findings are only named. No script runs.
 */
export const reportPage: Reporter = ({ result, texts, version, now }) => {
  const articles = byPath(result.findings);
  let number = 0;
  const sections = [...articles].map(([path, findings]) => {
    const first = number + 1;
    number += findings.length;
    return articleWithNotes(readArticle(texts.get(path) ?? '', path), findings, first);
  });
  const clean = [...texts.keys()].filter((path) => !articles.has(path));
  const made = now
    .toISOString()
    .replace('T', ' at ')
    .replace(/\.\d+Z$/, ' UTC');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Check: ${escapeHtml(summaryOf(result))}</title>
<style>${FINDINGS_STYLE}</style>
</head>
<body>
<header>
<h1>What the check found</h1>
<p class="made">newsctl ${escapeHtml(version)}, ${escapeHtml(made)}. For the desk: not for publication.</p>
${totals(result)}
</header>
<main>
${sections.join('\n')}
${clean.length > 0 ? `<section class="clean"><h2>Nothing found</h2><ul>${clean.map((path) => `<li>${escapeHtml(path)}</li>`).join('')}</ul></section>` : ''}
</main>
</body>
</html>
`;
};

const NOUNS: readonly (readonly [Severity, string, string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['note', 'note', 'notes'],
  ['review', 'to review', 'to review'],
];

const phrases = ({ counts }: CheckResult): [Severity, number, string][] =>
  NOUNS.filter(([severity]) => counts[severity] > 0).map(([severity, one, many]) => [
    severity,
    counts[severity],
    counts[severity] === 1 ? one : many,
  ]);

const summaryOf = (result: CheckResult): string =>
  phrases(result)
    .map(([, count, noun]) => `${count} ${noun}`)
    .join(', ') || 'nothing found';

function totals(result: CheckResult): string {
  const articles = `<li><b>${result.files}</b> ${result.files === 1 ? 'article' : 'articles'} read</li>`;
  const found = phrases(result).map(
    ([severity, count, noun]) => `<li class="${severity}"><b>${count}</b> ${noun}</li>`,
  );
  return `<ul class="totals" aria-label="Totals">${articles}${found.join('')}</ul>`;
}
