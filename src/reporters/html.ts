const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** A stretch of a text that is to be shown as changed. */
export interface Marked {
  start: number;
  end: number;
}

/** A text with some stretches marked; an empty one shows where something is missing. Offsets of the text. */
export function markedText(text: string, stretches: readonly Marked[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    pieces.push(escapeHtml(text.slice(at, start)));
    pieces.push(
      start === end
        ? '<mark class="gap" title="nothing here">▲</mark>'
        : `<mark>${escapeHtml(text.slice(start, end))}</mark>`,
    );
    at = end;
  }
  return pieces.join('') + escapeHtml(text.slice(at));
}
