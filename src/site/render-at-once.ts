import {
  AssignTag,
  BlockTag,
  type Context,
  type Emitter,
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
  type Value,
} from 'liquidjs';
import { blockStep } from './block-step.ts';
import { type Step, TextEmitter } from './template-step.ts';
import { ASK, type Reader, readerOf, type Scopes } from './template-values.ts';

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

/** @param ask what has the library render a template */
function stepOf(template: Template, liquid: Liquid, ask: (template: Template) => Step): Step {
  const asking = ask(template);
  if (template.token.kind === TokenKind.HTML) return textStep(template as Template & { str: string });
  if (template instanceof Output) return outputStep(template, asking);
  if (template instanceof IfTag) return ifStep(template, liquid, asking);
  if (template instanceof BlockTag) return blockStep(template, liquid, asking);
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
  let part: unknown = ASK;
  return (ctx, emitter) => {
    // A part that includes itself has no end: the library says which one it is.
    if ((ctx as unknown as Scopes).scopes.length > DEEP) return ask(ctx, emitter);
    // The library makes a parser each time, be it only to find what it has parsed.
    if (part === ASK)
      part = attempt(() => toValueSync(liquid._parsePartialFile(file, true, currentFile)), ctx);
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
