import { createHash } from 'node:crypto';
import { Liquid } from 'liquidjs';
import { NewsctlError } from '../errors.ts';

/** The templates that pages start from; all others are found from these. */
const ENTRIES = [
  'article',
  'home',
  'section',
  'list',
  'archive',
  'corrections-log',
  'page',
  'not-found',
] as const;
export type TemplateName = (typeof ENTRIES)[number];

const REFERENCE = /\{%-?\s*(?:render|include|layout)\s+(['"])([^'"]*)\1/g;
const LIMITS = { parseLimit: 2_000_000, renderLimit: 20_000, memoryLimit: 200_000_000 };

/** The look of a site: pages are filled in from it, and the stylesheet is one of its files. */
export interface Theme {
  /** @throws NewsctlError TEMPLATE_INVALID where a template asks for something that is not there */
  render(name: TemplateName, data: object): string;
  css: Uint8Array;
  /** Path on the site; a new one for every change, so that readers never see old colours. */
  cssPath: string;
}

/**
 * Reads the templates and the stylesheet. A template may call others by name; each is asked for on its own, so a
 * newsroom replaces one and keeps the rest. `custom.css`, where there is one, follows the stylesheet.
 * @throws NewsctlError TEMPLATE_INVALID for a template that is missing or cannot be parsed
 */
export async function loadTheme(read: (name: string) => Promise<string | null>): Promise<Theme> {
  const templates = await gather(read);
  const style = await read('site.css');
  if (style === null) throw new NewsctlError('TEMPLATE_INVALID', 'The theme has no file `site.css`.');
  const custom = await read('custom.css');
  const css = new TextEncoder().encode(custom === null ? style : `${style}\n${custom}`);
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12);
  const liquid = engine(templates);
  const parsed = new Map(ENTRIES.map((name) => [name, attempt(name, () => liquid.parseFileSync(name))]));
  return {
    css,
    cssPath: `assets/site.${hash}.css`,
    render: (name, data) => attempt(name, () => String(liquid.renderSync(parsed.get(name)!, data))),
  };
}

/** Themes may come from anywhere: no code of theirs runs, and what they can use up has a limit. */
const engine = (templates: Record<string, string>): Liquid =>
  new Liquid({
    templates,
    extname: '.liquid',
    cache: true,
    dynamicPartials: true,
    outputEscape: 'escape',
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    ...LIMITS,
  });

async function gather(read: (name: string) => Promise<string | null>): Promise<Record<string, string>> {
  const templates: Record<string, string> = Object.create(null);
  const waiting: string[] = [...ENTRIES];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const file = `${name}.liquid`;
    if (file in templates) continue;
    if (!/^[a-z0-9][a-z0-9-]*$/.test(name))
      throw new NewsctlError('TEMPLATE_INVALID', `“${name}” is not the name of a template.`, {
        hint: 'Names are small letters, digits and hyphens, without `.liquid`.',
      });
    const text = await read(file);
    if (text === null)
      throw new NewsctlError(
        'TEMPLATE_INVALID',
        `The theme has no template \`${file}\`, which others ask for.`,
      );
    templates[file] = text;
    for (const match of text.matchAll(REFERENCE)) waiting.push(match[2]!);
  }
  return templates;
}

function attempt<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new NewsctlError('TEMPLATE_INVALID', `The template \`${name}.liquid\` failed: ${message}`, {
      cause,
    });
  }
}
