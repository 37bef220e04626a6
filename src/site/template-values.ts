import {
  type Context,
  defaultOperators,
  type Filter,
  isTruthy,
  type Liquid,
  type Token,
  toValueSync,
  TypeGuards,
  type Value,
} from 'liquidjs';

// What stands between the braces of a template, worked out in one go; see `renderAtOnce`.

/** Works out a value; {@link ASK} where the library is to be asked. */
export type Reader = (ctx: Context) => unknown;

export const ASK = Symbol('ask the library');

/** What the library keeps to itself. */
export interface Scopes {
  scopes: readonly object[];
  findScope(name: string): object;
}

/** Null for a value that takes more than names, words, operators and filters. */
export function readerOf({ initial, filters }: Value): Reader | null {
  let read = expressionReader(initial.postfix);
  for (const filter of filters) read = read && filterReader(filter, read);
  return read;
}

function expressionReader(postfix: readonly Token[]): Reader | null {
  const operands: (Reader | null)[] = [];
  for (const token of postfix) {
    if (!TypeGuards.isOperatorToken(token)) {
      operands.push(tokenReader(token));
      continue;
    }
    const right = operands.pop();
    const left = token.operator === 'not' ? null : operands.pop();
    operands.push(left && right ? operatorReader(token.operator, left, right) : null);
  }
  return operands[0] ?? null;
}

function tokenReader(token: Token): Reader | null {
  if ('content' in token) {
    const { content } = token;
    return () => content;
  }
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable) return null;
  const path = token.props.map((prop) => ('content' in prop ? prop.content : undefined));
  // To ask for the block of a layout is to render it.
  if (path[0] === 'block' || path.some((key) => typeof key !== 'string' && typeof key !== 'number'))
    return null;
  return pathReader(path as string[]);
}

const pathReader =
  (path: readonly string[]): Reader =>
  (ctx) => {
    let value: unknown = (ctx as unknown as Scopes).findScope(path[0]!);
    for (const key of path) {
      value = ctx.readProperty(value as object, key);
      if (value === undefined) return ASK;
    }
    return value;
  };

const PLAIN = new Set(['string', 'number', 'boolean']);

const isPlain = (value: unknown): boolean => value === null || PLAIN.has(typeof value);

type Operator = (left: unknown, right: unknown, ctx: Context) => unknown;

/** What operators make of values that are no objects. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '>': (left, right) => (left as number) > (right as number),
  '<': (left, right) => (left as number) < (right as number),
  and: (left, right, ctx) => isTruthy(left, ctx) && isTruthy(right, ctx),
  or: (left, right, ctx) => isTruthy(left, ctx) || isTruthy(right, ctx),
};

function operatorReader(name: string, left: Reader, right: Reader): Reader {
  const among: Operator | undefined = OPERATORS[name];
  const library = defaultOperators[name] as Operator;
  return (ctx) => {
    const a = left(ctx);
    const b = right(ctx);
    if (a === ASK || b === ASK) return ASK;
    return among && isPlain(a) && isPlain(b) ? among(a, b, ctx) : toValueSync(library(a, b, ctx));
  };
}

function filterReader(filter: Filter, read: Reader): Reader | null {
  const args = filter.args.map((arg) => (Array.isArray(arg) ? null : tokenReader(arg)));
  // Also what the library keeps to itself: what a filter does, and what it finds under `this`.
  const { handler, token, liquid } = filter as unknown as {
    handler(this: object, ...all: unknown[]): unknown;
    token: Token;
    liquid: Liquid;
  };
  if (args.includes(null)) return null;
  return (context) => {
    const values = [read, ...args].map((one) => one!(context));
    if (values.includes(ASK)) return ASK;
    const made = handler.apply({ context, token, liquid }, values);
    // To find out that a text is no generator the library asks it for three methods that no text has.
    return typeof made === 'string' ? made : toValueSync(made);
  };
}
