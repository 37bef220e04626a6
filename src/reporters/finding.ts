import stringWidth from 'string-width';
import type { Finding } from '../rules/finding.ts';
import type { Severity } from '../rules/rule.ts';
import type { LineIndex } from '../text/position.ts';
import { readable } from '../text/readable.ts';
import type { Paint } from './paint.ts';

/** Widest excerpt of a line; paragraphs of copy are one line each and far longer. */
const EXCERPT = 96;

/**
 * One finding for a person at a terminal: `path:line:col  severity  message  rule`, the line with carets under the
 * place, and how to learn more.
 * @param lines the article that the finding is about
 */
export function showFinding(finding: Finding, lines: LineIndex, paint: Paint): string {
  const place = paint.bold(`${readable(finding.path)}:${finding.start.line}:${finding.start.column}`);
  const head = `${place}  ${colour(finding.severity, paint)(finding.severity)}  ${readable(finding.message)}  ${paint.dim(finding.rule)}`;
  const related = finding.related.map(
    (other) =>
      `  ${paint.dim(`${readable(other.path)}:${other.start.line}:${other.start.column}`)}  ${readable(other.message)}`,
  );
  const help = helpFor(finding).map((text) => `  ${paint.cyan('help:')} ${text}`);
  const more = `  ${paint.dim(`why: ${finding.help}`)}`;
  return [head, ...frame(finding, lines, paint), ...related, ...help, more].join('\n');
}

/** What a person can do about it. */
function helpFor({ fix, severity, rule, path }: Finding): string[] {
  if (severity === 'review')
    return [`once somebody has decided: \`newsctl ack ${rule} ${readable(path)} --by NAME --note WHY\``];
  if (!fix) return [];
  return [`${readable(fix.description)}${fix.safe ? ' `newsctl check --fix` does it.' : ''}`];
}

/** The line of the finding, cut to a readable length, and carets under the place; nothing of a line that is withheld. */
function frame(finding: Finding, lines: LineIndex, paint: Paint): string[] {
  if (finding.withheld)
    return [`  ${paint.dim('(The line is not shown: it is about a confidential source.)')}`];
  const { start, end } = finding;
  const line = lines.line(start.line);
  if (line.trim() === '') return [];
  const from = start.column - 1;
  const to = end.line === start.line ? Math.max(end.column - 1, from + 1) : line.length;
  const cut = window(line, from, Math.min(to, line.length));
  const number = String(start.line);
  const before = readable(cut.before.replace(/\t/g, ' '));
  const marked = readable(cut.marked.replace(/\t/g, ' '));
  const after = readable(cut.after.replace(/\t/g, ' '));
  const carets = '^'.repeat(Math.max(1, stringWidth(marked)));
  const gutter = paint.dim('|');
  return [
    `  ${paint.dim(number)} ${gutter} ${before}${marked}${after}`,
    `  ${' '.repeat(number.length)} ${gutter} ${' '.repeat(stringWidth(before))}${colour(finding.severity, paint)(carets)}`,
  ];
}

function window(line: string, from: number, to: number): { before: string; marked: string; after: string } {
  const markedEnd = Math.min(to, from + EXCERPT - 20);
  const lead = Math.max(0, Math.min(from, EXCERPT - (markedEnd - from) - 20, 40));
  const start = from - lead <= 3 ? 0 : from - lead;
  const end = Math.min(line.length, Math.max(markedEnd, start + EXCERPT));
  const before = (start > 0 ? '…' : '') + line.slice(wordStart(line, start, from), from);
  return {
    before,
    marked: line.slice(from, markedEnd),
    after: line.slice(markedEnd, end) + (end < line.length ? '…' : ''),
  };
}

/** Not in the middle of a word, nor of a character of two units. */
function wordStart(line: string, start: number, from: number): number {
  if (start === 0) return 0;
  const blank = line.indexOf(' ', start);
  return blank >= 0 && blank < from ? blank + 1 : start + (/[\uDC00-\uDFFF]/.test(line[start] ?? '') ? 1 : 0);
}

const colour = (severity: Severity, paint: Paint) =>
  ({ error: paint.red, warning: paint.yellow, note: paint.blue, review: paint.magenta })[severity];
