import {
  type Document,
  isMap,
  isPair,
  isScalar,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  visit,
} from 'yaml';
import { articleType } from '../article/types.ts';
import {
  fillText,
  isPlaceholder,
  markdownSafe,
  PLACEHOLDER,
  type TemplateValues,
  valueAsText,
} from './placeholders.ts';
import type { Template } from './template.ts';

/**
 * The text of a new article. Values go into the YAML as values, never as pasted text, so that no headline can
 * break it; comments and the order of keys stay. The headline, id and slug are set even where the template
 * lacks them, and so are a section, byline or sources that were asked for.
 * @returns the whole file, with LF line ends
 */
export function fillTemplate(template: Template, values: TemplateValues): string {
  const document = parseDocument(template.yaml);
  // Found before anything is filled in, as a section or a writer may well be called "{{byline}}".
  const lists = listPairs(document);
  const filled = fillTexts(document, values);
  for (const list of lists) fillList(document, values, list);
  setMissing(document, values, filled);
  const yaml = document
    .toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER })
    .replace(/^# ?(?:label|purpose):.*\n/gm, '')
    .replace(UNPRINTABLE, escaped)
    .trimEnd();
  return `---\n${yaml}\n---\n${fillText(template.body, values, markdownSafe)}`;
}

type ListName = 'byline' | 'sources';

const isListName = (name: string): name is ListName => name === 'byline' || name === 'sources';

/** Fills the placeholders that become text; returns the top-level keys that get a value of their own name. */
function fillTexts(document: Document, values: TemplateValues): Set<string> {
  const filled = new Set<string>();
  visit(document, {
    Scalar(key, node, path) {
      if (key === 'key' || typeof node.value !== 'string') return;
      const names = [...node.value.matchAll(PLACEHOLDER)].map((match) => match[1]!);
      if (names.length === 0) return;
      const top = isPair(path[2]) ? String(path[2].key) : '';
      if (names.includes(top)) filled.add(top);
      const name = onlyName(node.value);
      if (path.length === TOP_LEVEL && isListName(name)) return;
      const text = isPlaceholder(name) ? valueAsText(values, name) : fillText(node.value, values);
      setText(node, text, name === 'headline' || name === '');
    },
  });
  return filled;
}

/** Document, map, pair: what lies above a value that is no part of another. */
const TOP_LEVEL = 3;

/** The name of the placeholder that is the whole of a text, or nothing. */
const onlyName = (text: string): string => /^\s*\{\{[ \t]*([\w-]+)[ \t]*\}\}\s*$/.exec(text)?.[1] ?? '';

interface ListPair {
  name: ListName;
  pair: Pair<unknown, unknown>;
  placeholder: Scalar;
}

function listPairs(document: Document): ListPair[] {
  const pairs = isMap(document.contents) ? document.contents.items : [];
  return pairs.flatMap((pair) => {
    const placeholder = pair.value;
    if (!isScalar(placeholder) || typeof placeholder.value !== 'string') return [];
    const name = onlyName(placeholder.value);
    return isListName(name) ? [{ name, pair, placeholder }] : [];
  });
}

function fillList(document: Document, values: TemplateValues, { name, pair, placeholder }: ListPair): void {
  const list = listNode(document, values, name);
  // A comment on the line of the placeholder goes above the list that takes its place.
  const comments = [placeholder.commentBefore, placeholder.comment].filter((comment) => comment);
  if (comments.length > 0) list.commentBefore = comments.join('\n');
  pair.value = list;
}

function listNode(document: Document, values: TemplateValues, name: ListName): Node {
  const list = name === 'byline' ? values.byline.map((writer) => ({ name: writer })) : values.sources;
  const node = document.createNode(list);
  visit(node, {
    Scalar(key, scalar) {
      if (key !== 'key') setText(scalar, String(scalar.value), false);
    },
  });
  return node;
}

function setMissing(document: Document, values: TemplateValues, filled: Set<string>): void {
  setKey(document, 'id', values.id);
  setKey(document, 'headline', values.headline);
  setKey(document, 'slug', values.slug);
  // A newsroom's own template may be of a shipped type under another name, such as `type: news`.
  const type = document.get('type');
  if (typeof type !== 'string' || !articleType(type)) setKey(document, 'type', values.type);
  if (values.section !== '' && !filled.has('section')) setKey(document, 'section', values.section);
  for (const name of ['byline', 'sources'] as const)
    if (values[name].length > 0 && !filled.has(name)) document.set(name, listNode(document, values, name));
  if (!document.has('status')) document.set('status', 'draft');
}

function setKey(document: Document, key: string, value: string): void {
  const old = document.get(key, true);
  const node = isScalar(old) ? old : new Scalar('');
  setText(node, value, key === 'headline');
  if (node !== old) document.set(key, node);
}

/** Texts that can stand without quotation marks whatever the reader of the YAML; the others get them. */
const SIMPLE = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} ._/+’-]|:(?=\d))*(?<! )$/u;

function setText(node: Scalar, value: string, quoted: boolean): void {
  node.value = value;
  node.type = !quoted && SIMPLE.test(value) ? 'PLAIN' : 'QUOTE_DOUBLE';
}

/** What YAML wants escaped; U+2028 and U+2029 could also end a line for whoever looks for the closing fence. */
const UNPRINTABLE = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
