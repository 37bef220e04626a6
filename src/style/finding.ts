import type { Edit, Finding } from '../rules/finding.ts';
import type { Severity } from '../rules/rule.ts';
import type { LineIndex, Position } from '../text/position.ts';
import type { StyleAlert } from './lint.ts';
import type { Level } from './levels.ts';

const SEVERITY: Readonly<Record<Level, Severity>> = {
  suggestion: 'note',
  warning: 'warning',
  error: 'error',
};

/** An alert of a style as a finding of the check. Its fix is never safe: a style cannot know what a sentence means. */
export function styleFinding(alert: StyleAlert, path: string, lines: LineIndex): Finding {
  const { rule, span, replacements } = alert;
  return {
    rule: rule.id,
    severity: SEVERITY[alert.level],
    message: alert.message,
    path,
    start: lines.position(span.start),
    end: lines.position(span.end),
    related: [],
    ...(replacements.length === 1 && span.end > span.start
      ? { fix: { description: describe(replacements[0]!), safe: false, edits: [edit(alert)] } }
      : {}),
    help: `newsctl explain ${rule.id}`,
  };
}

const describe = (replacement: string): string =>
  replacement.trim() === '' ? 'Take it out.' : `Write \`${replacement.trim()}\`.`;

const edit = ({ span, replacements }: StyleAlert): Edit => ({ ...span, text: replacements[0]! });

const ranAway = (rule: string): string =>
  `The pattern of \`${rule}\` took too long here and was given up: write it more strictly.`;

/** What is said of a rule that was given up in an article. @param start of the article's body */
export const runawayFinding = (rule: string, path: string, start: Position): Finding => ({
  rule,
  severity: SEVERITY.warning,
  message: ranAway(rule),
  path,
  start,
  end: start,
  related: [],
  help: `newsctl explain ${rule}`,
});

/** Whether a finding says that a rule was given up: on a quicker machine it might not have been. */
export const isOfRunaway = ({ rule, message }: Finding): boolean => message === ranAway(rule);
