import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ConfigFault } from '../newsroom/config-fault.ts';
import { SOURCE } from './diagnostics.ts';
import { rangeOf } from './range.ts';

/** Faults of newsctl.yaml or people.yaml, each at its place in that file. */
export function configDiagnostics({ code, text, problems }: ConfigFault): Diagnostic[] {
  const document = TextDocument.create('', 'yaml', 0, text);
  return problems.map(({ message, span }) => ({
    range: rangeOf(document, span),
    severity: DiagnosticSeverity.Error,
    code,
    source: SOURCE,
    message,
  }));
}

/** What an article says whose newsroom cannot be loaded: nothing else about it would be true. */
export function unchecked(message: string, code: string): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    severity: DiagnosticSeverity.Error,
    code,
    source: SOURCE,
    message: `This article is not checked. ${message}`,
  };
}
