import type { Element, ElementContent, Parents } from 'hast';
import { withoutInvisible } from '../clean.ts';
import { resolveAddress } from './address.ts';
import { attribute, isElement } from './tree.ts';

const INLINE = new Set('a b strong i em u s del strike mark'.split(' '));

/** Elements that conversion to Markdown passes over, words and all. */
const TAG_FOR: Record<string, string> = { caption: 'p', menu: 'ul', dir: 'ul', xmp: 'pre', listing: 'pre' };

/**
 * Smooths what every content system leaves behind, in place: no-break spaces, spaces inside bold and links,
 * links to nowhere, links round images. No word and no mark changes.
 * @param base the page's own address, against which links are completed
 */
export function normalise(parent: Parents, base: string | undefined, inside: readonly string[] = []): void {
  const smooth = (child: ElementContent): ElementContent[] => {
    if (child.type === 'text') child.value = plainSpaces(child.value);
    if (!isElement(child)) return [child];
    const { tagName } = child;
    normalise(child, base, INLINE.has(tagName) ? [...inside, tagName] : inside);
    child.tagName = TAG_FOR[tagName] ?? tagName;
    if (tagName === 'table') return [...captions(child), child];
    // Bold inside bold is bold.
    const unwraps = inside.includes(tagName) || (tagName === 'a' && !keepsLink(child, base));
    if (unwraps) return child.children;
    return INLINE.has(tagName) ? spacesOutside(child) : [child];
  };
  parent.children = (parent.children as ElementContent[]).flatMap(smooth) as typeof parent.children;
}

const plainSpaces = (text: string): string => withoutInvisible(text).replace(/[^\S\r\n\t]|\u0085/g, ' ');

/** A table's caption becomes a paragraph above it. */
function captions(table: Element): ElementContent[] {
  const found = table.children.filter((child) => isElement(child) && child.tagName === 'p');
  table.children = table.children.filter((child) => !found.includes(child));
  return found;
}

/** Completes the address of a link; false where there is nothing to link to, or nothing but an image to click. */
function keepsLink(link: Element, base: string | undefined): boolean {
  const address = resolveAddress(attribute(link, 'href'), base);
  const words = link.children.some((child) => child.type === 'text' && child.value.trim() !== '');
  const image = link.children.some(
    (child) => isElement(child) && ['img', 'picture', 'p', 'div'].includes(child.tagName),
  );
  if (!address || (image && !words)) return false;
  link.properties = { href: address };
  return true;
}

/** `<b>Word </b>` says the same as `<b>Word</b> `, which Markdown can write. */
function spacesOutside(element: Element): ElementContent[] {
  const first = element.children[0];
  const last = element.children.at(-1);
  const before = first?.type === 'text' && /^\s/.test(first.value);
  const after = last?.type === 'text' && /\s$/.test(last.value);
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  element.children = element.children.filter((child) => child.type !== 'text' || child.value !== '');
  const space: ElementContent = { type: 'text', value: ' ' };
  const inside = element.children.length > 0 ? [element] : [];
  return [...(before ? [{ ...space }] : []), ...inside, ...(after ? [{ ...space }] : [])];
}
