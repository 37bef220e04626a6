import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { NewsctlError } from '../../errors.ts';
import { refuseMonsters } from './measure.ts';

const parser = unified().use(rehypeParse).freeze();

/**
 * Parses a page the way a browser does. Nothing is fetched or run.
 * @throws NewsctlError IMPORT_EMPTY where the page was made to break its readers
 */
export function parseHtml(text: string, name: string): Root {
  refuseMonsters(text, name);
  try {
    return parser.parse(text);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new NewsctlError('IMPORT_EMPTY', `No article can be read from ${name}: it is nested too deeply.`, {
      hint: 'Open the page in a browser, copy the text of the article and save it as a .txt file.',
      cause,
    });
  }
}

/** The words of a text in which character references or tags may stand, as in the data of many pages. */
export function decoded(text: string): string {
  if (!/[&<]/.test(text) || text.length > 5000) return text;
  const words: string[] = [];
  const root = unified()
    .use(rehypeParse, { fragment: true })
    .parse(text.replace(/<[^>]*>/g, ' '));
  for (const node of root.children) if (node.type === 'text') words.push(node.value);
  return words.join('');
}
