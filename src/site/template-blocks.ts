import { BlockTag, LayoutTag, type Template } from 'liquidjs';
import { templateFault, type TemplateTexts } from './template-fault.ts';

const BLOCK = /\{%-?\s*block\s+(\w+)/g;
const PART = /\{%-?\s*(?:include|layout)\s+(['"])([^'"]*)\1/g;

/**
 * A page gives its layout blocks by name, and what stands in one of another name would be shown nowhere: a slip of the
 * pen would publish pages without their articles.
 * @param file of the page, which is parsed already
 * @throws NewsctlError TEMPLATE_INVALID
 */
export function demandBlocks(file: string, page: readonly Template[], texts: TemplateTexts): void {
  for (const one of page) {
    if (!(one instanceof LayoutTag)) continue;
    // What the library keeps to itself; a layout may be named by a value, too.
    const { file: layout, templates } = one as unknown as { file?: unknown; templates: Template[] };
    if (typeof layout !== 'string') continue;
    const there = blocksOf(`${layout}.liquid`, texts);
    for (const given of templates) {
      const { block } = given as unknown as { block: string };
      if (!(given instanceof BlockTag) || there.has(block)) continue;
      const [line] = given.token.getPosition() as [number, number];
      const fault = `it fills in a block \`${block}\`, which \`${layout}.liquid\` does not have: nobody would see what is in it.`;
      throw templateFault({ file, line }, fault, `Its blocks are ${[...there].join(', ')}.`);
    }
  }
}

/** The names of all blocks of a template and of the parts that it is made of. */
function blocksOf(file: string, texts: TemplateTexts, seen = new Set<string>()): Set<string> {
  const text = seen.has(file) ? '' : (texts[file] ?? '');
  seen.add(file);
  const names = new Set([...text.matchAll(BLOCK)].map((match) => match[1]!));
  for (const match of text.matchAll(PART))
    for (const name of blocksOf(`${match[2]}.liquid`, texts, seen)) names.add(name);
  return names;
}
