import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { Finding } from '../rules/finding.ts';
import { ruleById } from '../rules/index.ts';
import type { Checked } from './checked.ts';
import { withoutMarkup } from './markdown.ts';
import { quotationAt, quotationText } from './quotation-text.ts';
import { meets, rangeOf } from './range.ts';

/**
 * What an editor shows beside the pointer: of each finding there why the rule minds, and of a quotation who says it
 * and whether the sources bear it out.
 * @param kind what the editor can show
 */
export function hoverAt(checked: Checked, offset: number, kind: MarkupKind): Hover | null {
  const { article, document, discreet } = checked;
  const here = { start: offset, end: offset };
  const found = checked.findings().filter((finding) => meets(spanOfFinding(finding), here));
  const row = quotationAt(article, checked.rows(), offset);
  const reasons = [...new Set(found.map(({ rule }) => rule))].flatMap(reason);
  const texts = [...reasons, ...(row ? [discreet(quotationText(article, row))] : [])];
  if (texts.length === 0) return null;
  const span = row ? article.plain.sourceSpan(row.quotation) : spanOfFinding(found[0]!);
  const value = texts.join('\n\n---\n\n');
  return {
    contents: { kind, value: kind === MarkupKind.Markdown ? value : withoutMarkup(value) },
    range: rangeOf(document, span),
  };
}

const spanOfFinding = ({ start, end }: Finding) => ({ start: start.offset, end: end.offset });

function reason(id: string): string[] {
  const rule = ruleById(id);
  return rule
    ? [`**${rule.id}**: ${rule.summary}\n\n${rule.why}\n\nMore: \`newsctl explain ${rule.id}\``]
    : [];
}
