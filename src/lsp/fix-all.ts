import type { TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rangeOf } from './range.ts';

/** The one edit that makes another text of a document, what is alike at both ends left alone; none where nothing differs. */
export function editTo(document: TextDocument, text: string): TextEdit[] {
  const old = document.getText();
  if (old === text) return [];
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  if (isSplit(old, start) || isSplit(text, start)) start--;
  let tail = 0;
  while (tail < most - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  if (isSplit(old, old.length - tail) || isSplit(text, text.length - tail)) tail--;
  return [
    {
      range: rangeOf(document, { start, end: old.length - tail }),
      newText: text.slice(start, text.length - tail),
    },
  ];
}

/** Whether an offset lies inside something that is one: a character of two units, or a line end of two. */
const isSplit = (text: string, at: number): boolean =>
  /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(at - 1, at + 1));
