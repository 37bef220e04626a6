import type { LedgerRow } from '../sources/ledger.ts';
import { type DeclaredSource, describePlace } from '../sources/source.ts';
import { MEANS, type Passage, type Verification } from '../sources/verify/verification.ts';
import { escapeHtml, type Marked, markedText } from './html.ts';
import { SIGNS, weightOf } from './verdicts.ts';

/** What is known of one quotation, and the words of its source beside it. */
export function card({ quotation, verified, entry }: LedgerRow, number: number): string {
  const weight = verified ? weightOf(verified.verdict) : 'none';
  const verdict = verified ? `${SIGNS[weightOf(verified.verdict)]} ${verified.verdict}` : `${quotation.kind}`;
  const means = verified ? MEANS[verified.verdict] : 'Not held against a source.';
  const speaker = entry.person ?? entry.speaker?.text;
  return `<article class="card ${weight}" id="q${number}" tabindex="-1">
<h3><a href="#w${number}" aria-label="Quotation ${number}, back to the article">${number}</a> <span class="verdict">${escapeHtml(verdict)}</span></h3>
<p class="means">${escapeHtml(means)}${speaker ? ` Given to ${escapeHtml(speaker)}.` : ''}</p>
${verified ? sides(verified) : `<blockquote>${escapeHtml(entry.words)}</blockquote>`}
</article>`;
}

function sides(verified: Verification): string {
  const marked = markedText(
    verified.text,
    departed(verified).map(({ within }) => within),
  );
  return `<div class="sides">
<figure><figcaption>In the article</figcaption><blockquote>${marked}</blockquote></figure>
<figure><figcaption>${heading(verified)}</figcaption>${ofSource(verified)}</figure>
</div>`;
}

const departed = ({ changes }: Verification): Verification['changes'] =>
  changes.filter(({ departure }) => departure !== 'permitted');

const shifted = ({ start, end }: Marked, from: number): Marked => ({ start: start - from, end: end - from });

function heading({ source, passages, verifiedBy }: Verification): string {
  if (verifiedBy) return `Verified by ${escapeHtml(verifiedBy.by)}`;
  if (!source) return 'In no source';
  if (source.entry.confidential) return 'In a confidential source';
  const places = passages.flatMap(({ place }) => (place ? [describePlace(place)] : []));
  return [nameOf(source), ...new Set(places)].map(escapeHtml).join(', ');
}

const nameOf = ({ entry }: DeclaredSource): string => entry.file ?? entry.id;

/** How much of the source stands around the words, in UTF-16 units. */
const AROUND = 110;

function ofSource(verified: Verification): string {
  const { source, passages, verifiedBy } = verified;
  if (verifiedBy) return `<p>From ${escapeHtml(verifiedBy.from)}.</p>`;
  if (!source?.file?.text) return '<p class="nothing">Nothing to show.</p>';
  if (source.entry.confidential)
    return '<p class="nothing">Its words are not shown here. Compare them in the source itself.</p>';
  const text = source.file.text.text;
  return passages
    .map((passage) => passageOf(text, passage, departed(verified)))
    .join('<p class="apart">and, elsewhere:</p>');
}

function passageOf(text: string, { start, end, speaker }: Passage, changes: Verification['changes']): string {
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/^\S*\s/, '');
  const after = text.slice(end, end + AROUND).replace(/\s\S*$/, '');
  const within = changes.filter(({ source }) => source.start >= start && source.end <= end);
  const words = markedText(
    text.slice(start, end),
    within.map(({ source }) => shifted(source, start)),
  );
  const who = speaker === null ? '' : `<cite>${escapeHtml(speaker)}</cite> `;
  return `<blockquote>${who}<span class="around">… ${escapeHtml(before)}</span>${words}<span class="around">${escapeHtml(after)} …</span></blockquote>`;
}
