import { cueLemma } from './cues.ts';

// What may stand in a word is said by what may not: a class of all letters takes milliseconds to compile.
const REST = '[^\\s,.;:!?()“”"]';
const NAME = `\\p{Lu}${REST}+`;
const VERB = `\\p{Ll}${REST}*`;
const NAME_THEN_VERB = new RegExp(`(${NAME})(?:, [^,.“”"]{2,80},)? (${VERB})`, 'gu');
const VERB_THEN_NAME = new RegExp(`(${VERB}) (?:${NAME}\\.? )*(${NAME})`, 'gu');

/** Surnames of those whom a paragraph names beside a verb of speech: `said Ann Lee`, `Lee, the chair, said`. */
export function speakerNames(words: string): string[] {
  const names: string[] = [];
  for (const match of words.matchAll(NAME_THEN_VERB)) if (cueLemma(match[2]!) !== null) names.push(match[1]!);
  for (const match of words.matchAll(VERB_THEN_NAME)) if (cueLemma(match[1]!) !== null) names.push(match[2]!);
  return names.filter((name) => !PRONOUN.test(name));
}

const PRONOUN = /^(?:he|she|they|we|i|it|who|the|this|that)$/i;
