import type { Image, Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { isChrome, isListHeading, isPageEnd } from './chrome.ts';
import { isOpinionLabel } from './opinion-label.ts';
import { isCredit } from './placeholder.ts';
import { FURNITURE } from './reasons.ts';
import { endsLikeSentence, isProse, wordCount } from './sentence.ts';
import type { Block, Dropped } from './types.ts';

/** Alternative text of an image that a scraper left as a word, or null. */
export type ImageAt = (block: Block) => string | null;

/**
 * Builds the body: furniture falls away, lone words become images again, and a labelled opinion becomes an
 * `:::opinion` block. Everything else stays where and as it stood.
 * @param blocks what stands below the headline
 * @param dropped takes what falls away
 */
export function arrange(blocks: readonly Block[], imageAt: ImageAt, dropped: Dropped[]): Root {
  return new Arrangement(blocks, imageAt, dropped).root();
}

class Arrangement {
  private readonly blocks: readonly Block[];
  private readonly imageAt: ImageAt;
  private readonly dropped: Dropped[];
  private readonly top: RootContent[] = [];
  private passage: { directive: ContainerDirective; depth: number } | null = null;
  private copySeen = false;

  constructor(blocks: readonly Block[], imageAt: ImageAt, dropped: Dropped[]) {
    this.blocks = blocks;
    this.imageAt = imageAt;
    this.dropped = dropped;
  }

  root(): Root {
    for (let at = 0; at < this.blocks.length; ) at += this.place(at);
    return { type: 'root', children: this.top };
  }

  /** Places the block there; answers how many blocks that took. */
  private place(at: number): number {
    const block = this.blocks[at]!;
    if (this.opensPassage(at)) return this.open(block);
    if (isFurniture(block)) return this.leaveOut(at);
    const alt = this.imageAt(block);
    if (alt !== null) return this.image(at, alt);
    if (block.node.type === 'heading' && block.node.depth <= (this.passage?.depth ?? 0)) this.passage = null;
    if (isProse(block.text)) this.copySeen = true;
    return this.add(block.node);
  }

  private add(node: RootContent): number {
    if (this.passage) this.passage.directive.children.push(node as ContainerDirective['children'][number]);
    else this.top.push(node);
    return 1;
  }

  private opensPassage(at: number): boolean {
    const { text, node } = this.blocks[at]!;
    if (!this.copySeen || !isTextual(node) || !isOpinionLabel(text)) return false;
    for (const block of this.blocks.slice(at + 1)) {
      if (isFurniture(block) && isPageEnd(block.text)) return false;
      if (isCopy(block)) return true;
    }
    return false;
  }

  private open({ text, node }: Block): number {
    const directive: ContainerDirective = {
      type: 'containerDirective',
      name: 'opinion',
      attributes: {},
      children: [
        { type: 'paragraph', data: { directiveLabel: true }, children: [{ type: 'text', value: text }] },
      ],
    };
    this.top.push(directive);
    this.passage = { directive, depth: node.type === 'heading' ? node.depth : 0 };
    return 1;
  }

  private leaveOut(at: number): number {
    const block = this.blocks[at]!;
    if (isPageEnd(block.text)) this.passage = null;
    this.drop(block, FURNITURE);
    if (!isListHeading(block.text)) return 1;
    const others = this.titlesAfter(at);
    for (const one of others) this.drop(one, isFurniture(one) ? FURNITURE : 'a list of other stories');
    return 1 + others.length;
  }

  /** The titles of other stories: all that is left of the page, if none of it is copy, else the list that follows. */
  private titlesAfter(at: number): readonly Block[] {
    const rest = this.blocks.slice(at + 1);
    const areTitles = rest.every(
      (one) => one.node.type === 'list' || (isTextual(one.node) && one.text !== '' && !isCopy(one)),
    );
    return areTitles ? rest : rest.slice(0, rest[0]?.node.type === 'list' ? 1 : 0);
  }

  private drop({ line, text }: Block, reason: string): void {
    this.dropped.push({ line, text, reason });
  }

  /** A credit below an image becomes its title, which is its caption in an article file. */
  private image(at: number, alt: string): number {
    const next = this.blocks[at + 1];
    const credit = next && isTextual(next.node) && isCredit(next.text) ? next.text : null;
    const image: Image = { type: 'image', url: '', alt, title: credit };
    this.add({ type: 'paragraph', children: [image] });
    return credit === null ? 1 : 2;
  }
}

const isTextual = (node: RootContent): boolean => node.type === 'paragraph' || node.type === 'heading';

const isFurniture = ({ node, text }: Block): boolean =>
  (isTextual(node) || node.type === 'list') && isChrome(text);

const isCopy = ({ text }: Block): boolean =>
  !isChrome(text) && wordCount(text) >= 6 && endsLikeSentence(text);
