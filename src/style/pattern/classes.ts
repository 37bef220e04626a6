/** A part of a pattern in JavaScript's words, and how much of the source it took. */
interface ClassPart {
  length: number;
  output: string;
}

const POSIX: Record<string, string> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

/** Names of .NET's blocks and what they are here. */
const BLOCKS: Record<string, string> = {
  IsBasicLatin: '\\x00-\\x7F',
  IsLatin1Supplement: '\\x80-\\xFF',
  IsGeneralPunctuation: '\\u2000-\\u206F',
};

/** Reads `\p{L}`, `\pL`, `\p{Greek}` or their negations at `at`; the pattern needs the flag u then. */
export function namedClass(source: string, at: number, inClass = false): ClassPart {
  const match = /^\\([pP])(?:\{(\^?)([A-Za-z_0-9-]+)\}|([A-Z]))/.exec(source.slice(at, at + 60));
  if (!match) throw new SyntaxError('\\p needs a name, such as \\p{L}');
  const name = match[3] ?? match[4]!;
  const negated = (match[1] === 'P') !== (match[2] === '^');
  const block = BLOCKS[name];
  if (block !== undefined) {
    if (inClass && negated) throw new SyntaxError(`\\P{${name}} cannot stand in a class`);
    return { length: match[0].length, output: inClass ? block : `[${negated ? '^' : ''}${block}]` };
  }
  const property = name.length <= 2 ? name : `Script=${name.replace(/^Is/, '')}`;
  return { length: match[0].length, output: `\\${negated ? 'P' : 'p'}{${property}}` };
}

/**
 * Reads a class `[…]`: POSIX names, `\p`, a `]` that stands first.
 * @param bothCases whether each letter is written out in both cases
 * @param word what `\w` is
 */
export function characterClass(
  source: string,
  at: number,
  { bothCases, word }: { bothCases: boolean; word: string },
): ClassPart & { cased: boolean; needsUnicode: boolean } {
  const reader = new ClassReader(source, at, word);
  const output = reader.read();
  const more = bothCases ? otherCase(reader.ranges) : '';
  return {
    length: reader.at - at,
    output: `${output.slice(0, -1)}${more}]`,
    cased: reader.ranges.some(([from, to]) => /[A-Za-z\u00C0-\uFFFF]/.test(from + to)),
    needsUnicode: reader.needsUnicode,
  };
}

/** The letters of some ranges in their other case. */
function otherCase(ranges: readonly (readonly [string, string])[]): string {
  return ranges
    .filter(([from, to]) => /^(?:[a-z]{2}|[A-Z]{2}|[\u0080-\uFFFF]{2})$/.test(from + to))
    .map(([from, to]) => {
      const swap = (char: string): string =>
        char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
      const pair = [swap(from), swap(to)];
      if (pair[0]!.length > 1 || pair[1]!.length > 1) return '';
      return from === to ? pair[0]! : `${pair[0]}-${pair[1]}`;
    })
    .join('');
}

class ClassReader {
  at: number;
  needsUnicode = false;
  /** Ranges and single characters, for the case of their letters. */
  readonly ranges: (readonly [string, string])[] = [];
  private readonly source: string;
  private readonly word: string;
  private output = '[';

  constructor(source: string, at: number, word: string) {
    this.source = source;
    this.at = at + 1;
    this.word = word;
  }

  read(): string {
    if (this.source[this.at] === '^') {
      this.output += '^';
      this.at++;
    }
    for (let first = true; ; first = false) {
      if (this.at >= this.source.length) throw new SyntaxError('a class [ is not closed');
      if (this.source[this.at] === ']' && !first) break;
      this.item();
    }
    this.at++;
    return `${this.output}]`;
  }

  private item(): void {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.source.slice(this.at, this.at + 16));
    if (posix) return this.posix(posix);
    if (this.set()) return;
    const from = this.character();
    const isRange =
      this.source[this.at] === '-' && !/^(?:\]|\\[wWdDsSpP]|$)/.test(this.source.slice(this.at + 1));
    if (isRange) this.at++;
    const to = isRange ? this.character() : from;
    this.ranges.push([from, to]);
    this.output += isRange ? `${escaped(from)}-${escaped(to)}` : escaped(from);
  }

  private posix(match: RegExpExecArray): void {
    const members = POSIX[match[2]!];
    if (members === undefined || match[1] === '^') throw new SyntaxError(`the class ${match[0]} is unknown`);
    this.output += members;
    this.at += match[0].length;
  }

  /** `\w` and its like. */
  private set(): boolean {
    const match = /^\\([wWdDsSpP])/.exec(this.source.slice(this.at, this.at + 2));
    if (!match) return false;
    const letter = match[1]!;
    if (letter === 'p' || letter === 'P') {
      const { length, output } = namedClass(this.source, this.at, true);
      this.needsUnicode = true;
      this.output += output;
      this.at += length;
      return true;
    }
    this.output += letter === 'w' ? this.word : `\\${letter}`;
    this.at += 2;
    return true;
  }

  private character(): string {
    const rest = this.source.slice(this.at, this.at + 12);
    const number = /^\\(?:x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))/.exec(rest);
    const char = number
      ? String.fromCodePoint(Number.parseInt(number[1] ?? number[2] ?? number[3]!, 16))
      : this.single(rest);
    this.at += number ? number[0].length : rest.startsWith('\\') ? 2 : char.length;
    if (char.length > 1) this.needsUnicode = true;
    return char;
  }

  private single(rest: string): string {
    if (!rest.startsWith('\\')) return String.fromCodePoint(rest.codePointAt(0)!);
    return ESCAPES[rest[1]!] ?? rest[1]!;
  }
}

const ESCAPES: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  v: '\v',
  b: '\b',
  a: '\x07',
  e: '\x1B',
};

function escaped(char: string): string {
  if (/[\]\\^[/-]/.test(char)) return `\\${char}`;
  if (char < ' ') return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return char;
}
