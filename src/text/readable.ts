/**
 * Text from outside (articles, file names, answers of servers) made safe for a terminal: control characters
 * that could move the cursor, recolour the screen or turn the writing direction are shown as signs.
 */
export function readable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, picture);
}

/** The sign that Unicode has for a control character, or its number. */
function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
