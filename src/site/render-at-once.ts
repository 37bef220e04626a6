import {
  AssignTag,
  type Context,
  defaultOperators,
  type Emitter,
  type Filter,
  IfTag,
  IncludeTag,
  isTruthy,
  type Liquid,
  Output,
  type Template,
  type Token,
  TokenKind,
  toValue,
  toValueSync,
  TypeGuards,
  type Value,
} from 'liquidjs';

/**
 * LiquidJS renders with generators throughout, so that a template may wait for a value. Ours never wait, and three
 * quarters of the time that a page takes goes into asking generators for the next step. What templates mostly consist
 * of is therefore done here in one go: text, values that are shown, conditions. All else, and whatever goes wrong, is
 * left to the library: what it makes of a template stays the measure.
 */
export function renderAtOnce(liquid: Liquid): void {
  const { renderer } = liquid;
  const inSteps = renderer.renderTemplates.bind(renderer);
  const known = new WeakMap<Template[], Step[]>();
  const stepsOf = (templates: Template[]): Step[] => {
    const steps = known.get(templates) ?? templates.map((template) => stepOf(template, liquid, ask));
    known.set(templates, steps);
    return steps;
  };
  const ask = (template: Template): Step => {
    const alone = [template];
    return (ctx, emitter) => {
      toValueSync(inSteps(alone, ctx, emitter));
    };
  };
  const render = (templates: Template[], ctx: Context, emitter: Emitter = new TextEmitter()): unknown => {
    ctx.renderLimit.check(performance.now());
    for (const step of stepsOf(templates)) {
      step(ctx, emitter);
      if (ctx.breakCalled || ctx.continueCalled) break;
    }
    return (emitter as TextEmitter).buffer;
  };
  // Whoever asks for a generator takes what it would have come to as well.
  renderer.renderTemplates = render as typeof renderer.renderTemplates;
}

type Step = (ctx: Context, emitter: Emitter) => void;

/** Works out a value; {@link ASK} where the library is to be asked. */
type Reader = (ctx: Context) => unknown;

const ASK = Symbol('ask the library');

class TextEmitter {
  buffer = '';

  write(html: unknown): void {
    this.buffer += textOf(html);
  }
}

function textOf(written: unknown): string {
  const value: unknown = toValue(written);
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(textOf).join('') : String(value);
}

/** @param ask what has the library render a template */
function stepOf(template: Template, liquid: Liquid, ask: (template: Template) => Step): Step {
  const asking = ask(template);
  if (template.token.kind === TokenKind.HTML) return textStep(template as Template & { str: string });
  if (template instanceof Output) return outputStep(template, asking);
  if (template instanceof IfTag) return ifStep(template, liquid, asking);
  if (template instanceof AssignTag) return assignStep(template, asking);
  return template instanceof IncludeTag ? includeStep(template, liquid, asking) : asking;
}

const textStep =
  ({ str }: { str: string }): Step =>
  (_, emitter) =>
    emitter.write(str);

function outputStep({ value }: Output, ask: Step): Step {
  const read = readerOf(value);
  if (!read) return ask;
  return (ctx, emitter) => {
    const shown = attempt(read, ctx);
    if (shown === ASK) ask(ctx, emitter);
    else emitter.write(toValue(shown));
  };
}

function ifStep({ branches, elseTemplates = [] }: IfTag, { renderer }: Liquid, ask: Step): Step {
  const readers = branches.map(({ value }) => readerOf(value));
  return (ctx, emitter) => {
    for (const [i, { templates }] of branches.entries()) {
      const read = readers[i];
      const met = read ? attempt(read, ctx) : ASK;
      if (met === ASK) return ask(ctx, emitter);
      if (isTruthy(toValue(met), ctx)) return void renderer.renderTemplates(templates, ctx, emitter);
    }
    renderer.renderTemplates(elseTemplates, ctx, emitter);
  };
}

function assignStep(tag: AssignTag, ask: Step): Step {
  const { key, value } = tag as unknown as { key: string; value: Value };
  const read = readerOf(value);
  if (!read) return ask;
  return (ctx, emitter) => {
    const assigned = attempt(read, ctx);
    if (assigned === ASK) ask(ctx, emitter);
    else (ctx.bottom() as Record<string, unknown>)[key] = assigned;
  };
}

/** Parts and loops within each other. */
const DEEP = 50;

/** A part of the theme that is named in the template itself and is handed nothing more than it sees. */
function includeStep(tag: IncludeTag, liquid: Liquid, ask: Step): Step {
  const { file, currentFile, withVar, hash } = tag as unknown as {
    file: unknown;
    currentFile?: string;
    withVar?: Token;
    hash: { hash: object };
  };
  if (typeof file !== 'string' || withVar || Object.keys(hash.hash).length > 0) return ask;
  return (ctx, emitter) => {
    // A part that includes itself has no end: the library says which one it is.
    if ((ctx as unknown as Scopes).scopes.length > DEEP) return ask(ctx, emitter);
    const part = attempt(() => toValueSync(liquid._parsePartialFile(file, true, currentFile)), ctx);
    if (part === ASK) return ask(ctx, emitter);
    const saved = ctx.saveRegister('blocks', 'blockMode');
    ctx.setRegister('blocks', {});
    // A block in it is shown where it stands.
    ctx.setRegister('blockMode', 0);
    ctx.push(Object.create(null));
    liquid.renderer.renderTemplates(part as Template[], ctx, emitter);
    ctx.pop();
    ctx.restoreRegister(saved);
  };
}

/** An error is for the library to find once more, and to say where it is. */
function attempt(read: Reader, ctx: Context): unknown {
  try {
    return read(ctx);
  } catch {
    return ASK;
  }
}

/** Null for a value that takes more than names, words, operators and filters. */
function readerOf({ initial, filters }: Value): Reader | null {
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

/** What the library keeps to itself. */
interface Scopes {
  scopes: readonly object[];
  findScope(name: string): object;
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
    return toValueSync(handler.apply({ context, token, liquid }, values));
  };
}
