import type { Definition, Image, Link, Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString as wordsOf } from 'mdast-util-to-string';
import { LINE_BREAK } from '../article/body.ts';
import { eachBlock } from './each-block.ts';
import type { LiveUpdate } from './live.ts';
import { liveLabel } from './live-label.ts';
import { turnOf } from './turns.ts';
import { headingLevels, isHeading } from './heading-levels.ts';
import { tableFrame } from './table-frame.ts';
import { cleanText } from '../text/xml.ts';

/** What stands in a body where its links and pictures are, until it is known what they come out as. */
export interface BodyMarks {
  /** What goes into `href`, or null for a link that should be words alone. */
  link(url: string): string | null;
  /** A text that stands for a picture; `whole` where it comes with its caption. */
  picture(image: Image, whole: boolean): string;
  /** The `:::update` blocks in their order, where they are entries of their own. */
  updates?: readonly LiveUpdate[];
  /** Whether its paragraphs are questions and answers. */
  interview?: boolean;
}

const LABELS: Record<string, string> = { opinion: 'Opinion', update: 'Update', note: 'Note' };

/** Whose children are paragraphs and the like. */
const HOLDS_BLOCKS: ReadonlySet<string> = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'containerDirective',
  'footnoteDefinition',
]);

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
  private readonly names = new Set<string>();
  private updatesSeen = 0;

  constructor(tree: Root, marks: BodyMarks) {
    this.tree = tree;
    this.marks = marks;
    this.levels = headingLevels(tree);
    eachBlock(tree, (node) => {
      if (node.type === 'definition' && !this.definitions.has(node.identifier))
        this.definitions.set(node.identifier, node);
    });
  }

  root(): Root {
    return { type: 'root', children: this.children(this.tree) as Root['children'] };
  }

  private children(parent: Parents): Nodes[] {
    return parent.children.flatMap((child) => this.node(child, !HOLDS_BLOCKS.has(parent.type)));
  }

  /** @param inWords whether it stands among the words of a paragraph or the like */
  private node(node: Nodes, inWords = false): Nodes[] {
    switch (node.type) {
      case 'html':
        return inWords && LINE_BREAK.test(node.value) ? [{ type: 'break' }] : [];
      case 'definition':
        return [];
      case 'paragraph':
        return this.paragraph(node);
      case 'containerDirective':
        return this.namedBlock(node);
      case 'heading':
        return isHeading(node) ? [{ ...this.copy(node), depth: this.levels.get(node) } as Nodes] : [];
      case 'table':
        return [tableFrame(this.copy(node), this.name('Table'))];
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
      if (child.type !== 'image' && child.type !== 'imageReference') words.push(...this.node(child, true));
      else figures.push(...this.image(this.imageOf(child), true));
    }
    const empty = words.every((word) => word.type === 'text' && word.value.trim() === '');
    const turn = this.marks.interview ? turnOf(node) : null;
    const data = turn ? { data: { hProperties: { className: [turn] } } } : {};
    const paragraph: Paragraph = { ...node, ...data, children: words as PhrasingContent[] };
    return empty ? figures : [paragraph, ...figures];
  }

  private listItem(node: Nodes): Nodes {
    if (node.type !== 'listItem' || typeof node.checked !== 'boolean') return node;
    const mark = { type: 'text', value: node.checked ? '☑ ' : '☐ ' } as const;
    const [first, ...rest] = node.children;
    const items = first?.type === 'paragraph' ? [{ ...first, children: [mark, ...first.children] }] : [];
    return { ...node, checked: null, children: items.length > 0 ? [...items, ...rest] : node.children };
  }

  /** The name of a part that screen readers list: a second one of the same name is numbered. */
  private name(words: string): string {
    let name = words;
    for (let count = 2; this.names.has(name); count++) name = `${words} ${count}`;
    this.names.add(name);
    return name;
  }

  private namedBlock(node: ContainerDirective): Nodes[] {
    const update = node.name === 'update' ? this.marks.updates?.[this.updatesSeen++] : undefined;
    const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
    const children = node.children.filter((child) => child !== label).flatMap((child) => this.node(child));
    const known = Object.hasOwn(LABELS, node.name) ? LABELS[node.name]! : null;
    if (known === null) return children;
    const words = cleanText(label ? wordsOf(label) : '').trim() || known;
    const heading: Paragraph = {
      type: 'paragraph',
      data: { hProperties: { className: ['label'] } },
      children: update
        ? liveLabel(words, update, this.marks.link(`#${update.anchor}`))
        : [{ type: 'text', value: words }],
    };
    const id = update ? { id: update.anchor } : {};
    const hProperties = { ...id, className: [node.name], ariaLabel: this.name(words) };
    return [
      {
        type: 'blockquote',
        data: { hName: 'aside', hProperties },
        children: [heading, ...children],
      } as Nodes,
    ];
  }
}
