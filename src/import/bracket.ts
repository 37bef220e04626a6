/** More closing brackets than any paragraph has: each unescaped one would send a reader back to its start. */
const MANY = 100;

const NEEDLESS = /\\\[(?![ xX]\]|\^)([^[\]\\]*)\](?=[^([:]|$)/g;

/**
 * Takes back the escapes before brackets that no reader can take for a link, so that "[sic]" stays legible.
 * An article file never defines what such brackets would refer to.
 * @param markdown a text as escaped for Markdown
 * @param after the character that follows the text
 */
export function plainBrackets(markdown: string, after: string): string {
  if (markdown.split(']', MANY + 1).length > MANY) return markdown.replace(/(?<!\\)\]/g, '\\]');
  return markdown.replace(NEEDLESS, (escaped, words: string, at: number) =>
    at + escaped.length === markdown.length && /[([:]/.test(after) ? escaped : `[${words}]`,
  );
}
