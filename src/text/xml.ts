/** Everything that XML 1.0 has no place for: control characters and halves of surrogate pairs. */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const CONTROLS = /[\u007F-\u009F]/g;

/** Takes out characters that no page or feed may hold; words and marks stay as they are. */
export const cleanText = (text: string): string => text.replace(NO_CHARACTER, '').replace(CONTROLS, '');

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an XML element or attribute. */
export const escapeXml = (text: string): string =>
  cleanText(text).replace(/[&<>"]/g, (mark) => ENTITIES[mark]!);
