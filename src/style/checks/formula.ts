/** A formula such as `0.39 * (words / sentences) - 15.59`, ready to be worked out. */
export type Formula = (measures: Readonly<Record<string, number>>) => number;

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+)|([A-Za-z_][\w.]*)|(\S))/giy;

const FUNCTIONS: Readonly<Record<string, (value: number) => number>> = {
  sqrt: Math.sqrt,
  log: Math.log,
  log10: Math.log10,
  abs: Math.abs,
  round: Math.round,
  floor: Math.floor,
  ceil: Math.ceil,
};

/**
 * Reads a formula of the four operations, brackets and the functions of `math`.
 * @throws SyntaxError
 */
export function readFormula(text: string): Formula {
  const reader = new FormulaReader(text);
  const formula = reader.sum();
  reader.end();
  return formula;
}

/** Reads a condition such as `> 10` or `< 2.5`. */
export function readCondition(text: string): (value: number) => boolean {
  const match = /^\s*(>=|<=|==|!=|>|<)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (!match) throw new SyntaxError(`\`${text}\` should be a comparison, such as > 10`);
  const limit = Number(match[2]);
  return COMPARE[match[1]!]!(limit);
}

const COMPARE: Readonly<Record<string, (limit: number) => (value: number) => boolean>> = {
  '>': (limit) => (value) => value > limit,
  '<': (limit) => (value) => value < limit,
  '>=': (limit) => (value) => value >= limit,
  '<=': (limit) => (value) => value <= limit,
  '==': (limit) => (value) => value === limit,
  '!=': (limit) => (value) => value !== limit,
};

type Kind = 'number' | 'name' | 'sign' | 'end';

class FormulaReader {
  private kind: Kind = 'end';
  private token = '';
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
    this.next();
  }

  sum(): Formula {
    let left = this.product();
    while (this.token === '+' || this.token === '-') left = this.binary(left, () => this.product());
    return left;
  }

  end(): void {
    if (this.kind !== 'end') throw new SyntaxError(`\`${this.token}\` cannot stand there in a formula`);
  }

  private product(): Formula {
    let left = this.factor();
    while (this.token === '*' || this.token === '/') left = this.binary(left, () => this.factor());
    return left;
  }

  private binary(left: Formula, operand: () => Formula): Formula {
    const operation = OPERATIONS[this.token]!;
    this.next();
    const right = operand();
    return (of) => operation(left(of), right(of));
  }

  private factor(): Formula {
    const { kind, token } = this;
    this.next();
    if (kind === 'number') return () => Number(token);
    if (kind === 'name') return this.name(token);
    if (token === '-') {
      const inner = this.factor();
      return (of) => -inner(of);
    }
    if (token === '(') return this.bracketed();
    throw new SyntaxError(`\`${token}\` cannot stand there in a formula`);
  }

  private name(token: string): Formula {
    const name = token.replace(/^math\./, '');
    if (this.token !== '(') return (of) => of[name] ?? 0;
    const apply = FUNCTIONS[name];
    if (!apply) throw new SyntaxError(`there is no function \`${token}\``);
    this.next();
    const inner = this.bracketed();
    return (of) => apply(inner(of));
  }

  private bracketed(): Formula {
    const inner = this.sum();
    if (this.token !== ')') throw new SyntaxError('a bracket of the formula is not closed');
    this.next();
    return inner;
  }

  private next(): void {
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.text);
    this.kind = !match ? 'end' : match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'sign';
    this.token = match?.[0].trim() ?? '';
    this.at = match ? TOKEN.lastIndex : this.text.length;
  }
}

const OPERATIONS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};
