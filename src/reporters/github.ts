import { readable } from '../text/readable.ts';
import type { Finding } from '../rules/finding.ts';
import type { Reporter } from './report.ts';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice', review: 'warning' } as const;

/**
 * Annotations as GitHub Actions reads them from a log: `::error file=…,line=…,col=…::message`.
 * Source: the workflow commands of GitHub's documentation; GitHub itself shows at most ten of a kind a step.
 */
export const reportGithub: Reporter = ({ result }) => result.findings.map(annotation).join('\n');

function annotation({ rule, severity, message, path, start, end }: Finding): string {
  const title = severity === 'review' ? `${rule} (to review)` : rule;
  // Columns mean something to GitHub only within one line.
  const columns =
    start.line === end.line ? { col: start.column, endColumn: end.column } : { col: start.column };
  const properties = { file: path, line: start.line, endLine: end.line, ...columns, title };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${COMMANDS[severity]} ${list.join(',')}::${data(message)}`;
}

/** What ends the command or starts another may not stand in it. */
const data = (text: string): string =>
  readable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
