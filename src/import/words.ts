import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../article/markdown.ts';
import { blockText } from './block-text.ts';
import { withoutInvisible } from './clean.ts';
import type { ImportedArticle } from './types.ts';

/** Words of a page that an import lacks, and words it has that the page lacks, each as often as it differs. */
export interface WordBalance {
  lost: string[];
  added: string[];
}

/**
 * The proof that an import is complete: every word of the page is in the front matter, in the body or among
 * what was dropped, as often as on the page. A word is a run of letters and digits.
 * @param page the page as readers see it, see `visibleText`
 */
export function wordBalance(page: string, imported: ImportedArticle): WordBalance {
  const balance = count(page);
  for (const [word, times] of count(importedText(imported)))
    balance.set(word, (balance.get(word) ?? 0) - times);
  const lost: string[] = [];
  const added: string[] = [];
  for (const [word, times] of balance)
    for (let i = 0; i < Math.abs(times); i++) (times > 0 ? lost : added).push(word);
  return { lost, added };
}

function count(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word] of withoutInvisible(text).matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

function importedText({ frontMatter, body, dropped }: ImportedArticle): string {
  const { type: _, lang: __, ...values } = frontMatter;
  return [...strings(values), bodyText(body), ...dropped.map((one) => one.text)].join('\n');
}

const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(strings);

/** Every word of a Markdown body: labels, captions, alternative texts and code too. */
function bodyText(body: string): string {
  const parts: string[] = [];
  visit(parseMarkdown(body), (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      parts.push(blockText(node));
    if (node.type === 'code' || node.type === 'html') parts.push(node.value);
    if (node.type === 'image') parts.push(node.alt ?? '', node.title ?? '');
  });
  return parts.join('\n');
}
