import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Finding } from '../rules/finding.ts';
import type { Severity } from '../rules/rule.ts';
import { readable } from '../text/readable.ts';
import type { Checked } from './checked.ts';
import { rangeOf } from './range.ts';

/** Who a diagnostic comes from, as editors show it. */
export const SOURCE = 'newsctl';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
  review: DiagnosticSeverity.Information,
};

/** What goes with a diagnostic, for clients that make something of it themselves. */
export interface DiagnosticData {
  rule: string;
  fix?: { description: string; safe: boolean; edits: Edit[] };
}

/** Every finding about a document, as an editor shows it. */
export const diagnosticsOf = ({ document, findings }: Checked): Diagnostic[] =>
  findings().map((finding) => diagnosticOf(document, finding));

/** One finding as an editor shows it. */
export function diagnosticOf(document: TextDocument, finding: Finding): Diagnostic {
  const { rule, severity, message, related, fix } = finding;
  const data: DiagnosticData = { rule, ...(fix && { fix }) };
  return {
    range: placeOf(document, finding),
    severity: SEVERITIES[severity],
    code: rule,
    source: SOURCE,
    message: readable(severity === 'review' ? `[review] ${message}` : message),
    ...(related.length > 0 && {
      relatedInformation: related.map((other) => ({
        location: { uri: document.uri, range: placeOf(document, other) },
        message: readable(other.message),
      })),
    }),
    data,
  };
}

const placeOf = (document: TextDocument, { start, end }: Pick<Finding, 'start' | 'end'>) =>
  rangeOf(document, { start: start.offset, end: end.offset });
