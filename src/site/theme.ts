import { once } from '../text/once.ts';
import { sha256 } from '../text/sha256.ts';
import { demandBlocks } from './template-blocks.ts';
import { type Asking, templateFault } from './template-fault.ts';
import { ENTRIES, type TemplateName, TemplateEngine, type ThemeTexts } from './template-engine.ts';

const REFERENCE = /\{%-?\s*(?:render|include|layout)\s+(['"])([^'"]*)\1/g;

/** The look of a site: pages are filled in from it, and the stylesheet is one of its files. */
export interface Theme {
  /** @throws NewsctlError TEMPLATE_INVALID where a template cannot be parsed, or asks for something that is not there */
  render(name: TemplateName, data: object): string;
  /**
   * For whoever makes a whole site: a template that no page of it uses is looked at, too.
   * @param site whether readers can search: a layout without room for that is none of others’ faults
   * @throws NewsctlError TEMPLATE_INVALID where one cannot be parsed, or fills in what its layout does not have
   */
  demandSound(site: { search: boolean }): void;
  css: Uint8Array;
  /** Path on the site; a new one for every change, so that readers never see old colours. */
  cssPath: string;
  /** Stands for all of its files. */
  mark: string;
  /** What any other thread needs to fill in the same pages. */
  texts: ThemeTexts;
}

/**
 * Reads the templates and the stylesheet. A template may call others by name; each is asked for on its own, so a
 * newsroom replaces one and keeps the rest. `custom.css`, where there is one, follows the stylesheet.
 * A template is parsed when a page is rendered from it, as an edit needs one of them.
 * @param timezone in which templates tell the time
 * @throws NewsctlError TEMPLATE_INVALID for a template that is missing
 */
export async function loadTheme(
  read: (name: string) => Promise<string | null>,
  timezone: string,
): Promise<Theme> {
  const templates = await gather(read);
  const style = await read('site.css');
  if (style === null) throw templateFault(null, 'The theme has no file `site.css`.');
  const custom = await read('custom.css');
  const css = new TextEncoder().encode(custom === null ? style : `${style}\n${custom}`);
  const hash = sha256(css);
  const byName = Object.entries(templates).sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = { templates, timezone };
  // Where nothing is to be rendered, all templates are those that an earlier build parsed.
  const engine = once(() => new TemplateEngine(texts));
  return {
    css,
    cssPath: `assets/site.${hash.slice(0, 12)}.css`,
    mark: sha256(JSON.stringify([byName, hash])),
    texts,
    render: (name, data) => engine().render(name, data),
    demandSound({ search }) {
      for (const name of ENTRIES) {
        const page = engine().demand(name);
        if (name !== 'search' || search) demandBlocks(`${name}.liquid`, page, templates);
      }
    },
  };
}

async function gather(read: (name: string) => Promise<string | null>): Promise<Record<string, string>> {
  const templates: Record<string, string> = Object.create(null);
  const waiting: { name: string; by: Asking | null }[] = ENTRIES.map((name) => ({ name, by: null }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { name, by } = next;
    const file = `${name}.liquid`;
    if (file in templates) continue;
    if (!/^[a-z0-9][a-z0-9-]*$/.test(name))
      throw templateFault(
        by,
        `“${name}” is not the name of a template.`,
        'Names are small letters, digits and hyphens, without `.liquid`.',
      );
    const text = await read(file);
    if (text === null)
      throw by
        ? templateFault(by, `it asks for \`${file}\`, which the theme does not have.`)
        : templateFault(null, `The theme has no template \`${file}\`.`);
    templates[file] = text;
    for (const match of text.matchAll(REFERENCE))
      waiting.push({ name: match[2]!, by: { file, line: text.slice(0, match.index).split('\n').length } });
  }
  return templates;
}
