/** Everything that XML 1.0 has no place for: control characters and halves of surrogate pairs. */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const CONTROLS = /[\u007F-\u009F]/g;

/** Takes out characters that no page or feed may hold; words and marks stay as they are. */
export const cleanText = (text: string): string => text.replace(NO_CHARACTER, '').replace(CONTROLS, '');

/** One line of clean text, or null where nothing is left of it. */
export function line(text: string | null | undefined): string | null {
  const clean = cleanText(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return clean === '' ? null : clean;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an XML element or attribute. */
export const escapeXml = (text: string): string =>
  cleanText(text).replace(/[&<>"]/g, (mark) => ENTITIES[mark]!);

/** The first words of a text, cut between words. */
export function excerpt(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`;
}

/** A web address as a browser reads it, or null for anything but http and https. */
export function webAddress(text: string | null | undefined): string | null {
  try {
    const url = new URL(text ?? '');
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
