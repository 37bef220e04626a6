import type { Span } from '../text/position.ts';
import type { PageText } from './page-text.ts';

/** A stretch of a page's text that is to be shown as something; several may overlap. */
export interface PageMark extends Span {
  classes: readonly string[];
  /** Number of the remark that it belongs to. */
  note?: number;
  /** HTML that follows its last letter. @param linked whether that stands in a link, in which no other may be */
  after(linked: boolean): string;
}

interface Insertion {
  offset: number;
  html: string;
}

/** Puts marks into a page. Its own elements stay as they are: a mark that crosses one is shown in pieces. */
export function markPage(html: string, page: PageText, marks: readonly PageMark[]): string {
  const cuts = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const insertions: Insertion[] = [];
  for (const [i, start] of cuts.entries()) {
    insertions.push(...endings(page, marks, start));
    const end = cuts[i + 1] ?? start;
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end && start < end);
    if (over.length > 0)
      for (const run of runs(html, page, start, end)) insertions.push(...wrapped(run, over));
  }
  return inserted(html, insertions);
}

/** What follows the marks that end at a letter. */
const endings = (page: PageText, marks: readonly PageMark[], at: number): Insertion[] =>
  marks
    .filter(({ end }) => end === at && at > 0)
    .map(({ after }) => ({ offset: page.ends[at - 1]!, html: after(page.linked.has(at - 1)) }));

/** Stretches of the page, in its own offsets, without any tag in them. */
function runs(html: string, { starts, ends }: PageText, from: number, to: number): Span[] {
  const found: Span[] = [];
  for (let unit = from; unit < to; unit++) {
    const last = found.at(-1);
    const [start, end] = [starts[unit]!, ends[unit]!];
    if (last && (start <= last.end || !html.slice(last.end, start).includes('<'))) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

function wrapped({ start, end }: Span, over: readonly PageMark[]): Insertion[] {
  const classes = [...new Set(over.flatMap((mark) => mark.classes))].join(' ');
  const notes = over.flatMap(({ note }) => (note === undefined ? [] : [note]));
  const data = notes.length > 0 ? ` data-newsctl-notes="${notes.join(' ')}"` : '';
  return [
    { offset: start, html: `<span class="${classes}"${data}>` },
    { offset: end, html: '</span>' },
  ];
}

/** They come in the order in which they are to stand where several share a place. */
function inserted(html: string, insertions: readonly Insertion[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { offset, html: piece } of [...insertions].sort((a, b) => a.offset - b.offset)) {
    pieces.push(html.slice(at, offset), piece);
    at = offset;
  }
  return pieces.join('') + html.slice(at);
}
