import type { Element, Nodes, Parents, Root } from 'hast';
import { oneLine } from '../clean.ts';

const BLOCKS = new Set(
  (
    'address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe img input legend li ' +
    'main menu nav ol optgroup option p picture pre search section select summary svg table tbody td textarea ' +
    'text tfoot th thead tr ul video'
  ).split(' '),
);

const SILENT = new Set('head script style template noscript title noembed noframes datalist'.split(' '));

export const isElement = (node: Nodes | undefined): node is Element => node?.type === 'element';

/** The value of an attribute as text; empty where it is missing. `name` is the property's name in hast. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === true || value === undefined || value === null || value === false ? '' : String(value);
}

/** The words that an element's classes and id are made of, in lower case: `c-ShareBar` gives c, share, bar. */
export function tokens(element: Element): Set<string> {
  const names = `${attribute(element, 'className')} ${attribute(element, 'id')}`;
  return new Set(
    names
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((token) => token !== ''),
  );
}

const HIDING_CLASS =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|u-hidden|hidden|d-none)(?:\s|$)/i;

/** Whether a browser shows nothing of an element. */
export function isHidden(element: Element): boolean {
  if (element.properties.hidden !== undefined && element.properties.hidden !== null) return true;
  if (element.tagName === 'dialog' && element.properties.open === undefined) return true;
  if (attribute(element, 'ariaHidden') === 'true') return true;
  const style = attribute(element, 'style');
  return (
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style) ||
    HIDING_CLASS.test(attribute(element, 'className'))
  );
}

/** What a reader sees of a node: blocks on lines of their own, hidden elements and scripts left out. */
export function seenText(node: Nodes): string {
  return gather(node, (element) => isHidden(element) || SILENT.has(element.tagName));
}

/** The words of a node on one line, hidden ones too. */
export const allText = (node: Nodes): string =>
  oneLine(gather(node, (element) => element.tagName === 'script' || element.tagName === 'style'));

function gather(node: Nodes, skip: (element: Element) => boolean): string {
  const parts: string[] = [];
  const walk = (one: Nodes): void => {
    if (one.type === 'text') parts.push(one.value);
    if (one.type === 'root') one.children.forEach(walk);
    if (one.type !== 'element' || skip(one)) return;
    const edge = BLOCKS.has(one.tagName) ? '\n' : '';
    parts.push(edge);
    one.children.forEach(walk);
    parts.push(edge);
  };
  walk(node);
  return parts.join('');
}

/** Every element below a node that passes, in the order of the page. */
export function findAll(node: Nodes, passes: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const walk = (one: Nodes): void => {
    if (isElement(one) && passes(one)) found.push(one);
    if ('children' in one) for (const child of one.children) walk(child as Nodes);
  };
  walk(node);
  return found;
}

export const find = (node: Nodes, passes: (element: Element) => boolean): Element | undefined =>
  findAll(node, passes)[0];

export const contains = (parent: Nodes, node: Nodes): boolean =>
  parent === node ||
  ('children' in parent && parent.children.some((child) => contains(child as Nodes, node)));

export const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;

/** The start tag of an element, with the address it points at: what is shown of an element without words. */
export function startTag(element: Element): string {
  const address = attribute(element, 'src') || attribute(element, 'data') || attribute(element, 'href');
  return address === '' ? `<${element.tagName}>` : `<${element.tagName} src="${address.slice(0, 120)}">`;
}

/** The parts that a document has whatever was written. */
export const bodyOf = (tree: Root): Parents => find(tree, (one) => one.tagName === 'body') ?? tree;
