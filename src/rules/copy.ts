import type { Block, Zone } from '../article/plain-text.ts';
import { articleType } from '../article/types.ts';
import type { Analysis } from '../quotes/analysis.ts';
import { reporterText } from '../quotes/reporter-text.ts';
import type { RuleInput } from './rule.ts';

/** A block with the reporter's own words in it: what is quoted is blanked out, unit for unit. */
export interface Copy {
  /** Index among the blocks of the plain text. */
  index: number;
  block: Block;
  text: string;
}

const ZONES: ReadonlySet<Zone> = new Set(['standfirst', 'narrative', 'cross-head', 'update', 'caption']);
const read = new WeakMap<Analysis, readonly Copy[]>();

/**
 * The reporter's own words, block by block: headline, quoted words, block quotes, opinion and code are left out.
 * Read once for all the rules that ask.
 */
export function copyOf({ article: { plain }, analysis }: RuleInput): readonly Copy[] {
  const known = read.get(analysis);
  if (known) return known;
  const copy = plain.blocks.flatMap((block, index) =>
    ZONES.has(block.zone) ? [{ index, block, text: reporterText(plain, analysis.quotations, index) }] : [],
  );
  read.set(analysis, copy);
  return copy;
}

const vocabularies = new WeakMap<Analysis, ReadonlySet<string>>();

/**
 * Every word of an article, small, whoever says it. A rule about rare matters looks here first: whether one of its
 * words occurs at all is settled without running a pattern over the article.
 */
function vocabularyOf({ article: { plain }, analysis }: RuleInput): ReadonlySet<string> {
  const known = vocabularies.get(analysis);
  if (known) return known;
  const vocabulary = new Set(plain.text.toLowerCase().match(/[a-z]+/g));
  vocabularies.set(analysis, vocabulary);
  return vocabulary;
}

/** Whether an article has at least one of these words. */
export function hasWordOf(input: RuleInput, words: ReadonlySet<string>): boolean {
  const vocabulary = vocabularyOf(input);
  for (const word of words) if (vocabulary.has(word)) return true;
  return false;
}

/** Whether a paragraph is a turn of an interview or a transcript: `Q:`, `A:`, `LEE:`, `Ada Brook:`. */
export const isTurn = (text: string): boolean =>
  /^\s*(?:[QA]|[A-Z][A-Z .’'-]{1,30}|[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30})?):/.test(text);

/** Whether an article is held to the rules of news: by its type; copy that names none is. */
export const isNews = ({ article: { frontMatter } }: RuleInput): boolean =>
  frontMatter.type === undefined || (articleType(frontMatter.type)?.news ?? false);

/** A list of words written as one text, blanks between them. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
