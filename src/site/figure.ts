import type { Image, Nodes, PhrasingContent } from 'mdast';
import type { Picture } from './pictures.ts';
import { line } from './text.ts';

/** The picture alone; words in the body go before those in the front matter. */
export function picture(image: Image, src: string, { alt, width, height }: Picture): Image {
  const room = width && height ? { width, height } : {};
  return {
    type: 'image',
    url: src,
    alt: line(image.alt) ?? alt,
    data: { hProperties: { ...room, loading: 'lazy' } },
  };
}

/** The picture with its caption and whose work it is. */
export function figure(image: Image, src: string, shown: Picture): Nodes {
  const caption = line(image.title) ?? shown.caption;
  const credit = creditWords(shown);
  const words: PhrasingContent[] = caption ? [{ type: 'text', value: caption }] : [];
  if (caption && credit.length > 0) words.push({ type: 'text', value: ' ' });
  if (credit.length > 0) words.push(span('credit', credit));
  const figcaption = words.length > 0 ? [standIn('paragraph', 'figcaption', words)] : [];
  return standIn('blockquote', 'figure', [picture(image, src, shown), ...figcaption]);
}

function creditWords({ credit, licence }: Picture): PhrasingContent[] {
  const words: PhrasingContent[] = credit ? [{ type: 'text', value: credit }] : [];
  if (credit && licence) words.push({ type: 'text', value: ' / ' });
  if (licence)
    words.push({ type: 'link', url: licence.url, children: [{ type: 'text', value: licence.name }] });
  return words;
}

// Markdown has no such nodes: another one stands in and is given the name of the element.
const standIn = (type: 'blockquote' | 'paragraph', hName: string, children: Nodes[]): Nodes =>
  ({ type, data: { hName }, children }) as Nodes;

const span = (className: string, children: PhrasingContent[]): PhrasingContent => ({
  type: 'emphasis',
  data: { hName: 'span', hProperties: { className: [className] } },
  children,
});
