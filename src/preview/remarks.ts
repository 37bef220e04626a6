import type { Article } from '../article/article.ts';
import { SEVERITY_SIGNS, withCode } from '../reporters/findings-margin.ts';
import { escapeHtml } from '../reporters/html.ts';
import { blockFinder, placeIn } from '../reporters/place-in-copy.ts';
import type { Finding } from '../rules/finding.ts';
import type { Span } from '../text/position.ts';
import type { PageMark } from './mark-page.ts';

/** A finding with its number on the page, and its place in the page's text; null where the page does not show it. */
export interface Remark {
  finding: Finding;
  number: number;
  place: Span | null;
}

/** Numbers the findings of an article, and looks where on its page they stand. */
export function remarksOf(
  article: Article,
  findings: readonly Finding[],
  place: (span: Span) => Span | null,
): Remark[] {
  const blockOf = blockFinder(article.plain);
  return findings.map((finding, i) => {
    const block = finding.withheld ? null : blockOf(finding);
    return {
      finding,
      number: i + 1,
      place: block && place(placeIn(article.plain, block, finding)),
    };
  });
}

/** Marks the passages of findings, each with its number, which leads to the remark. */
export function remarkMarks(remarks: readonly Remark[]): PageMark[] {
  return remarks.flatMap(({ finding: { severity }, number, place }) =>
    place === null
      ? []
      : [
          {
            ...place,
            classes: ['newsctl-place', `newsctl-${severity}`],
            note: number,
            after: (linked: boolean) => numberAfter(number, severity, linked),
          },
        ],
  );
}

const numberAfter = (number: number, severity: string, linked: boolean): string =>
  linked
    ? `<sup class="newsctl-number" id="newsctl-place-${number}">${number}</sup>`
    : `<sup class="newsctl-number"><a href="#newsctl-note-${number}" id="newsctl-place-${number}" aria-label="Finding ${number}, ${severity}">${number}</a></sup>`;

/** A remark for the margin, in the words of the check. */
export function remark({ finding, number, place }: Remark): string {
  const { severity, message, rule, related, fix, start, withheld } = finding;
  const name = place
    ? `<a href="#newsctl-place-${number}" aria-label="Finding ${number}, to its place">${number}</a>`
    : `<span>${number}</span>`;
  const where = `${rule}, line ${start.line}, column ${start.column}`;
  const lines = [
    `<p>${name} <b class="newsctl-severity"><span aria-hidden="true">${SEVERITY_SIGNS[severity]}</span> ${severity}</b> ${withCode(message)}</p>`,
    ...related.map((other) => more(`line ${other.start.line}: ${other.message}`)),
    ...(fix ? [more(`${fix.description}${fix.safe ? ' `newsctl check --fix` does it.' : ''}`)] : []),
    ...(withheld ? [more('(Its place is not shown: it is about a confidential source.)')] : []),
    `<p class="newsctl-more">${escapeHtml(where)}</p>`,
  ];
  return `<li class="newsctl-remark newsctl-${severity}" id="newsctl-note-${number}" tabindex="-1">${lines.join('')}</li>`;
}

const more = (text: string): string => `<p class="newsctl-more">${withCode(text)}</p>`;
