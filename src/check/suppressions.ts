import type { Article } from '../article/article.ts';
import type { Span } from '../text/position.ts';

/** A comment in an article that takes back what a rule says about a stretch of it. */
export interface Suppression {
  rule: string;
  reason: string;
  /** The comment itself. */
  span: Span;
  /** The stretch it covers. */
  covers: Span;
}

/** What a comment lacks to be one. */
export interface SuppressionFault {
  message: string;
  span: Span;
}

export interface Suppressions {
  suppressions: Suppression[];
  faults: SuppressionFault[];
}

const COMMENT = /^<!--\s*newsctl-(\S+)\s*([\s\S]*?)\s*-->$/;
const HOW =
  'Write `<!-- newsctl-disable-next RULE -- why -->` before a paragraph, `newsctl-disable RULE -- why` … `newsctl-enable RULE` round several, or `newsctl-disable-file RULE -- why`.';

/**
 * Reads the comments `newsctl-disable-next`, `-disable`, `-enable` and `-disable-file` of an article. Each names
 * its rules and, after ` -- `, the reason; one without a reason is a fault and suppresses nothing.
 */
export function readSuppressions(article: Article): Suppressions {
  const found: Suppressions = { suppressions: [], faults: [] };
  const open: Suppression[] = [];
  for (const { value, span } of article.html) {
    const match = COMMENT.exec(value.trim());
    if (match) readComment(article, match[1]!, match[2]!, span, found, open);
  }
  return found;
}

function readComment(
  article: Article,
  verb: string,
  rest: string,
  span: Span,
  found: Suppressions,
  open: Suppression[],
): void {
  const [names = '', ...reasons] = rest.split(/\s+--\s+/);
  const rules = names.split(/[\s,]+/).filter((name) => name !== '');
  const reason = reasons.join(' -- ').trim();
  if (verb === 'enable') return close(rules, span, open);
  const covers = coverage(article, verb, span);
  if (!covers) {
    found.faults.push({ message: `There is no comment \`newsctl-${verb}\`. ${HOW}`, span });
  } else if (rules.length === 0) {
    found.faults.push({ message: `This comment names no rule. ${HOW}`, span });
  } else if (reason === '') {
    found.faults.push({
      message: 'This comment gives no reason, so it suppresses nothing: add ` -- ` and why.',
      span,
    });
  } else {
    const added = rules.map((rule) => ({ rule, reason, span, covers: { ...covers } }));
    found.suppressions.push(...added);
    if (verb === 'disable') open.push(...added);
  }
}

function coverage(article: Article, verb: string, span: Span): Span | null {
  if (verb === 'disable-file') return { start: 0, end: article.text.length };
  if (verb === 'disable') return { start: span.end, end: article.text.length };
  return verb === 'disable-next' ? nextBlock(article, span.end) : null;
}

/** Ends those that are open; all of them where no rule is named. */
function close(rules: readonly string[], span: Span, open: Suppression[]): void {
  for (const suppression of open)
    if (rules.length === 0 || rules.includes(suppression.rule))
      suppression.covers.end = Math.min(suppression.covers.end, span.start);
}

/** The paragraph, image or block after a comment: up to the next blank line that follows some words. */
function nextBlock(article: Article, from: number): Span {
  const rest = article.text.slice(from);
  const start = from + (/\S/.exec(rest)?.index ?? 0);
  const gap = /\r?\n[ \t]*\r?\n/.exec(article.text.slice(start));
  return { start, end: gap ? start + gap.index : article.text.length };
}
