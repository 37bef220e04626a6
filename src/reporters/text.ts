import stringWidth from 'string-width';
import type { CheckResult } from '../check/check.ts';
import type { Finding } from '../rules/finding.ts';
import type { Severity } from '../rules/rule.ts';
import { LineIndex } from '../text/position.ts';
import { readable } from '../text/readable.ts';

type Style = (text: string) => string;

/** The colours that the reporter uses; an instance of chalk fits. */
export type Paint = Record<'red' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'dim' | 'bold' | 'green', Style>;

/** Widest excerpt of a line; paragraphs of copy are one line each and far longer. */
const EXCERPT = 96;

/**
 * Findings for a person at a terminal: `path:line:col  severity  message  rule`, the line with carets under
 * the place, how to learn more, and a summary at the end, where the eye is.
 * @param texts the articles, by path, for the excerpts
 */
export function reportText(result: CheckResult, texts: ReadonlyMap<string, string>, paint: Paint): string {
  const lines = new Map<string, LineIndex>();
  const indexOf = (path: string): LineIndex => {
    const index = lines.get(path) ?? new LineIndex(texts.get(path) ?? '');
    lines.set(path, index);
    return index;
  };
  const shown = result.findings.map((finding) => showFinding(finding, indexOf(finding.path), paint));
  return [...shown, summary(result, paint)].join('\n\n');
}

function showFinding(finding: Finding, lines: LineIndex, paint: Paint): string {
  const place = paint.bold(`${readable(finding.path)}:${finding.start.line}:${finding.start.column}`);
  const head = `${place}  ${colour(finding.severity, paint)(finding.severity)}  ${readable(finding.message)}  ${paint.dim(finding.rule)}`;
  const related = finding.related.map(
    (other) =>
      `  ${paint.dim(`${readable(other.path)}:${other.start.line}:${other.start.column}`)}  ${readable(other.message)}`,
  );
  const help = finding.fix
    ? [
        `  ${paint.cyan('help:')} ${readable(finding.fix.description)}${finding.fix.safe ? ' `newsctl check --fix` does it.' : ''}`,
      ]
    : [];
  const more = `  ${paint.dim(`why: ${finding.help}`)}`;
  return [head, ...frame(finding, lines, paint), ...related, ...help, more].join('\n');
}

/** The line of the finding, cut to a readable length, and carets under the place. */
function frame(finding: Finding, lines: LineIndex, paint: Paint): string[] {
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

/** `2 errors, 1 warning in 1 article.` */
function summary({ counts, files, findings }: CheckResult, paint: Paint): string {
  const articles = count(files, 'article');
  if (findings.length === 0) return `${paint.green('✓')} ${articles} checked, nothing found.`;
  const parts = [
    counts.error > 0 && paint.red(count(counts.error, 'error')),
    counts.warning > 0 && paint.yellow(count(counts.warning, 'warning')),
    counts.note > 0 && paint.blue(count(counts.note, 'note')),
    counts.review > 0 && paint.magenta(`${counts.review} to review`),
  ].filter((part) => part !== false);
  const fixable = findings.filter((finding) => finding.fix?.safe).length;
  const fix = fixable > 0 ? `\n${count(fixable, 'fault')} can be mended by \`newsctl check --fix\`.` : '';
  return `${counts.error > 0 ? paint.red('✗') : paint.yellow('!')} ${parts.join(', ')} in ${articles}.${fix}`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
