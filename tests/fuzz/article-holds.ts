import { Chalk } from 'chalk';
import { readArticle } from '../../src/article/article.ts';
import { type CheckRequest, check, fix } from '../../src/check/check.ts';
import { analyse } from '../../src/quotes/analyse.ts';
import { FORMATS } from '../../src/reporters/formats.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { ledgerOf } from '../../src/sources/ledger.ts';
import { LineIndex, type Position } from '../../src/text/position.ts';

const PATH = 'articles/fuzz.md';
const paint = new Chalk({ level: 0 });

/**
 * Everything that must hold of the check of any text.
 * @throws Error that says what does not
 */
export async function articleHolds(text: string, desk: Omit<CheckRequest, 'files'>): Promise<void> {
  const request = { ...desk, files: [{ path: PATH, text }] };
  const result = check(request);
  const lines = new LineIndex(text);
  for (const finding of result.findings) findingHolds(finding, text, lines);
  const report = { result, texts: new Map([[PATH, text]]), paint, version: '0.0.0', now: desk.now };
  for (const { load } of FORMATS) await (await load())(report);
  ledgerHolds(text, desk);
  for (const scope of ['safe', 'all'] as const) fixHolds(text, request, scope);
}

function findingHolds(
  { rule, start, end, related, fix: mend }: Finding,
  text: string,
  lines: LineIndex,
): void {
  for (const place of [{ start, end }, ...related]) {
    if (place.start.offset < 0 || place.end.offset > text.length || place.start.offset > place.end.offset)
      throw new Error(`${rule} has a span outside the file: ${place.start.offset} to ${place.end.offset}.`);
    for (const position of [place.start, place.end]) positionHolds(rule, position, lines);
  }
  let last = 0;
  for (const edit of [...(mend?.edits ?? [])].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < last || edit.end > text.length || edit.start > edit.end)
      throw new Error(`${rule} has an edit outside the file, or over another: ${edit.start} to ${edit.end}.`);
    last = edit.end;
  }
}

function positionHolds(rule: string, position: Position, lines: LineIndex): void {
  const counted = lines.position(position.offset);
  if (counted.line !== position.line || counted.column !== position.column)
    throw new Error(`${rule} says line ${position.line}:${position.column} of offset ${position.offset}.`);
}

function ledgerHolds(text: string, desk: Omit<CheckRequest, 'files'>): void {
  const entries = ledgerOf(readArticle(text, PATH), {
    people: desk.people ?? [],
    sourceFiles: desk.sourceFiles ?? new Map(),
    cleanVerbatim: true,
    language: 'en-GB',
  });
  for (const { start, end } of entries)
    if (start < 0 || end > text.length || start > end)
      throw new Error(`A quotation stands outside the file: ${start} to ${end}.`);
}

/** A second run changes nothing, and every word that somebody said stands where it stood in the order of the text. */
function fixHolds(text: string, request: CheckRequest, scope: 'safe' | 'all'): void {
  const once = fix(request, scope)[0]!.text;
  const twice = fix({ ...request, files: [{ path: PATH, text: once }] }, scope)[0]!.text;
  if (twice !== once) throw new Error(`A second run of the fixes (${scope}) changed the text again.`);
  const mended = letters(once);
  let at = 0;
  for (const words of spoken(text)) {
    const found = mended.indexOf(words, at);
    if (found < 0) throw new Error(`The fixes (${scope}) changed what somebody said: ${words}`);
    at = found;
  }
}

const MARKS = /["“”„«»'‘’`…]/g;
const letters = (text: string): string => text.replace(MARKS, '').replace(/\s+/g, ' ');

/** What was said outside the house’s own opinion, in the order of the text, without marks. */
function spoken(text: string): string[] {
  const { plain } = readArticle(text, PATH);
  return analyse(plain)
    .quotations.filter(({ zone }) => zone !== 'opinion')
    .flatMap(({ parts }) => parts)
    .map((part) =>
      plain.sourceSpan({ start: part.open?.end ?? part.start, end: part.close?.start ?? part.end }),
    )
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => letters(text.slice(start, end)).trim());
}
