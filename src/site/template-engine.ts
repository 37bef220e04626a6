import { Liquid, type Template } from 'liquidjs';
import { renderAtOnce } from './render-at-once.ts';
import { renderingFault, type TemplateTexts } from './template-fault.ts';

/** The templates that pages start from; all others are found from these. */
export const ENTRIES = [
  'article',
  'home',
  'section',
  'list',
  'archive',
  'corrections-log',
  'page',
  'search',
  'not-found',
] as const;
export type TemplateName = (typeof ENTRIES)[number];

const LIMITS = { parseLimit: 2_000_000, renderLimit: 5_000, memoryLimit: 200_000_000 };

/** Plain data from which pages are filled in the same way in every thread. */
export interface ThemeTexts {
  templates: TemplateTexts;
  /** In which templates tell the time. */
  timezone: string;
}

/** Fills in the templates of a theme. One is parsed when it is first asked for, as an edit needs one of them. */
export class TemplateEngine {
  private readonly texts: TemplateTexts;
  private readonly liquid: Liquid;
  private readonly parsed = new Map<TemplateName, Template[]>();

  constructor({ templates, timezone }: ThemeTexts) {
    this.texts = templates;
    this.liquid = engine(templates, timezone);
  }

  /** @throws NewsctlError TEMPLATE_INVALID where a template cannot be parsed, or asks for something that is not there */
  render(name: TemplateName, data: object): string {
    const template = this.demand(name);
    return this.attempt(name, () => String(this.liquid.renderSync(template, data)));
  }

  /** @internal @throws NewsctlError TEMPLATE_INVALID where it cannot be parsed */
  demand(name: TemplateName): Template[] {
    const template = this.parsed.get(name) ?? this.attempt(name, () => this.liquid.parseFileSync(name));
    this.parsed.set(name, template);
    return template;
  }

  private attempt<T>(name: TemplateName, run: () => T): T {
    try {
      return run();
    } catch (cause) {
      throw renderingFault(`${name}.liquid`, this.texts, cause);
    }
  }
}

/** Themes may come from anywhere: no code of theirs runs, and what they can use up has a limit. */
function engine(templates: TemplateTexts, timezone: string): Liquid {
  const liquid = new Liquid({
    templates,
    extname: '.liquid',
    cache: true,
    dynamicPartials: true,
    outputEscape: 'escape',
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    timezoneOffset: timezone,
    ...LIMITS,
  });
  sameEveryTime(liquid);
  renderAtOnce(liquid);
  return liquid;
}

/** A filter by the plain function that it is. */
type Filter = Extract<Parameters<Liquid['registerFilter']>[1], (...all: never[]) => unknown>;

/** A page is a matter of what it is made from: what would come out otherwise the next time is an error. */
function sameEveryTime(liquid: Liquid): void {
  const date = liquid.filters.date as Filter;
  liquid.registerFilter('date', function (value, ...rest) {
    if (value === 'now' || value === 'today')
      throw new Error(`a page cannot ask what time it is: \`${value}\` would be another one in every build`);
    return date.call(this, value, ...rest);
  });
  liquid.registerFilter('sample', () => {
    throw new Error('a page cannot draw lots: `sample` would come out otherwise in every build');
  });
}
