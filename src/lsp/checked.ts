import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Article } from '../article/article.ts';
import { type CheckRequest, check, fix } from '../check/check.ts';
import type { Finding } from '../rules/finding.ts';
import { discretionFor } from '../sources/confidential/discretion.ts';
import { type LedgerDesk, type LedgerRow, ledgerRows } from '../sources/ledger.ts';
import { once } from '../text/once.ts';

/** One version of a document in the editor, with all that the program knows of it. */
export interface Checked {
  document: TextDocument;
  article: Article;
  /** Absolute path of its newsroom, or null where it belongs to none. */
  root: string | null;
  findings(): readonly Finding[];
  /** Every quotation with its verdict. */
  rows(): readonly LedgerRow[];
  /** The text after every safe fix. */
  fixed(): string;
  /** A text without what would tell who a confidential source is. */
  discreet(text: string): string;
}

/** Each answer is found when it is first asked for, and once. */
export function checkedDocument(
  document: TextDocument,
  article: Article,
  root: string | null,
  request: Omit<CheckRequest, 'files'>,
): Checked {
  const people = request.people ?? [];
  const desk: LedgerDesk = {
    people,
    sourceFiles: request.sourceFiles ?? new Map(),
    cleanVerbatim: request.cleanVerbatim ?? true,
    language: request.language ?? 'en-GB',
  };
  const discretion = once(() => discretionFor(article, people));
  return {
    document,
    article,
    root,
    findings: once(() => check({ ...request, files: [article] }).findings),
    rows: once(() => ledgerRows(article, desk)),
    fixed: once(() => fix({ ...request, files: [article] })[0]!.text),
    discreet: (text) => discretion()?.hide(text) ?? text,
  };
}
