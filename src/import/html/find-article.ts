import type { Element, Parents, Root } from 'hast';
import { oneLine } from '../clean.ts';
import type { Dropped } from '../types.ts';
import { attribute, bodyOf, contains, find, findAll, isElement, isHidden, lineOf, seenText } from './tree.ts';

/** An `<article>` with less than this share of the page's copy is a teaser, or a reader's comment. */
const LEAST_SHARE = 0.2;

/** The element that holds the article: the `<article>` with most copy, else what the page marks as its body or main part. */
export function findArticle(tree: Root): Parents {
  const body = bodyOf(tree);
  const least = copyLength(body) * LEAST_SHARE;
  const choices: ((element: Element) => boolean)[] = [
    (one) => one.tagName === 'article',
    (one) => /\barticleBody\b/i.test(attribute(one, 'itemProp')),
    (one) => one.tagName === 'main' || attribute(one, 'role') === 'main',
  ];
  for (const passes of choices) {
    const largest = longest(findAll(body, (one) => passes(one) && !isHidden(one)));
    if (largest && copyLength(largest) >= least && oneLine(seenText(largest)) !== '') return largest;
  }
  return body;
}

function longest(elements: Element[]): Element | undefined {
  const lengths = new Map(elements.map((one) => [one, seenText(one).length]));
  return elements.sort((a, b) => lengths.get(b)! - lengths.get(a)!)[0];
}

const copyLength = (node: Parents): number =>
  findAll(node, (one) => one.tagName === 'p').reduce((sum, one) => sum + seenText(one).length, 0);

/** The main heading: the first one in the article, else the first of the page. */
export const findHeading = (tree: Root, article: Parents): Element | undefined =>
  find(article, isHeading) ?? find(bodyOf(tree), isHeading);

const isHeading = (element: Element): boolean =>
  element.tagName === 'h1' && !isHidden(element) && oneLine(seenText(element)) !== '';

const REASONS: Record<string, string> = {
  nav: 'navigation',
  header: 'the head of the site',
  footer: 'the foot of the site',
  aside: 'stands beside the article',
};

/** Lists what the page shows outside the article, the heading excepted where the headline is taken from it. */
export function listOutside(tree: Root, article: Parents, heading: Element | undefined): Dropped[] {
  const dropped: Dropped[] = [];
  const holdsKept = (node: Parents): boolean =>
    contains(node, article) || (heading !== undefined && contains(node, heading));
  const walk = (parent: Parents): void => {
    for (const child of parent.children) {
      if (child === article || child === heading) continue;
      if (isElement(child) && holdsKept(child)) walk(child);
      else if (child.type === 'text' || (isElement(child) && !isHidden(child))) list(child);
    }
  };
  const list = (node: Element | Parents['children'][number]): void => {
    const text = oneLine(seenText(node));
    const reason = (isElement(node) && REASONS[node.tagName]) || 'stands outside the article';
    if (text !== '') dropped.push({ line: lineOf(node), text, reason });
  };
  const body = bodyOf(tree);
  if (body !== article) walk(body);
  return dropped;
}
