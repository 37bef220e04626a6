import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';
import type { Processor } from 'unified';

/**
 * Keeps the words of a box (`[ ]`, `[x]`) that belongs to no item of a list. Below an empty item the parser
 * takes one at the start of the next paragraph for the item's, and it would be gone from the copy.
 */
export function keepStrayBoxes(this: Processor): void {
  const data = this.data() as { fromMarkdownExtensions?: unknown[] };
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), STRAY_BOXES];
}

// In place of the handlers of the same names that come with GitHub's Markdown.
const STRAY_BOXES: Extension = {
  exit: {
    taskListCheckValueChecked() {
      tick(this, true);
    },
    taskListCheckValueUnchecked() {
      tick(this, false);
    },
    taskListCheck(token) {
      if (!itemOf(this)) writeOut(this, token);
    },
  },
};

function itemOf({ stack }: CompileContext) {
  const above = stack.at(-2);
  return above?.type === 'listItem' ? above : null;
}

function tick(context: CompileContext, checked: boolean): void {
  const item = itemOf(context);
  if (item) item.checked = checked;
}

function writeOut(context: CompileContext, token: Token): void {
  context.enter({ type: 'text', value: context.sliceSerialize(token) }, token);
  context.exit(token);
}
