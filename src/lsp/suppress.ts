import type { Article } from '../article/article.ts';
import type { Finding } from '../rules/finding.ts';

/** A comment that takes back what a rule says, still without its reason. */
export interface SuppressionEdit {
  at: number;
  /** What stands before the reason and after it. */
  before: string;
  after: string;
}

/** Where a comment goes that takes a finding back; null for one that nobody can take back. */
export function suppressionFor(article: Article, { rule, severity, start }: Finding): SuppressionEdit | null {
  if (severity === 'review' || rule.startsWith('suppression/')) return null;
  const { text, bodySpan } = article;
  const end = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const after = ` -->${end}`;
  if (start.offset < bodySpan.start)
    return { at: bodySpan.start, before: `<!-- newsctl-disable-file ${rule} -- `, after };
  const at = blockStart(article, start.offset);
  const indent = /^[ \t]*/.exec(text.slice(at, at + 100))![0];
  return { at, before: `${indent}<!-- newsctl-disable-next ${rule} -- `, after };
}

/** The start of the line after the blank line before an offset: what `newsctl-disable-next` covers begins there. */
function blockStart({ text, lines, bodySpan }: Article, offset: number): number {
  let { line } = lines.position(offset);
  while (lines.lineStart(line) > bodySpan.start && lines.line(line - 1).trim() !== '') line--;
  return Math.max(lines.lineStart(line), bodySpan.start, text.charCodeAt(0) === 0xfeff ? 1 : 0);
}
