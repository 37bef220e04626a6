import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const parser = unified().use(rehypeParse).freeze();

/** A page as a browser would read it. */
export const parseHtml = (html: string): Root => parser.parse(html);

export function elements(tree: Root, name?: string): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (node) => {
    if (name === undefined || node.tagName === name) found.push(node);
  });
  return found;
}

export function textIn(node: Element | Root): string {
  let text = '';
  visit(node, 'text', (child) => {
    text += child.value;
  });
  return text;
}

export const hasClass = (node: Element, name: string): boolean =>
  Array.isArray(node.properties.className) && node.properties.className.includes(name);

/** What could run, or fetch from where it should not: empty for a page that is safe. */
export function dangers(html: string): string[] {
  return elements(parseHtml(html)).flatMap((node) => {
    const found = Object.entries(node.properties).flatMap(([name, value]) => attributeDanger(name, value));
    if (['iframe', 'object', 'embed', 'base', 'form', 'style', 'svg', 'math'].includes(node.tagName))
      found.push(node.tagName);
    if (node.tagName === 'script' && node.properties.type !== 'application/ld+json') found.push('script');
    return found.map((danger) => `${node.tagName}: ${danger}`);
  });
}

function attributeDanger(name: string, value: unknown): string[] {
  const address = [...String(value)].filter((char) => char > ' ').join('');
  if (/^on/i.test(name) || name === 'style' || name === 'srcDoc') return [name];
  if (!['href', 'src', 'action', 'formAction', 'srcSet', 'poster'].includes(name)) return [];
  return /^(?:javascript|data|vbscript|file):/i.test(address) ? [`${name}=${address}`] : [];
}

export const jsonLdOf = (html: string): Record<string, unknown>[] =>
  elements(parseHtml(html), 'script')
    // The page that readers search on has a script that is one.
    .filter((node) => node.properties.type === 'application/ld+json')
    .map((node) => JSON.parse(textIn(node)));

/** Every `href` and `src` of a page. */
export const linksOf = (html: string): string[] =>
  elements(parseHtml(html)).flatMap((node) =>
    [node.properties.href, node.properties.src].filter((value) => typeof value === 'string'),
  );
