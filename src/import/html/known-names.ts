import type { Element, Parents, Root } from 'hast';
import type { ReadByline } from '../byline.ts';
import { readByline } from '../byline.ts';
import { oneLine } from '../clean.ts';
import { mergeNames, readSignature } from '../signature.ts';
import type { Block, Gathered, ImportedByline } from '../types.ts';
import { attribute, bodyOf, findAll, isHidden, seenText, tokens } from './tree.ts';

/**
 * The names that a page marks as its authors', in the article or else anywhere on it. A whole byline is read
 * only where no name is marked by itself: in one, names and jobs often stand without a space between them.
 */
export function markedNames(tree: Root, article: Parents): ImportedByline[] {
  for (const passes of [isAuthor, (one: Element): boolean => tokens(one).has('byline')])
    for (const node of [article, bodyOf(tree)]) {
      const marked = findAll(node, (one) => !isHidden(one) && passes(one));
      const names = marked.flatMap((one) => read(oneLine(seenText(one)))?.names ?? []);
      if (names.length > 0) return mergeNames([], names);
    }
  return [];
}

const isAuthor = (element: Element): boolean =>
  /\bauthor\b/.test(`${attribute(element, 'rel')} ${attribute(element, 'itemProp')}`);

/** A marked name needs no "By" in front of it. */
function read(text: string): ReadByline | null {
  const plain = readSignature(text)?.bylines[0];
  return plain ?? readByline(text) ?? readByline(`By ${text}`);
}

/**
 * Takes the lines near the top that repeat names which the page's data gave already.
 * @returns the blocks that are left
 */
export function takeKnownNames(
  blocks: readonly Block[],
  reach: number,
  { found, dropped }: Gathered,
): Block[] {
  const known = found.byline ?? [];
  return blocks.filter((block, index) => {
    if (index >= reach || known.length === 0 || !repeats(block.text, known)) return true;
    const role = read(block.text)?.names ?? [];
    found.byline = mergeNames(
      found.byline ?? [],
      role.filter(({ name }) => known.some((one) => same(one.name, name))),
    );
    dropped.push({ line: block.line, text: block.text, reason: 'the byline, which is in the front matter' });
    return false;
  });
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function repeats(line: string, known: ImportedByline[]): boolean {
  if (line.length > 120 || !known.some(({ name }) => line.includes(name))) return false;
  const rest = known.reduce(
    (text, { name, role }) => text.replace(name, ' ').replace(role ?? '\0', ' '),
    line,
  );
  return /^(?:[\s,&|–—-]|\b(?:by|words|written|reported|and)\b:?|\b(?:[\w’'-]+ ){0,4}(?:reporter|editor|correspondent|journalist|writer)\b)*$/i.test(
    rest,
  );
}
