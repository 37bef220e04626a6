import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../text/position.ts';

/** A stretch of a document as an editor names it: line and UTF-16 unit, both from 0. */
export const rangeOf = (document: TextDocument, { start, end }: Span): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

/** The stretch that an editor's range means. */
export const spanOf = (document: TextDocument, { start, end }: Range): Span => ({
  start: document.offsetAt(start),
  end: document.offsetAt(end),
});

/** Whether two stretches have a place in common; the ends of each belong to it, so that a cursor does. */
export const meets = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
