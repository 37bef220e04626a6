import type { Edit, Finding } from '../rules/finding.ts';
import type { Severity } from '../rules/rule.ts';
import type { LineIndex } from '../text/position.ts';
import type { StyleAlert } from './lint.ts';
import type { Level } from './levels.ts';

export const SEVERITY: Readonly<Record<Level, Severity>> = {
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
