import type { Finding } from '../rules/finding.ts';
import type { Severity } from '../rules/rule.ts';

/** What a check came to. */
export interface CheckResult {
  findings: Finding[];
  files: number;
  counts: Record<Severity, number>;
  /** Reviews that somebody has acknowledged; they are not among the findings. */
  acknowledged: number;
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0, review: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}
