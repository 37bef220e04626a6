import type { Article } from '../article/article.ts';
import type { Block, PlainText } from '../article/plain-text.ts';
import type { Finding } from '../rules/finding.ts';
import { escapeHtml } from './html.ts';
import { blockFinder, placeIn } from './place-in-copy.ts';

/** A finding with its number on the page. */
interface Numbered {
  finding: Finding;
  number: number;
}

/**
 * An article as it reads, a row for each paragraph with what was found in it beside it. What is found outside the copy,
 * in the front matter, comes first.
 * @param first number of the first finding
 */
export function articleWithNotes(article: Article, findings: readonly Finding[], first: number): string {
  const numbered = findings.map((finding, i) => ({ finding, number: first + i }));
  const byBlock = new Map<Block | null, Numbered[]>();
  const blockOf = blockFinder(article.plain);
  for (const one of numbered) {
    const block = blockOf(one.finding);
    const others = byBlock.get(block);
    if (others) others.push(one);
    else byBlock.set(block, [one]);
  }
  const rows = article.plain.blocks.map((block) => row(article.plain, block, byBlock.get(block) ?? []));
  const outside = byBlock.get(null) ?? [];
  return `<section class="article" aria-labelledby="a${first}">
<h2 id="a${first}">${escapeHtml(article.path)}</h2>
${outside.length > 0 ? `<div class="outside">${outside.map(note).join('')}</div>` : ''}
${rows.join('\n')}
</section>`;
}

function row(plain: PlainText, block: Block, notes: readonly Numbered[]): string {
  const tag = block.kind === 'heading' ? 'h3' : 'p';
  const hidden = notes.some(({ finding }) => finding.withheld);
  const copy = hidden
    ? '<em>(Not shown: it is about a confidential source.)</em>'
    : marked(plain, block, notes);
  return `<div class="row"><${tag} class="copy ${block.zone}">${copy}</${tag}><div class="notes">${notes.map(note).join('')}</div></div>`;
}

/** The copy of a block with the places of its findings marked; where two overlap, the later one is only numbered. */
function marked(plain: PlainText, block: Block, notes: readonly Numbered[]): string {
  const pieces: string[] = [];
  let at = block.start;
  const places = notes
    .map((one) => ({ ...one, ...placeIn(plain, block, one.finding) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { start, end, number, finding } of places) {
    const from = Math.max(start, at);
    const to = Math.max(from, end);
    pieces.push(escapeHtml(plain.text.slice(at, from)));
    const words = escapeHtml(plain.text.slice(from, to));
    pieces.push(
      `<a class="place ${finding.severity}" id="p${number}" href="#n${number}">${words}<sup>${number}</sup></a>`,
    );
    at = to;
  }
  return pieces.join('') + escapeHtml(plain.text.slice(at, block.end));
}

/** Beside the colour of a severity, so that nobody needs to see one. */
export const SEVERITY_SIGNS = { error: '✗', warning: '!', note: 'i', review: '?' } as const;

function note({ finding, number }: Numbered): string {
  const { severity, message, rule, fix, related, start } = finding;
  const lines = [
    `<p><a href="#p${number}" aria-label="Finding ${number}, to its place">${number}</a> <b class="severity"><span aria-hidden="true">${SEVERITY_SIGNS[severity]}</span> ${severity}</b> ${withCode(message)}</p>`,
    ...related.map(
      (other) =>
        `<p class="more">${escapeHtml(`${other.path}:${other.start.line}`)} ${withCode(other.message)}</p>`,
    ),
    ...(fix
      ? [`<p class="more">${withCode(fix.description)}${fix.safe ? ' <code>--fix</code> does it.' : ''}</p>`]
      : []),
    `<p class="more">${escapeHtml(rule)}, line ${start.line}, column ${start.column}</p>`,
  ];
  return `<div class="remark ${severity}" id="n${number}" tabindex="-1">${lines.join('')}</div>`;
}

/** Keys and commands stand between backquotes in messages. */
export const withCode = (message: string): string =>
  escapeHtml(message).replace(/`([^`]+)`/g, '<code>$1</code>');
