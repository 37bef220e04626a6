import { TextMap } from '../../article/text-map.ts';
import type { Block } from '../block.ts';
import { afterComment, type CommentState, NOTHING_SAID } from './comments.ts';
import type { Attribute, OpenToken, TextToken, Token } from './token.ts';

/** What of an article is left out, by the names of HTML. */
export interface Skipping {
  /** Elements that are not read at all. */
  skippedScopes: readonly string[];
  /** Elements in a line whose words read as `***`. */
  ignoredScopes: readonly string[];
  /** Classes of elements whose words are left out. */
  ignoredClasses: readonly string[];
}

export const USUAL_SKIPPING: Skipping = {
  skippedScopes: ['script', 'style', 'pre', 'figure'],
  ignoredScopes: ['code', 'tt'],
  ignoredClasses: [],
};

const INLINE = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Elements that end nothing: a rule never looks across what they are, but words before and after them go on. */
const BLOCK_SCOPES: Record<string, string> = {
  th: 'text.table.header',
  td: 'text.table.cell',
  caption: 'text.table.caption',
  figcaption: 'text.figure.caption',
  li: 'text.list',
  blockquote: 'text.blockquote',
  h1: 'text.heading.h1',
  h2: 'text.heading.h2',
  h3: 'text.heading.h3',
  h4: 'text.heading.h4',
  h5: 'text.heading.h5',
  h6: 'text.heading.h6',
};

const INLINE_SCOPES: Record<string, string> = {
  strong: 'strong',
  b: 'strong',
  a: 'link',
  em: 'emphasis',
  i: 'emphasis',
  code: 'code',
};

/** Stands for a character that the configuration tells to ignore, in a text that is parsed. */
export const IGNORED = '\uE000';

/** The blocks of an article, and what is counted in it. */
export interface Markup {
  blocks: Block[];
  /** Paragraphs that are running text, in order: what readability is measured by. */
  prose: Block[];
  /** How often each element occurs. */
  elements: Map<string, number>;
  comments: CommentState;
}

/** Cuts tokens into blocks as Vale does: each ends where an element that is not in a line ends. */
export function blocksOf(tokens: readonly Token[], skipping: Skipping = USUAL_SKIPPING): Markup {
  const cutter = new BlockCutter(skipping);
  for (const token of tokens) cutter.add(token);
  cutter.endBlock();
  return cutter;
}

class BlockCutter implements Markup {
  readonly blocks: Block[] = [];
  readonly prose: Block[] = [];
  readonly elements = new Map<string, number>();
  comments: CommentState = NOTHING_SAID;
  private readonly skipping: Skipping;
  private text = '';
  private map = new TextMap();
  /** Elements opened since the last block ended. */
  private history: string[] = [];
  private readonly waiting: Block[] = [];
  /** The element in a line that has just opened. */
  private active = '';
  private skippedInside: string | null = null;
  private ignoredDepth = 0;
  private readonly open: { name: string; ignored: boolean }[] = [];

  constructor(skipping: Skipping) {
    this.skipping = skipping;
  }

  add(token: Token): void {
    switch (token.kind) {
      case 'open':
        return this.element(token);
      case 'close':
        return this.close(token.name);
      case 'comment':
        this.comments = afterComment(token.value, this.comments);
        return;
      default:
        if (this.skippedInside === null && token.value !== '') this.words(token);
    }
  }

  private element(token: OpenToken): void {
    const { name } = token;
    this.elements.set(name, (this.elements.get(name) ?? 0) + 1);
    if (this.skippedInside !== null) return;
    if (this.skipping.skippedScopes.includes(name) && !token.empty) {
      if (!INLINE.has(name)) this.endBlock();
      this.skippedInside = name;
      return;
    }
    if (!INLINE.has(name)) this.startBlock(name);
    for (const attribute of token.attributes) this.attribute(attribute);
    if (token.empty) return;
    this.active = name;
    const ignored = this.isIgnored(token);
    if (ignored) this.ignoredDepth++;
    this.open.push({ name, ignored });
  }

  private isIgnored({ name, attributes }: OpenToken): boolean {
    if (this.skipping.ignoredScopes.includes(name)) return true;
    const classes = attributes.find((attribute) => attribute.name === 'class')?.value.split(/\s+/) ?? [];
    return classes.some((one) => this.skipping.ignoredClasses.includes(one));
  }

  /** Words that stand in front of an element, such as those of an item before the list in it, are a block of their own. */
  private startBlock(name: string): void {
    if (this.text.trim() !== '') this.endBlock();
    this.history.push(name);
  }

  private close(name: string): void {
    if (this.skippedInside !== null) {
      if (this.skippedInside === name) this.skippedInside = null;
      return;
    }
    const at = this.open.findLastIndex((element) => element.name === name);
    if (at >= 0) for (const { ignored } of this.open.splice(at)) if (ignored) this.ignoredDepth--;
    if (INLINE.has(name)) this.active = '';
    else this.endBlock();
  }

  private words(token: TextToken): void {
    const scope = INLINE_SCOPES[this.active];
    if (scope) this.inlineBlock(token, scope);
    this.active = '';
    this.map.append(token.value, token.source, token.offset);
    this.text +=
      this.ignoredDepth > 0 ? '*'.repeat(token.value.length) : token.value.replaceAll(IGNORED, '*');
  }

  private inlineBlock(token: TextToken, scope: string): void {
    const map = new TextMap();
    map.append(token.value, token.source, token.offset);
    this.waiting.push({
      text: token.value,
      scope,
      parent: this.blockScope() ?? 'text',
      start: 0,
      map,
      comments: this.comments,
    });
  }

  private attribute({ name, value, source, offset }: Attribute): void {
    if ((name !== 'alt' && name !== 'title') || value === '') return;
    const map = new TextMap();
    map.append(value, source, offset);
    const scope = `text.attr.${name}`;
    this.blocks.push({ text: value, scope, parent: '', start: 0, map, comments: this.comments });
  }

  private blockScope(): string | undefined {
    const name = this.history.find((element) => element in BLOCK_SCOPES);
    return name && BLOCK_SCOPES[name];
  }

  endBlock(): void {
    if (this.text.trim() !== '') this.keep();
    this.text = '';
    this.map = new TextMap();
    this.history = [];
    this.active = '';
  }

  private keep(): void {
    const scope = this.blockScope();
    const block = { text: this.text, scope: scope ?? 'text', parent: '', start: 0, map: this.map };
    this.blocks.push(...this.waiting.splice(0));
    const whole = { ...block, comments: this.comments };
    if (scope) this.blocks.push(whole);
    else {
      this.prose.push(whole);
      this.blocks.push(whole);
    }
  }
}
