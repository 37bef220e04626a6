import type { RuleInput } from './rule.ts';

/** A paragraph of more words is running copy. */
const LONGEST_HEAD = 25;
/** Headline, standfirst, byline, and a line or two of the system it came from. */
const MOST_HEADS = 6;
const read = new WeakMap<object, number>();

/**
 * How many of the first blocks are headline, standfirst or byline rather than running copy. Copy from another system
 * has them as short first paragraphs; where the front matter has the headline there are none. Short copy without any
 * longer paragraph has none either: nothing tells them apart there.
 */
export function headLines({ article: { plain, frontMatter } }: RuleInput): number {
  if (frontMatter.headline !== undefined) return 0;
  const known = read.get(plain);
  if (known !== undefined) return known;
  const first = plain.blocks.findIndex((block) => plain.words(block).split(/\s+/).length > LONGEST_HEAD);
  const heads = first > MOST_HEADS ? 1 : Math.max(0, first);
  read.set(plain, heads);
  return heads;
}
