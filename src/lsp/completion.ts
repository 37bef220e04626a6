import { type CompletionItem, CompletionItemKind, type CompletionList } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findSections } from '../article/front-matter.ts';
import { FRONT_MATTER_KEYS, frontMatterSchema } from '../article/front-matter-schema.ts';
import { ARTICLE_TYPES, articleType } from '../article/types.ts';
import type { Span } from '../text/position.ts';
import type { YamlPath } from '../yaml/document.ts';
import { keysAt, valuesAt } from '../yaml/schema-path.ts';
import { rangeOf } from './range.ts';
import { placeInYaml, type YamlPlace } from './yaml-place.ts';

/** One thing that may stand at a place, with what helps to choose it. */
export interface Choice {
  value: string;
  detail?: string;
}

/** What the newsroom offers for a place of the front matter; null where it knows nothing of its own. */
export type Offers = (path: YamlPath) => Promise<Choice[] | null>;

/**
 * What may come next in the front matter: keys that are not there yet, values of those that have only some, people
 * and sources. Nothing in the body of an article.
 */
export async function completionAt(
  document: TextDocument,
  offset: number,
  offers: Offers,
): Promise<CompletionList | null> {
  const text = document.getText();
  const yaml = frontMatterSpan(text);
  if (!yaml || offset < yaml.start || offset > yaml.end) return null;
  const place = placeInYaml(text.slice(yaml.start, yaml.end), offset - yaml.start);
  if (!place) return null;
  const span = { start: place.span.start + yaml.start, end: wordEnd(text, offset) };
  const keys = place.kind === 'key' ? keysFor(place, typeIn(text, yaml)) : [];
  const items =
    keys.length > 0
      ? keys.map((choice) => keyItem(document, span, choice))
      : (await valuesFor(place.path, offers)).map((choice) => valueItem(document, span, choice));
  return { isIncomplete: false, items };
}

/** The YAML between the fences; where the second is still missing, what stands before the first blank line. */
function frontMatterSpan(text: string): Span | null {
  const { yaml, unclosedFence, body } = findSections(text);
  if (yaml || !unclosedFence) return yaml;
  const gap = /\r?\n[ \t]*\r?\n/.exec(text.slice(body.start));
  return { start: body.start, end: gap ? body.start + gap.index : text.length };
}

/** The end of the word that an offset stands in, so that all of it is replaced. */
const wordEnd = (text: string, offset: number): number =>
  offset + /^[\w-]*/.exec(text.slice(offset, offset + 200))![0].length;

const typeIn = (text: string, { start, end }: Span): string | undefined =>
  /^type:[ \t]*["']?([\w-]+)/m.exec(text.slice(start, end))?.[1];

function keysFor({ path, taken }: YamlPlace, type: string | undefined): Choice[] {
  const [top, ...rest] = path;
  const free = (keys: readonly string[]): string[] => keys.filter((key) => !taken.includes(key));
  if (top !== undefined) {
    const schema = frontMatterSchema(String(top));
    return schema ? free(keysAt(schema, rest)).map((value) => ({ value })) : [];
  }
  const own = articleType(type);
  return [
    ...free(FRONT_MATTER_KEYS).map((value) => ({ value })),
    ...free(own?.fields ?? []).map((value) => ({ value, detail: `key of the type ${own!.name}` })),
  ];
}

async function valuesFor(path: YamlPath, offers: Offers): Promise<Choice[]> {
  const offered = await offers(path);
  if (offered) return offered;
  const [top, ...rest] = path;
  if (top === undefined) return [];
  if (top === 'type' && rest.length === 0)
    return ARTICLE_TYPES.map(({ name, purpose }) => ({ value: name, detail: purpose }));
  const schema = frontMatterSchema(String(top));
  return schema ? valuesAt(schema, rest).map((value) => ({ value })) : [];
}

function keyItem(document: TextDocument, span: Span, { value, detail }: Choice): CompletionItem {
  const isFollowed = document.getText().slice(span.end, span.end + 1) === ':';
  return {
    label: value,
    kind: CompletionItemKind.Property,
    ...(detail && { detail }),
    textEdit: { range: rangeOf(document, span), newText: isFollowed ? value : `${value}: ` },
  };
}

const valueItem = (document: TextDocument, span: Span, { value, detail }: Choice): CompletionItem => ({
  label: value,
  kind: CompletionItemKind.Value,
  ...(detail && { detail }),
  textEdit: { range: rangeOf(document, span), newText: scalar(value) },
});

/** A text as YAML has it also inside brackets: in quotation marks where one of its characters would mean something. */
const scalar = (text: string): string =>
  /[,:#[\]{}"&*!|>%@`\\]|^['? -]|^\d+$/.test(text) ? JSON.stringify(text) : text;
