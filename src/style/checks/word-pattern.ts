import { Pattern } from '../pattern/pattern.ts';

/** How the tokens of a rule become one pattern. */
export interface WordOptions {
  template: string | null;
  ignoreCase: boolean;
  /** Whether a match must be whole words. */
  words: boolean;
  raw?: string;
  /** Whether `raw` comes after the tokens. */
  append?: boolean;
}

/** The pattern for tokens, which are alternatives. */
export function wordPattern(
  tokens: string,
  { template, ignoreCase, words, raw = '', append }: WordOptions,
): Pattern {
  const frame = words ? (template ?? '(?m)\\b(?:%s)\\b') : '(?m)(?:%s)';
  const filled = frame.replace('%s', () => tokens);
  return new Pattern(`${ignoreCase ? '(?i)' : ''}${append ? filled + raw : raw + filled}`);
}

/**
 * A pattern for words that are never wrong, or null if there are none. Each keeps its capitals unless it says `(?i)`
 * itself.
 */
export function exceptionPattern(exceptions: readonly string[]): Pattern | null {
  if (exceptions.length === 0) return null;
  const sorted = [...exceptions].sort((a, b) => b.length - a.length);
  const tokens = sorted
    .map((term) => (term.startsWith('(?i)') ? `(?:${term})` : `(?:(?-i)${term})`))
    .join('|');
  return new Pattern(`(?m)\\b(?:${tokens})\\b`);
}

/** Whether a text is words and no pattern. */
export const isPhrase = (text: string): boolean => /^[\p{L}\p{N}\s.'’-]*$/u.test(text);
