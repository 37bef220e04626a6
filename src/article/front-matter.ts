import type { Span } from '../text/position.ts';
import { asking, suggest } from '../text/suggest.ts';
import { readYaml, type YamlData, type YamlProblem } from '../yaml/document.ts';
import { validate } from '../yaml/validate.ts';
import { frontMatterSchema, isTypeField, knownKeys } from './front-matter-schema.ts';
import type { FrontMatter } from './front-matter-types.ts';
import { entriesOf, isConfidential } from './withheld.ts';

/** Where the front matter and the body of a file lie, in offsets of the whole file. */
export interface Sections {
  /** The YAML between the fences, or null where the file has none. */
  yaml: Span | null;
  body: Span;
  /** The opening fence of front matter that never closes. */
  unclosedFence: Span | null;
}

/** Front matter opens with `---` on the first line and closes with the next `---` or `...` on a line alone. */
export function findSections(text: string): Sections {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const open = /^---[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(from, from + 200));
  if (!open) return { yaml: null, body: { start: from, end: text.length }, unclosedFence: null };
  const start = from + open[0].length;
  const close = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/gm;
  close.lastIndex = start;
  const end = close.exec(text);
  if (!end) {
    // Taking the whole file for YAML would bury the one fault under dozens; the body starts at once instead.
    return { yaml: null, body: { start, end: text.length }, unclosedFence: { start: from, end: from + 3 } };
  }
  return {
    yaml: { start, end: end.index },
    body: { start: close.lastIndex, end: text.length },
    unclosedFence: null,
  };
}

/** The typed front matter, the keys that belong to a type or to nobody, and what was wrong. */
export interface ReadFrontMatter {
  values: FrontMatter;
  /** Values as written for every key, also the ones that are not in {@link FrontMatter}. */
  raw: Record<string, unknown>;
  yaml: YamlData;
  problems: YamlProblem[];
}

export function readFrontMatter(text: string, sections: Sections): ReadFrontMatter {
  const at = sections.yaml ?? { start: sections.body.start, end: sections.body.start };
  const yaml = readYaml(text.slice(at.start, at.end), at.start);
  const problems = [...yaml.problems];
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(yaml.data)) {
    const schema = frontMatterSchema(key);
    if (!schema) {
      if (!isTypeField(key) && !key.startsWith('x-') && !key.startsWith('x_'))
        problems.push(unknownKey(yaml, key));
      continue;
    }
    // `tags:` with nothing after it is a key not yet filled in.
    if (value === null) continue;
    const checked = validate(yaml, schema, value, [key]);
    problems.push(...checked.problems);
    if (checked.value !== undefined) values[key] = checked.value;
  }
  keepSecret(values as FrontMatter, yaml.data);
  return { values: values as FrontMatter, raw: yaml.data, yaml, problems };
}

/** A key that was mistyped is left out of the values, and a source must not cease to be confidential by that. */
function keepSecret({ sources }: FrontMatter, raw: Record<string, unknown>): void {
  if (!sources) return;
  const secret = entriesOf({ raw }, 'sources').map((entry) => entry !== null && isConfidential(entry));
  for (const [index, source] of sources.entries()) if (secret[index]) source.confidential = true;
}

function unknownKey(yaml: YamlData, key: string): YamlProblem {
  const meant = suggest(key, knownKeys());
  return {
    path: [key],
    message: `There is no key \`${key}\` in front matter.${asking(meant)} Keys of your own start with \`x-\`.`,
    span: yaml.keySpan([key]),
    unknownKey: true,
    ...(meant !== null && { meant }),
  };
}
