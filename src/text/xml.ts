/** Everything that XML 1.0 has no place for: control characters and halves of surrogate pairs. */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const CONTROLS = /[\u007F-\u009F]/g;

/** Any of them, or a whole surrogate pair: all else is told by its units alone, which is quicker to look for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const DOUBTFUL = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Takes out characters that no page or feed may hold; words and marks stay as they are. */
export const cleanText = (text: string): string =>
  DOUBTFUL.test(text) ? text.replace(NO_CHARACTER, '').replace(CONTROLS, '') : text;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an XML element or attribute. */
export const escapeXml = (text: string): string =>
  cleanText(text).replace(/[&<>"]/g, (mark) => ENTITIES[mark]!);
