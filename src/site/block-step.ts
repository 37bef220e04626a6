import { type BlockTag, type Context, Drop, type Emitter, type Liquid, type Template } from 'liquidjs';
import { type Step, TextEmitter } from './template-step.ts';

/** Shows what stands in a block; `above` is what `block` means within it. */
type BlockRender = (above: UpperBlock, emitter: Emitter) => void;

/** What the library keeps to itself. */
interface Block {
  block: string;
  templates: Template[];
}

/** A block is kept for the layout, and not shown where it stands. */
const KEPT = 1;

/**
 * A block of a layout, or of a page that fills it in, as the library does it but for one thing: there each showing of a
 * block makes a generator function, whose first call makes a hidden class of its own. These live with what is old, and
 * each keeps all that its page is made from until that is cleared away.
 * @param ask has the library do it, which says what is wrong
 */
export function blockStep(tag: BlockTag, { renderer }: Liquid, ask: Step): Step {
  const { block, templates } = tag as unknown as Block;
  const own = (above: UpperBlock, ctx: Context, emitter: Emitter): void => {
    const within = ctx.getRegister('blockStack', []) as BlockTag[];
    if (within.includes(tag)) throw new NestedBlock('block tag cannot be nested');
    within.push(tag);
    ctx.push(Object.assign(Object.create(null), { block: above }));
    renderer.renderTemplates(templates, ctx, emitter);
    ctx.pop();
    within.pop();
  };
  return (ctx, emitter) => {
    const blocks = ctx.getRegister('blocks', {}) as Record<string, BlockRender>;
    const page = blocks[block];
    const show: BlockRender = page
      ? (above, to) => page(new UpperBlock((here) => own(above, ctx, here)), to)
      : (above, to) => own(above, ctx, to);
    if (ctx.getRegister('blockMode') === KEPT) blocks[block] = show;
    else attempt(() => show(new UpperBlock(() => {}), emitter)) || ask(ctx, emitter);
  };
}

/** A block within itself. */
class NestedBlock extends Error {}

function attempt(show: () => void): boolean {
  try {
    show();
    return true;
  } catch (error) {
    if (error instanceof NestedBlock) return false;
    throw error;
  }
}

/** What `block` means in a template: `block.super` shows what the block of the layout has itself. */
class UpperBlock extends Drop {
  private readonly show: (emitter: Emitter) => void;

  constructor(show: (emitter: Emitter) => void) {
    super();
    this.show = show;
  }

  super(): string {
    const emitter = new TextEmitter();
    this.show(emitter);
    return emitter.buffer;
  }
}
