import { translate } from './translate.ts';

/** One match: its span in the text, and what its groups hold (undefined where a group took no part). */
export interface Match {
  start: number;
  end: number;
  text: string;
  groups: readonly (string | undefined)[];
  named: Readonly<Record<string, string | undefined>>;
}

/** Letters beyond ASCII, for which `\b` has to know more than JavaScript does. */
const FOREIGN_LETTER = /[\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u2C00-\uD7FF]/;

/** What looks away from a match (`^` and `$` of a line apart), or repeats what may be a line end. */
const FAR = /\(\?<?!(?!\[\^\\n\]\))|\[\^(?![^\]]*\\[sn])[^\]]*\][+*{]|\\[WD][+*{]/;

/** Texts that were asked about last, and whether they need the wider word edges: every rule asks of the same ones. */
const foreign = new Map<string, boolean>();
const REMEMBERED = 512;

/** Whether a text has letters beyond ASCII, with which matching takes longer. */
export function isForeign(text: string): boolean {
  const before = foreign.get(text);
  if (before !== undefined) return before;
  if (foreign.size >= REMEMBERED) foreign.clear();
  const answer = FOREIGN_LETTER.test(text);
  foreign.set(text, answer);
  return answer;
}

/**
 * A pattern of a style file. It is compiled when it is first used: a desk checks one article far more often than an
 * archive, and most rules of a package never get as far. Plain English is matched by JavaScript's own word edges, which
 * cost nothing.
 */
export class Pattern {
  readonly source: string;
  private plain: RegExp | null = null;
  private foreign: RegExp | null = null;
  private inside: boolean | null = null;

  constructor(source: string) {
    this.source = source;
  }

  /** @throws SyntaxError for a pattern that no engine would accept */
  validate(): void {
    this.compile(false);
  }

  /** Every match that holds a character, from left to right. */
  findAll(text: string): Match[] {
    const expression = this.for(text);
    expression.lastIndex = 0;
    const found: Match[] = [];
    for (let match = expression.exec(text); match; match = expression.exec(text)) {
      if (match[0] === '') expression.lastIndex++;
      else found.push(matchOf(match));
    }
    return found;
  }

  test(text: string): boolean {
    const expression = this.for(text);
    expression.lastIndex = 0;
    return expression.test(text);
  }

  /**
   * Whether a match in a text is one in any longer text too, in which white lines surround it, and is found there as
   * fast: true of a pattern that neither asks where the text begins and ends, nor what must not stand beside, nor runs
   * on over white lines.
   */
  get looksInsideOnly(): boolean {
    this.inside ??= !FAR.test(translate(this.source, false).source);
    return this.inside;
  }

  private for(text: string): RegExp {
    if (isForeign(text)) {
      this.foreign ??= this.compile(true);
      return this.foreign;
    }
    this.plain ??= this.compile(false);
    return this.plain;
  }

  private compile(unicodeWords: boolean): RegExp {
    const { source, flags } = translate(this.source, unicodeWords);
    return new RegExp(source, flags);
  }
}

const matchOf = (match: RegExpExecArray): Match => ({
  start: match.index,
  end: match.index + match[0].length,
  text: match[0],
  groups: match.slice(1),
  named: match.groups ?? {},
});

/** A text as a pattern that matches it and nothing else. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
