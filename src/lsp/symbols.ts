import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { Block } from '../article/plain-text.ts';
import type { LedgerRow } from '../sources/ledger.ts';
import type { Span } from '../text/position.ts';
import { readable } from '../text/readable.ts';
import type { Checked } from './checked.ts';
import { rangeOf } from './range.ts';

/** In an outline nobody reads more of a quotation than this, in UTF-16 units. */
const LONGEST = 60;

/** One line of the outline, before it is put in its place. */
interface Entry {
  /** Of a cross-head 1 to 6; a quotation has none and holds nothing. */
  depth: number | null;
  symbol: DocumentSymbol;
}

/** The outline of an article: its headline, its cross-heads, and under each the quotations by speaker. */
export function symbolsOf(checked: Checked): DocumentSymbol[] {
  const entries = [
    ...checked.article.plain.blocks.flatMap((block) => headingOf(checked, block)),
    ...checked.rows().map((row) => quotationEntry(checked, row)),
  ].sort((a, b) => startOf(a) - startOf(b));
  function startOf({ symbol }: Entry): number {
    return checked.document.offsetAt(symbol.selectionRange.start);
  }
  return nested(entries, checked);
}

function headingOf({ article, document }: Checked, block: Block): Entry[] {
  const isHeadline = block.zone === 'headline';
  if (!isHeadline && block.kind !== 'heading') return [];
  const span = article.plain.sourceSpan(block);
  const name = oneLine(article.plain.words(block));
  if (name === '') return [];
  const range = rangeOf(document, span);
  const kind = isHeadline ? SymbolKind.File : SymbolKind.Namespace;
  const symbol = { name, kind, range, selectionRange: range, children: [] };
  return [{ depth: isHeadline ? null : block.depth, symbol }];
}

function quotationEntry(checked: Checked, { quotation, entry }: LedgerRow): Entry {
  const { article, document, discreet } = checked;
  const span: Span = article.plain.sourceSpan(quotation);
  const who = entry.person ?? entry.speaker?.text ?? (entry.candidates.join(' or ') || entry.kind);
  const range = rangeOf(document, span);
  const symbol = {
    name: `${discreet(oneLine(who))}: “${oneLine(entry.words)}”`,
    detail: entry.verdict ?? entry.kind,
    kind: SymbolKind.String,
    range,
    selectionRange: range,
  };
  return { depth: null, symbol };
}

/** Puts each entry under the last cross-head before it, and lets a cross-head reach to the next of its depth. */
function nested(entries: readonly Entry[], { document }: Checked): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: { depth: number; symbol: DocumentSymbol }[] = [];
  const end = document.positionAt(document.getText().length);
  const close = (depth: number, at: DocumentSymbol['range']['end']): void => {
    while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop()!.symbol.range.end = at;
  };
  for (const { depth, symbol } of entries) {
    if (depth !== null) close(depth, symbol.range.start);
    (open.at(-1)?.symbol.children ?? top).push(symbol);
    if (depth === null) continue;
    symbol.range = { ...symbol.range };
    open.push({ depth, symbol });
  }
  close(0, end);
  return top;
}

function oneLine(text: string): string {
  const line = readable(text.replace(/\s+/g, ' ').trim());
  return line.length <= LONGEST ? line : `${line.slice(0, line.lastIndexOf(' ', LONGEST) || LONGEST)}…`;
}
