import type { Block } from './block.ts';

/** Parts that must all hold: `~heading & list`. */
type Conjunction = readonly { sections: readonly string[]; negated: boolean }[];

/** Which blocks a rule reads: `heading.h2`, `~blockquote & sentence`, or a list of such, of which one must hold. */
export class Scope {
  /** The same for scopes that say the same. */
  readonly key: string;
  private readonly alternatives: readonly Conjunction[];
  /** Answers by kind of block: an article has thousands of blocks and a dozen kinds. */
  private readonly known = new Map<string, boolean>();

  constructor(written: readonly string[]) {
    this.key = written.join('\n');
    this.alternatives = written.map((line) =>
      line.split('&').map((part) => {
        const text = part.trim();
        const negated = text.startsWith('~');
        return { negated, sections: text.replace(/^~/, '').trim().split('.') };
      }),
    );
  }

  /** Whether blocks of a kind, such as `sentence`, are asked for by name. */
  asksFor(section: string): boolean {
    return this.alternatives.some((parts) =>
      parts.some(({ sections, negated }) => !negated && sections.includes(section)),
    );
  }

  matches({ scope, parent }: Pick<Block, 'scope' | 'parent'>): boolean {
    const kind = `${scope} ${parent}`;
    const before = this.known.get(kind);
    if (before !== undefined) return before;
    const answer = this.decide(scope, parent);
    this.known.set(kind, answer);
    return answer;
  }

  private decide(scope: string, parent: string): boolean {
    const own = scope.split('.');
    const around = parent.split('.');
    return this.alternatives.some((parts) => {
      const isOwn = (sections: readonly string[]): boolean =>
        sections.every((section) => own.includes(section));
      const isPartOf = (sections: readonly string[]): boolean =>
        isOwn(sections) || sections.every((section) => around.includes(section));
      const positive = parts.filter(({ negated }) => !negated);
      // What only says where not to look means running text, not each of its links a second time.
      if (positive.length === 0 ? !own.includes('text') : !positive.some(({ sections }) => isOwn(sections)))
        return false;
      return parts.every(({ sections, negated }) => negated !== isPartOf(sections));
    });
  }
}
