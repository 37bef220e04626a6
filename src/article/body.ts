import type { Nodes, Parents, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Span } from '../text/position.ts';
import type { Body, ImageUse } from './body-types.ts';
import { type BlockKind, PlainTextBuilder, type Zone } from './plain-text.ts';

/** The names that a `:::` block may have, and the zone of what stands in it. */
export const BLOCK_NAMES: Record<string, Zone> = { opinion: 'opinion', update: 'update', note: 'note' };

interface Place {
  zone: Zone;
  kind: BlockKind;
  enclosure: number | null;
}

/**
 * Walks the tree of a body, adds its words to the plain text and notes its images, links, HTML and `:::` blocks.
 * @param base offset of the body in the file
 * @internal
 */
export function readBody(tree: Root, text: string, base: number, plain: PlainTextBuilder): Body {
  const walk = new BodyWalk(text, base, plain);
  walk.children(tree, PROPER);
  return walk.body;
}

/**
 * The words of the first paragraph of the article proper; empty where there is none.
 * @internal
 */
export function firstParagraph(tree: Root, text: string, base: number): string {
  for (const child of tree.children) {
    // Of an article that begins with hundreds of headings no text is made of all that came before.
    const builder = new PlainTextBuilder();
    new BodyWalk(text, base, builder).children({ type: 'root', children: [child] }, PROPER);
    const plain = builder.build();
    const found = plain.blocks.find(({ kind, zone }) => kind === 'paragraph' && zone === 'narrative');
    if (found) return plain.words(found);
  }
  return '';
}

/** The one tag that stands for something of Markdown’s own, which cannot be written within a table there. */
export const LINE_BREAK = /^<br\s*\/?>$/i;

const PROPER: Place = { zone: 'narrative', kind: 'paragraph', enclosure: null };

class BodyWalk {
  readonly body: Body = { images: [], links: [], html: [], namedBlocks: [] };
  private enclosures = 0;
  private readonly text: string;
  private readonly base: number;
  private readonly plain: PlainTextBuilder;

  constructor(text: string, base: number, plain: PlainTextBuilder) {
    this.text = text;
    this.base = base;
    this.plain = plain;
  }

  children(parent: Parents, place: Place): void {
    for (const child of parent.children) this.block(child, place);
  }

  private block(node: Nodes, place: Place): void {
    switch (node.type) {
      case 'paragraph':
      case 'tableCell':
        return this.words(node, node.type === 'tableCell' ? { ...place, kind: 'table-cell' } : place, 0);
      case 'heading':
        return this.words(node, { ...place, kind: 'heading', zone: headingZone(place.zone) }, node.depth);
      case 'blockquote':
        return this.children(node, { ...place, zone: 'block-quote', enclosure: ++this.enclosures });
      case 'listItem':
        return this.children(node, { ...place, kind: 'list-item' });
      case 'containerDirective':
        return this.namedBlock(node, place);
      case 'code':
        return this.code(node, place);
      case 'html':
        this.body.html.push({ value: node.value, span: this.span(node), block: true });
        return;
      default:
        if ('children' in node) this.children(node as Parents, place);
    }
  }

  private namedBlock(node: ContainerDirective, place: Place): void {
    const span = this.span(node);
    const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
    const lastLine = this.text
      .slice(span.start, span.end)
      .trimEnd()
      .split(/\r\n|\n|\r/)
      .at(-1)!;
    const enclosure = ++this.enclosures;
    this.body.namedBlocks.push({
      name: node.name,
      label: label ? wordsOf(label) : null,
      span,
      enclosure,
      closed: /^[\s>]*:{3,}\s*$/.test(lastLine),
    });
    const zone = BLOCK_NAMES[node.name] ?? place.zone;
    for (const child of node.children) if (child !== label) this.block(child, { ...place, zone, enclosure });
  }

  private code(node: Nodes, place: Place): void {
    const span = this.span(node);
    this.plain.open(span.start);
    this.plain.appendAt('\uFFFC', span.start);
    this.plain.close({ kind: 'code', zone: 'code', enclosure: place.enclosure, depth: 0 });
  }

  private words(node: Parents, place: Place, depth: number): void {
    this.plain.open(this.span(node).start);
    this.inline(node);
    this.plain.close({ ...place, depth });
    for (const image of this.captions.splice(0)) this.caption(image, place);
  }

  private readonly captions: ImageUse[] = [];

  private inline(parent: Parents): void {
    for (const node of parent.children) this.inlineNode(node, this.span(node));
  }

  private inlineNode(node: Nodes, span: Span): void {
    switch (node.type) {
      case 'text':
        return this.plain.append(node.value, this.text.slice(span.start, span.end), span.start);
      case 'break':
        return this.plain.appendAt('\n', span.start);
      case 'inlineCode':
        return this.plain.appendAt('\uFFFC', span.start);
      case 'html':
        if (LINE_BREAK.test(node.value)) this.plain.appendAt('\n', span.start);
        this.body.html.push({ value: node.value, span, block: false });
        return;
      case 'image':
        return this.image({ url: node.url, alt: node.alt ?? '', title: node.title ?? null, span });
      case 'link':
        this.body.links.push({ url: node.url, words: wordsOf(node), span });
        return this.inline(node);
      default:
        if ('children' in node) this.inline(node as Parents);
    }
  }

  private image(image: ImageUse): void {
    this.body.images.push(image);
    if (image.title) this.captions.push(image);
  }

  private caption(image: ImageUse, place: Place): void {
    const source = this.text.slice(image.span.start, image.span.end);
    const at = source.lastIndexOf(image.title!);
    this.plain.open(image.span.start);
    if (at >= 0) this.plain.append(image.title!, image.title!, image.span.start + at);
    else this.plain.append(image.title!, source, image.span.start);
    this.plain.close({ kind: 'caption', zone: 'caption', enclosure: place.enclosure, depth: 0 });
  }

  private span(node: Nodes): Span {
    const position = node.position!;
    return { start: this.base + position.start.offset!, end: this.base + position.end.offset! };
  }
}

const headingZone = (zone: Zone): Zone => (zone === 'narrative' ? 'cross-head' : zone);
