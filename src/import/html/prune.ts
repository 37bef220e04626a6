import type { Element, Parents } from 'hast';
import { oneLine } from '../clean.ts';
import { FURNITURE } from '../reasons.ts';
import { isProse } from '../sentence.ts';
import type { Dropped } from '../types.ts';
import {
  allText,
  attribute,
  find,
  findAll,
  isElement,
  isHidden,
  lineOf,
  seenText,
  startTag,
  tokens,
} from './tree.ts';

const REASONS: Record<string, string> = {
  nav: 'navigation',
  aside: 'stands beside the article',
  footer: 'the foot of the article',
  script: 'a script',
  style: 'a style sheet',
  noscript: 'shown without scripts only',
  iframe: 'an embedded page',
};
for (const tag of 'form button input select textarea datalist fieldset label'.split(' '))
  REASONS[tag] = 'part of a form';
for (const tag of 'video audio object embed canvas svg math applet frameset map dialog template'.split(' '))
  REASONS[tag] = `a <${tag}> element, which an article file cannot hold`;

const ROLES = /^(?:navigation|complementary|search|dialog|alertdialog|toolbar|menu)$/;

const FURNITURE_TOKENS = new Set(
  (
    'share sharing sharebar sharedaddy relatedposts addtoany social related recommended recommendations recirculation promo promos advert adverts ' +
    'advertisement advertising ad ads adslot sponsored newsletter signup subscribe subscription comments disqus ' +
    'cookie cookies consent breadcrumb breadcrumbs pagination pager outbrain taboola sidebar toolbar'
  ).split(' '),
);

/** A part whose class speaks of sharing or advertising is furniture only while it is a small part. */
const LARGEST_SHARE = 1 / 3;

/** Elements without words that nobody misses. */
const SILENT = new Set(['link', 'meta', 'base', 'title', 'head', 'area', 'param', 'source', 'track']);

/**
 * Takes out of an article what is not its copy, in place.
 * @param dropped takes each part that went, with its line
 */
export function prune(article: Parents, dropped: Dropped[]): void {
  const whole = seenText(article).length;
  const walk = (parent: Parents): void => {
    parent.children = parent.children.filter((child) => keeps(parent, child)) as typeof parent.children;
  };
  const keeps = (parent: Parents, child: Parents['children'][number]): boolean => {
    if (!isElement(child)) return child.type === 'text';
    if (SILENT.has(child.tagName)) return keepsPictureSource(parent, child);
    const reason = reasonToDrop(child, whole);
    if (reason === null) walk(child);
    else dropped.push({ line: lineOf(child), text: allText(child) || startTag(child), reason });
    return reason === null;
  };
  walk(article);
}

/** `<source>` carries the address of a picture whose `<img>` waits for a script. */
const keepsPictureSource = (parent: Parents, child: Element): boolean =>
  child.tagName === 'source' && isElement(parent) && parent.tagName === 'picture';

function reasonToDrop(element: Element, whole: number): string | null {
  const reason = REASONS[element.tagName];
  if (reason) return reason;
  if (isHidden(element)) return 'hidden from readers';
  if (ROLES.test(attribute(element, 'role'))) return 'navigation';
  if (isTrackingPixel(element)) return 'an image of one pixel, which counts readers';
  if (isTeaser(element)) return 'a pointer to another article';
  return isFurniture(element, whole) ? FURNITURE : null;
}

const isTrackingPixel = (element: Element): boolean =>
  element.tagName === 'img' &&
  /^[01]$/.test(attribute(element, 'width')) &&
  /^[01]$/.test(attribute(element, 'height'));

/** An article inside the article that is mostly one link. */
function isTeaser(element: Element): boolean {
  if (element.tagName !== 'article') return false;
  const links = findAll(element, (one) => one.tagName === 'a').reduce(
    (sum, one) => sum + seenText(one).trim().length,
    0,
  );
  const text = oneLine(seenText(element)).length;
  return text < 300 && links * 2 > text;
}

function isFurniture(element: Element, whole: number): boolean {
  if (![...tokens(element)].some((token) => FURNITURE_TOKENS.has(token))) return false;
  const text = oneLine(seenText(element));
  if (text.length > whole * LARGEST_SHARE || (element.tagName === 'p' && isProse(text))) return false;
  return !find(element, (one) => one.tagName === 'h1' || one.tagName === 'blockquote');
}
