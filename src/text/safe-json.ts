/**
 * A value as JSON that a terminal can show. JSON leaves the controls of C1 and those that turn the writing
 * direction as they are, but a terminal would obey them; escaped, they are the same to whoever parses it.
 */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
