/** Characters that print nothing: zero-width space, word joiner, soft hyphen, byte order mark, controls. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const INVISIBLE = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff]/g;

/** Takes out what no reader sees. Zero-width joiners stay: emoji and some scripts need them. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** One line: invisible characters out, every run of white space (no-break spaces too) one space, ends trimmed. */
export const oneLine = (text: string): string =>
  withoutInvisible(text)
    .replace(/[\s\u0085]+/g, ' ')
    .trim();
