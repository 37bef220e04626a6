import type { Edit } from './finding.ts';
import type { Report, RuleInput } from './rule.ts';
import type { Verified } from './verdict.ts';

/** The source's own wording, for a person to put in; never of a confidential source, never across paragraphs. */
export function suggestion({ article }: RuleInput, { found, quotation }: Verified): Pick<Report, 'fix'> {
  const changes = found.changes.filter(({ departure }) => departure !== 'permitted');
  const isClear = changes.length > 0 && quotation.parts.length === 1 && !found.source?.entry.confidential;
  if (!isClear) return {};
  const edits = changes.map(({ quoted, given, said }): Edit => {
    const span = article.plain.sourceSpan(quoted);
    if (given === '') return { ...span, end: span.start, text: `${said} ` };
    return { ...span, text: said };
  });
  return { fix: { description: 'Put in the words of the source.', safe: false, edits } };
}
