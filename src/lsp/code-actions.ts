import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Finding } from '../rules/finding.ts';
import type { Span } from '../text/position.ts';
import type { Checked } from './checked.ts';
import { diagnosticOf } from './diagnostics.ts';
import { editTo } from './fix-all.ts';
import { meets, rangeOf } from './range.ts';
import { suppressionFor } from './suppress.ts';

/** Kind of the action that makes every safe fix, for editors that run it when a file is saved. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.newsctl`;

/** What the editor can take. */
export interface ActionAbilities {
  /** Edits that belong to one version of a document. */
  versioned: boolean;
  /** Edits with a gap to fill in. */
  snippets: boolean;
}

/**
 * What an editor offers to do about a stretch of a document: the fix of each finding there, a comment that takes it
 * back, and every safe fix of the document at once.
 * @param only kinds that were asked for; all if left out
 */
export function codeActions(
  checked: Checked,
  span: Span,
  only: readonly string[] | undefined,
  abilities: ActionAbilities,
): CodeAction[] {
  const isWanted = (kind: string): boolean =>
    only === undefined ||
    only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
  const here = checked
    .findings()
    .filter(({ start, end }) => meets({ start: start.offset, end: end.offset }, span));
  const quick = isWanted(CodeActionKind.QuickFix)
    ? [
        ...here.flatMap((finding) => fixOf(checked, finding, abilities)),
        ...here.flatMap((finding) => suppressionOf(checked, finding, abilities)),
      ]
    : [];
  return [...quick, ...(isWanted(FIX_ALL) ? fixAll(checked, abilities) : [])];
}

function fixOf(checked: Checked, finding: Finding, abilities: ActionAbilities): CodeAction[] {
  const { fix } = finding;
  if (!fix || fix.edits.length === 0) return [];
  const { document } = checked;
  const edits = fix.edits.map(({ start, end, text }) => ({
    range: rangeOf(document, { start, end }),
    newText: text,
  }));
  return [
    {
      title: fix.description,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(document, finding)],
      isPreferred: fix.safe,
      edit: workspaceEdit(checked, edits, abilities),
    },
  ];
}

function suppressionOf(checked: Checked, finding: Finding, abilities: ActionAbilities): CodeAction[] {
  const { document, article } = checked;
  const comment = suppressionFor(article, finding);
  if (!comment) return [];
  const { at, before, after } = comment;
  const range = rangeOf(document, { start: at, end: at });
  // Without a gap to fill in, the comment suppresses nothing until somebody writes the reason.
  const edit: TextEdit | SnippetTextEdit = abilities.snippets
    ? { range, snippet: { kind: 'snippet', value: `${before}\${1:why}${after}` } }
    : { range, newText: before.trimEnd() + after };
  return [
    {
      title: `Suppress ${finding.rule} here, with a reason`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(document, finding)],
      isPreferred: false,
      edit: workspaceEdit(checked, [edit], abilities),
    },
  ];
}

function fixAll(checked: Checked, abilities: ActionAbilities): CodeAction[] {
  if (!checked.findings().some(({ fix }) => fix?.safe)) return [];
  const edits = editTo(checked.document, checked.fixed());
  if (edits.length === 0) return [];
  const diagnostics: Diagnostic[] = checked
    .findings()
    .filter(({ fix }) => fix?.safe)
    .map((finding) => diagnosticOf(checked.document, finding));
  return [
    {
      title: 'Make every safe fix of newsctl',
      kind: FIX_ALL,
      diagnostics,
      edit: workspaceEdit(checked, edits, abilities),
    },
  ];
}

function workspaceEdit(
  { document }: Checked,
  edits: (TextEdit | SnippetTextEdit)[],
  { versioned, snippets }: ActionAbilities,
): WorkspaceEdit {
  const { uri, version } = document;
  return versioned || snippets
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits as TextEdit[] } };
}
