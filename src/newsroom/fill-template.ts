import { type Document, isScalar, type Node, parseDocument, Scalar, visit } from 'yaml';
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
  const filled = fillValues(document, values);
  setMissing(document, values, filled);
  const yaml = document
    .toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER })
    .replace(/^# ?(?:label|purpose):.*\n/gm, '')
    .replace(UNPRINTABLE, escaped)
    .trimEnd();
  return `---\n${yaml}\n---\n${fillText(template.body, values, markdownSafe)}`;
}

/** Fills the placeholders in values; returns the names that were there. */
function fillValues(document: Document, values: TemplateValues): Set<string> {
  const filled = new Set<string>();
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return undefined;
      const names = [...node.value.matchAll(PLACEHOLDER)].map((match) => match[1]!);
      for (const name of names) filled.add(name);
      if (names.length === 0) return undefined;
      const whole = names.length === 1 && node.value.trim().replace(PLACEHOLDER, '') === '';
      const name = names[0]!;
      if (whole && (name === 'byline' || name === 'sources'))
        return withComments(listNode(document, values, name), node);
      const text = whole && isPlaceholder(name) ? valueAsText(values, name) : fillText(node.value, values);
      setText(node, text, name === 'headline');
      return undefined;
    },
  });
  return filled;
}

function listNode(document: Document, values: TemplateValues, name: 'byline' | 'sources'): Node {
  const list = name === 'byline' ? values.byline.map((writer) => ({ name: writer })) : values.sources;
  const node = document.createNode(list);
  visit(node, {
    Scalar(key, scalar) {
      if (key !== 'key' && isScalar(scalar)) setText(scalar, String(scalar.value), false);
    },
  });
  return node;
}

/** A comment on the line of the placeholder goes above the list that takes its place. */
function withComments(list: Node, placeholder: Scalar): Node {
  const comments = [placeholder.commentBefore, placeholder.comment].filter((comment) => comment);
  if (comments.length > 0) list.commentBefore = comments.join('\n');
  return list;
}

function setMissing(document: Document, values: TemplateValues, filled: Set<string>): void {
  set(document, 'id', values.id);
  set(document, 'headline', values.headline);
  set(document, 'slug', values.slug);
  // A newsroom's own template may be of a shipped type under another name, such as `type: news`.
  const type = document.get('type');
  if (typeof type !== 'string' || !articleType(type)) set(document, 'type', values.type);
  if (values.section !== '' && !filled.has('section')) set(document, 'section', values.section);
  for (const name of ['byline', 'sources'] as const)
    if (values[name].length > 0 && !filled.has(name)) document.set(name, listNode(document, values, name));
  if (!document.has('status')) document.set('status', 'draft');
}

function set(document: Document, key: string, value: string): void {
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
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be escaped
const UNPRINTABLE = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
