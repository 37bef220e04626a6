import { characterClass, namedClass } from './classes.ts';
import { type Flags, flagChange, NO_FLAGS } from './flags.ts';

/** A pattern that JavaScript understands. */
export interface Translated {
  source: string;
  flags: string;
}

/**
 * Turns a pattern as style files write them (the syntax of Go and .NET, with look-around) into JavaScript's: inline
 * flags anywhere, `\A` and `\z`, POSIX classes, `(?P<name>…)`, `\Q…\E`, atomic groups, `{` as itself.
 * @param unicodeWords whether letters beyond ASCII belong to words for `\b` and `\w`
 * @throws SyntaxError for what no engine would accept
 */
export function translate(pattern: string, unicodeWords: boolean): Translated {
  const plain = new Translator(pattern, unicodeWords, false).run();
  const mixed = plain.sawCase && plain.sawNoCase;
  const result = mixed ? new Translator(pattern, unicodeWords, true).run() : plain;
  const flags = `g${result.sawNoCase && !mixed ? 'i' : ''}${result.needsUnicode ? 'u' : ''}`;
  return { source: result.output, flags };
}

const LETTER = '0-9A-Za-z_\\u00AA\\u00B5\\u00BA\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u1FFF\\u2C00-\\uD7FF';
const AT_UNICODE_EDGE = `(?:(?<=[${LETTER}])(?![${LETTER}])|(?<![${LETTER}])(?=[${LETTER}]))`;
const NOT_AT_UNICODE_EDGE = `(?:(?<=[${LETTER}])(?=[${LETTER}])|(?<![${LETTER}])(?![${LETTER}]))`;

/** Escapes that stand for one fixed thing. */
const SIMPLE: Record<string, string> = {
  A: '(?<![^])',
  z: '(?![^])',
  Z: '(?=\\n?(?![^]))',
  G: '',
  a: '\\x07',
  e: '\\x1B',
  h: '[ \\t]',
  R: '(?:\\r\\n|[\\n\\r])',
  s: '\\s',
  S: '\\S',
  d: '\\d',
  D: '\\D',
};

class Translator {
  output = '';
  sawCase = false;
  sawNoCase = false;
  needsUnicode = false;
  private at = 0;
  private flags: Flags = NO_FLAGS;
  private readonly groups: { flags: Flags; close: string }[] = [];
  private readonly names = new Set<string>();
  private atomics = 0;
  private readonly source: string;
  private readonly unicodeWords: boolean;
  /** Whether letters are written out in both cases, because the flag holds for a part of the pattern only. */
  private readonly spellCase: boolean;

  constructor(source: string, unicodeWords: boolean, spellCase: boolean) {
    this.source = source;
    this.unicodeWords = unicodeWords;
    this.spellCase = spellCase;
  }

  run(): this {
    while (this.at < this.source.length) this.step();
    if (this.groups.length > 0) throw new SyntaxError('a group is not closed');
    return this;
  }

  private step(): void {
    const char = this.source[this.at]!;
    switch (char) {
      case '\\':
        return this.escape();
      case '[':
        return this.class();
      case '(':
        return this.open();
      case ')':
        return this.close();
      case '^':
        return this.take(1, this.flags.m ? '(?<![^\\n])' : '(?<![^])');
      case '$':
        return this.take(1, this.flags.m ? '(?![^\\n])' : '(?=\\n?(?![^]))');
      case '.':
        return this.take(1, this.flags.s ? '[^]' : '[^\\n]');
      case '{':
        return this.brace();
      case '}':
      case ']':
        return this.take(1, `\\${char}`);
      case '*':
      case '+':
      case '?':
      case '|':
        return this.take(1, char);
      default:
        return this.literalAt();
    }
  }

  private take(length: number, output: string): void {
    this.at += length;
    this.output += output;
  }

  private literalAt(): void {
    const code = this.source.codePointAt(this.at)!;
    const char = String.fromCodePoint(code);
    if (this.flags.x && /\s/.test(char)) {
      this.at += 1;
    } else if (this.flags.x && char === '#') {
      const end = this.source.indexOf('\n', this.at);
      this.at = end < 0 ? this.source.length : end;
    } else {
      this.at += char.length;
      this.literal(char);
    }
  }

  private literal(char: string): void {
    if (char.length > 1) this.needsUnicode = true;
    const lower = char.toLowerCase();
    const upper = char.toUpperCase();
    const cased = lower !== upper;
    if (cased) this.noteCase();
    if (cased && this.flags.i && this.spellCase && lower.length === upper.length)
      this.output += `[${lower}${upper}]`;
    else this.output += /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
  }

  private noteCase(): void {
    if (this.flags.i) this.sawNoCase = true;
    else this.sawCase = true;
  }

