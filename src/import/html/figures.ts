import type { Element, ElementContent, Parents } from 'hast';
import { oneLine } from '../clean.ts';
import type { Dropped, ImportedImage } from '../types.ts';
import { resolveAddress } from './address.ts';
import { attribute, find, findAll, isElement, lineOf, seenText, tokens } from './tree.ts';

const CREDIT_TOKENS = ['credit', 'credits', 'copyright', 'photographer', 'attribution'];
const CREDIT_IN_CAPTION =
  /(?:^|[\s(])(?:(?:picture|pic|photo|photograph|image)s?(?: credit| by)?|credit)\s*:\s*([^()]{2,80}?)\)?\.?$/i;

/**
 * Makes a plain image with its caption as title of every figure and loose image, in place.
 * @param base the page's own address, against which theirs are completed
 * @param dropped takes image data that stood in the page itself
 * @returns the images, for the front matter
 */
export function takeImages(article: Parents, base: string | undefined, dropped: Dropped[]): ImportedImage[] {
  const images: ImportedImage[] = [];
  const walk = (parent: Parents): void => {
    parent.children = parent.children.map((child) => {
      if (!isElement(child)) return child;
      if (child.tagName === 'img') return take(child, '', '');
      if (isFigure(child)) return takeFigure(child);
      walk(child);
      return child;
    }) as typeof parent.children;
  };
  const takeFigure = (figure: Element): Element => {
    const found = findAll(figure, (one) => one.tagName === 'img');
    const { caption, credit } = captionOf(figure);
    const last = found.length - 1;
    const children: ElementContent[] = found.map((image, i) =>
      wrap(i === last ? take(image, caption, credit) : take(image, '', ''), figure),
    );
    return { ...figure, tagName: 'div', properties: {}, children };
  };
  const take = (image: Element, caption: string, credit: string): Element => {
    const file = addressOf(image, base, dropped);
    const alt = oneLine(attribute(image, 'alt'));
    if (file) images.push(present({ file, alt, caption, credit }));
    return { ...image, properties: { src: file, alt, ...(caption ? { title: caption } : {}) }, children: [] };
  };
  walk(article);
  return images;
}

const wrap = (image: Element, figure: Element): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children: [image],
  ...(figure.position ? { position: figure.position } : {}),
});

/** A figure that holds a table or a quotation is left to be read as copy. */
function isFigure(element: Element): boolean {
  if (element.tagName !== 'figure' && !/\bwp-caption(?:\s|$)/.test(attribute(element, 'className')))
    return false;
  const held = (tag: string): boolean => find(element, (one) => one.tagName === tag) !== undefined;
  return held('img') && !['table', 'blockquote', 'pre', 'ul', 'ol', 'h1', 'h2', 'h3'].some(held);
}

function captionOf(figure: Element): { caption: string; credit: string } {
  const credits = findAll(figure, isCredit);
  const outer = credits.filter(
    (one) => !credits.some((other) => other !== one && find(other, (x) => x === one)),
  );
  const stated = oneLine(outer.map(seenText).join(' '));
  const caption = oneLine(seenText(outer.reduce<Element>(without, figure)));
  return { caption, credit: stated || (CREDIT_IN_CAPTION.exec(caption)?.[1]?.trim() ?? '') };
}

const isCredit = (element: Element): boolean =>
  /\b(?:copyrightHolder|creditText|creator)\b/.test(attribute(element, 'itemProp')) ||
  (element.tagName !== 'figure' && CREDIT_TOKENS.some((token) => tokens(element).has(token)));

const without = (parent: Element, gone: Element): Element => ({
  ...parent,
  children: parent.children
    .filter((child) => child !== gone)
    .map((child) => (isElement(child) ? without(child, gone) : child)),
});

/** The address of an image, also where a script would put it in later. Empty where there is none. */
function addressOf(image: Element, base: string | undefined, dropped: Dropped[]): string {
  const set = attribute(image, 'srcSet') || attribute(image, 'dataSrcset');
  const given = [
    ...['dataSrc', 'dataOriginal', 'dataLazySrc', 'src'].map((name) => attribute(image, name)),
    set.trim().split(/\s+/)[0]!.replace(/,$/, ''),
  ].filter((address) => address !== '');
  for (const address of given) {
    const full = resolveAddress(address, base);
    if (full) return full;
  }
  if (given[0])
    dropped.push({
      line: lineOf(image),
      text: `${given[0].slice(0, 40)}…`,
      reason: 'image data inside the page: save the image as a file',
    });
  return '';
}

const present = (image: Required<ImportedImage>): ImportedImage =>
  Object.fromEntries(Object.entries(image).filter(([key, value]) => value !== '' || key === 'alt'));
