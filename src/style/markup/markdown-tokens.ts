import type {
  FootnoteDefinition,
  Image,
  ImageReference,
  Link,
  LinkReference,
  List,
  Nodes,
  Parents,
  Root,
  Table,
} from 'mdast';
import { htmlTokens } from './html-tokens.ts';
import type { Attribute, Token } from './token.ts';

/**
 * A Markdown tree as the HTML that it becomes, token after token, each word with its place in the file.
 * @param text the file
 * @param base offset of the tree's text in the file
 */
export function markdownTokens(tree: Root, text: string, base: number): Token[] {
  const walk = new TreeWalk(text, base);
  walk.blocks(tree);
  walk.footnotes();
  return walk.tokens;
}

/** Inline nodes that are one HTML element each. */
const INLINE: Partial<Record<Nodes['type'], string>> = { emphasis: 'em', strong: 'strong', delete: 'del' };

class TreeWalk {
  readonly tokens: Token[] = [];
  private readonly notes: FootnoteDefinition[] = [];
  private readonly text: string;
  private readonly base: number;

  constructor(text: string, base: number) {
    this.text = text;
    this.base = base;
  }

  blocks(parent: Parents, tight = false): void {
    for (const node of parent.children) this.block(node, tight);
  }

  /** Notes stand at the foot of the page, in a list. */
  footnotes(): void {
    for (const note of this.notes.splice(0)) this.within('li', () => this.blocks(note));
  }

  private block(node: Nodes, tight: boolean): void {
    switch (node.type) {
      case 'paragraph':
        return tight ? this.inlines(node) : this.within('p', () => this.inlines(node));
      case 'heading':
        return this.within(`h${node.depth}`, () => this.inlines(node));
      case 'blockquote':
        return this.within('blockquote', () => this.blocks(node));
      case 'list':
        return this.list(node);
      case 'code':
        return this.within('pre', () => this.within('code', () => this.words(node.value, node)));
      case 'table':
        return this.table(node);
      case 'html':
        return this.html(node);
      case 'footnoteDefinition':
        this.notes.push(node);
        return;
      default:
        if ('children' in node) this.within('div', () => this.blocks(node as Parents));
    }
  }

  private list(node: List): void {
    const tight = !node.spread && node.children.every((item) => !item.spread);
    this.within(node.ordered ? 'ol' : 'ul', () => {
      for (const item of node.children) this.within('li', () => this.blocks(item, tight));
    });
  }

  private table(node: Table): void {
    this.within('table', () => {
      for (const [row, { children }] of node.children.entries())
        for (const cell of children) this.within(row === 0 ? 'th' : 'td', () => this.inlines(cell));
    });
  }

  private inlines(parent: Parents): void {
    for (const node of parent.children) this.inline(node);
  }

  private inline(node: Nodes): void {
    const element = INLINE[node.type];
    if (element) return this.within(element, () => this.inlines(node as Parents));
    switch (node.type) {
      case 'text':
        return this.words(node.value, node);
      case 'inlineCode':
        return this.within('code', () => this.code(node.value, node));
      case 'break':
        this.tokens.push({ kind: 'open', name: 'br', attributes: [], empty: true });
        return this.words('\n', node);
      case 'link':
      case 'linkReference':
        return this.within('a', () => this.inlines(node), this.title(node));
      case 'image':
      case 'imageReference':
        this.tokens.push({ kind: 'open', name: 'img', attributes: this.image(node), empty: true });
        return;
      case 'html':
        return this.html(node);
      default:
        if ('children' in node) this.inlines(node as Parents);
    }
  }

  private image(node: Image | ImageReference): Attribute[] {
    const { source, offset } = this.sourceOf(node);
    const alt = node.alt
      ? [{ name: 'alt', value: node.alt, source: source.slice(2), offset: offset + 2 }]
      : [];
    return [...alt, ...(node.type === 'image' ? this.title(node) : [])];
  }

  private title(node: Link | LinkReference | Image): Attribute[] {
    if (!('title' in node) || !node.title) return [];
    const { source, offset } = this.sourceOf(node);
    const at = Math.max(0, source.lastIndexOf(node.title));
    return [{ name: 'title', value: node.title, source: source.slice(at), offset: offset + at }];
  }

  private html(node: Nodes & { value: string }): void {
    const { source, offset } = this.sourceOf(node);
    this.tokens.push(...htmlTokens(source, offset));
  }

  private words(value: string, node: Nodes): void {
    this.tokens.push({ kind: 'text', value, ...this.sourceOf(node) });
  }

  /** Code without its marks. */
  private code(value: string, node: Nodes): void {
    const { source, offset } = this.sourceOf(node);
    const marks = /^`+ ?/.exec(source)?.[0].trimEnd().length ?? 0;
    this.tokens.push({ kind: 'text', value, source: source.slice(marks), offset: offset + marks });
  }

  private within(name: string, inside: () => void, attributes: readonly Attribute[] = []): void {
    this.tokens.push({ kind: 'open', name, attributes });
    inside();
    this.tokens.push({ kind: 'close', name });
  }

  private sourceOf(node: Nodes): { source: string; offset: number } {
    const { start, end } = node.position!;
    const offset = this.base + start.offset!;
    return { source: this.text.slice(offset, this.base + end.offset!), offset };
  }
}
