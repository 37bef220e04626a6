import type { Definition, Image, Link, Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString as wordsOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { headingLevels } from './heading-levels.ts';
import { cleanText } from '../text/xml.ts';

/** What stands in a body where its links and pictures are, until it is known what they come out as. */
export interface BodyMarks {
  /** What goes into `href`, or null for a link that should be words alone. */
  link(url: string): string | null;
  /** A text that stands for a picture; `whole` where it comes with its caption. */
  picture(image: Image, whole: boolean): string;
}

const LABELS: Record<string, string> = { opinion: 'Opinion', update: 'Update', note: 'Note' };

/**
 * A new tree to be made into HTML: `:::` blocks labelled, pictures in figures, headings from the second level
 * on without gaps, links and pictures marked; no raw HTML. The article's own tree stays as it is.
 */
export function bodyTree(tree: Root, marks: BodyMarks): Root {
  return new BodyTree(tree, marks).root();
}

class BodyTree {
  private readonly tree: Root;
  private readonly marks: BodyMarks;
  private readonly levels: Map<Nodes, number>;
  private readonly definitions = new Map<string, Definition>();

  constructor(tree: Root, marks: BodyMarks) {
    this.tree = tree;
    this.marks = marks;
    this.levels = headingLevels(tree);
    visit(tree, 'definition', (node) => {
      if (!this.definitions.has(node.identifier)) this.definitions.set(node.identifier, node);
    });
  }

  root(): Root {
    return { type: 'root', children: this.children(this.tree) as Root['children'] };
  }

  private children(parent: Parents): Nodes[] {
    return parent.children.flatMap((child) => this.node(child));
  }

  private node(node: Nodes): Nodes[] {
    switch (node.type) {
      case 'html':
      case 'definition':
        return [];
      case 'paragraph':
        return this.paragraph(node);
      case 'containerDirective':
        return this.namedBlock(node);
      case 'heading':
        return [{ ...this.copy(node), depth: this.levels.get(node) } as Nodes];
      case 'table':
        return [tableFrame(this.copy(node))];
      case 'listItem':
        return [this.listItem(this.copy(node))];
      default:
        return this.inline(node);
    }
  }

  private inline(node: Nodes): Nodes[] {
    switch (node.type) {
      case 'link':
        return this.link(node);
      case 'linkReference': {
        const target = this.definitions.get(node.identifier);
        return target ? this.link({ ...node, type: 'link', url: target.url }) : this.children(node);
      }
      case 'image':
      case 'imageReference':
        return this.image(this.imageOf(node), false);
      default:
        return [this.copy(node)];
    }
  }

  private copy<T extends Nodes>(node: T): T {
    if ('children' in node) return { ...node, children: this.children(node) };
    return 'value' in node ? { ...node, value: cleanText(node.value) } : { ...node };
  }

  private imageOf(node: Nodes): Image | null {
    if (node.type === 'image') return node;
    const target = node.type === 'imageReference' ? this.definitions.get(node.identifier) : undefined;
    if (node.type !== 'imageReference' || !target) return null;
    return { type: 'image', url: target.url, title: target.title ?? null, alt: node.alt ?? null };
  }

  private image(image: Image | null, whole: boolean): Nodes[] {
    return image ? [{ type: 'text', value: this.marks.picture(image, whole) }] : [];
  }

  private link(node: Link): Nodes[] {
    const children = this.children(node) as PhrasingContent[];
    const url = this.marks.link(node.url);
    // A link without words could neither be seen nor named by a screen reader.
    if (url === null || wordsOf({ ...node, children }).trim() === '') return children;
    return [{ type: 'link', url, children } as Link];
  }

  /** Pictures leave their paragraph and follow it as figures. */
  private paragraph(node: Paragraph): Nodes[] {
    const figures: Nodes[] = [];
    const words: Nodes[] = [];
    for (const child of node.children) {
      if (child.type !== 'image' && child.type !== 'imageReference') words.push(...this.node(child));
      else figures.push(...this.image(this.imageOf(child), true));
    }
    const empty = words.every((word) => word.type === 'text' && word.value.trim() === '');
    const paragraph = { ...node, children: words as PhrasingContent[] };
    return empty ? figures : [paragraph, ...figures];
  }

  private listItem(node: Nodes): Nodes {
    if (node.type !== 'listItem' || typeof node.checked !== 'boolean') return node;
    const mark = { type: 'text', value: node.checked ? '☑ ' : '☐ ' } as const;
    const [first, ...rest] = node.children;
    const items = first?.type === 'paragraph' ? [{ ...first, children: [mark, ...first.children] }] : [];
    return { ...node, checked: null, children: items.length > 0 ? [...items, ...rest] : node.children };
  }

  private namedBlock(node: ContainerDirective): Nodes[] {
    const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
    const children = node.children.filter((child) => child !== label).flatMap((child) => this.node(child));
    const known = Object.hasOwn(LABELS, node.name) ? LABELS[node.name]! : null;
    if (known === null) return children;
    const words = cleanText(label ? wordsOf(label) : '').trim() || known;
    const heading: Paragraph = {
      type: 'paragraph',
      data: { hProperties: { className: ['label'] } },
      children: [{ type: 'text', value: words }],
    };
    const hProperties = { className: [node.name], ariaLabel: words };
    return [
      {
        type: 'blockquote',
        data: { hName: 'aside', hProperties },
        children: [heading, ...children],
      } as Nodes,
    ];
  }
}

/** A table wider than a telephone scrolls by itself, also from the keyboard. */
const tableFrame = (table: Nodes): Nodes =>
  ({
    type: 'blockquote',
    data: {
      hName: 'div',
      hProperties: { className: ['table'], role: 'region', ariaLabel: 'Table', tabIndex: 0 },
    },
    children: [table],
  }) as Nodes;