  private brace(): void {
    const repeat = /^\{\d+(?:,\d*)?\}/.exec(this.source.slice(this.at, this.at + 24));
    if (repeat) this.take(repeat[0].length, repeat[0]);
    else this.take(1, '\\{');
  }

  private escape(): void {
    const next = this.source[this.at + 1];
    if (next === undefined) throw new SyntaxError('a backslash stands at the end');
    if (next === 'Q') return this.quoted();
    if (next === 'b' || next === 'B') return this.take(2, this.edge(next));
    if (next === 'w' || next === 'W') return this.take(2, this.wordClass(next));
    if (next === 'p' || next === 'P') return this.property();
    const simple = SIMPLE[next];
    if (simple !== undefined) return this.take(2, simple);
    this.otherEscape(next);
  }

  private otherEscape(next: string): void {
    const rest = this.source.slice(this.at, this.at + 40);
    const number = /^\\(?:x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))/.exec(rest);
    if (number) {
      this.at += number[0].length;
      this.literal(String.fromCodePoint(Number.parseInt(number[1] ?? number[2] ?? number[3]!, 16)));
      return;
    }
    const reference = /^\\(?:k[<'{](\w+)[>'}]|([1-9]\d?))/.exec(rest);
    if (reference)
      return this.take(reference[0].length, reference[1] ? `\\k<${reference[1]}>` : `\\${reference[2]}`);
    if (/[nrtfv]/.test(next)) return this.take(2, `\\${next}`);
    if (next === '0') return this.take(2, '\\0');
    this.at += 2;
    this.literal(next);
  }

  private quoted(): void {
    const end = this.source.indexOf('\\E', this.at);
    const text = this.source.slice(this.at + 2, end < 0 ? undefined : end);
    for (const char of text) this.literal(char);
    this.at = end < 0 ? this.source.length : end + 2;
  }

  private edge(letter: string): string {
    if (!this.unicodeWords) return `\\${letter}`;
    return letter === 'b' ? AT_UNICODE_EDGE : NOT_AT_UNICODE_EDGE;
  }

  private wordClass(letter: string): string {
    if (!this.unicodeWords) return `\\${letter}`;
    return letter === 'w' ? `[${LETTER}]` : `[^${LETTER}]`;
  }

  private property(): void {
    const found = namedClass(this.source, this.at);
    this.needsUnicode = true;
    this.take(found.length, found.output);
  }

  private class(): void {
    const found = characterClass(this.source, this.at, {
      bothCases: this.flags.i && this.spellCase,
      word: this.unicodeWords ? LETTER : '\\w',
    });
    if (found.cased) this.noteCase();
    if (found.needsUnicode) this.needsUnicode = true;
    this.take(found.length, found.output);
  }

  private open(): void {
    const rest = this.source.slice(this.at, this.at + 60);
    const comment = /^\(\?#[^)]*\)/.exec(this.source.slice(this.at));
    if (comment) return this.take(comment[0].length, '');
    const back = /^\(\?P=(\w+)\)/.exec(rest);
    if (back) return this.take(back[0].length, `\\k<${back[1]}>`);
    const change = flagChange(rest, this.flags);
    if (change) return this.changeFlags(change);
    const named = /^\(\?(?:P?<(\w+)>|'(\w+)')/.exec(rest);
    if (named) return this.push(named[0].length, this.namedGroup(named[1] ?? named[2]!));
    if (rest.startsWith('(?>')) return this.atomic();
    const look = /^\(\?(?:<?[=!]|:)/.exec(rest);
    if (look) return this.push(look[0].length, look[0]);
    if (rest.startsWith('(?')) throw new SyntaxError(`the group ${rest.slice(0, 4)}… is unknown`);
    this.push(1, '(');
  }

  private changeFlags({ length, flags, scoped }: NonNullable<ReturnType<typeof flagChange>>): void {
    if (scoped) this.push(length, '(?:');
    else this.at += length;
    this.flags = flags;
  }

  private namedGroup(name: string): string {
    let unique = /^\d/.test(name) ? `_${name}` : name;
    while (this.names.has(unique)) unique += '_';
    this.names.add(unique);
    return `(?<${unique}>`;
  }

  /** What a look-ahead has taken is never given back: `(?>a)` is `(?=(?<x>a))\k<x>`. */
  private atomic(): void {
    const name = `atomic${++this.atomics}`;
    this.push(3, `(?=(?<${name}>`, `))\\k<${name}>`);
  }

  private push(length: number, output: string, close = ')'): void {
    this.groups.push({ flags: this.flags, close });
    this.take(length, output);
  }

  private close(): void {
    const group = this.groups.pop();
    if (!group) throw new SyntaxError('a bracket closes that never opened');
    this.flags = group.flags;
    this.take(1, group.close);
  }
}
