import type { AnyRule } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';

/** The part of the newsroom's settings that the check reads. */
export interface CheckSettings {
  rules: Record<
    string,
    Severity | 'off' | ({ severity?: Severity | 'off' | undefined } & Record<string, unknown>)
  >;
}

/** A rule's severity and options once the newsroom has had its say. */
export interface RuleSettings {
  severity: Severity | 'off';
  options: unknown;
}

/** Settings of every rule. Options must have been validated; a rule without any gets its defaults. */
export function resolveSettings(
  rules: readonly AnyRule[],
  settings: CheckSettings,
): Map<string, RuleSettings> {
  const resolved = new Map<string, RuleSettings>();
  for (const rule of rules) {
    const own = settings.rules[rule.id];
    const { severity = rule.severity, ...options } =
      typeof own === 'object' ? own : { severity: own ?? rule.severity };
    const parsed = rule.options?.safeParse(options, { jitless: true });
    resolved.set(rule.id, { severity, options: parsed?.success ? parsed.data : {} });
  }
  return resolved;
}

const WEIGHT: Record<Severity, number> = { error: 3, warning: 2, note: 1, review: 4 };

/**
 * The milder of two severities; a review stays one, since only a person can settle it. A case that a rule of errors
 * leaves to a person becomes a review.
 */
export function milder(severity: Severity, atMost: Severity | undefined): Severity {
  if (atMost === undefined || severity === 'review') return severity;
  if (atMost === 'review') return severity === 'error' ? 'review' : severity;
  return WEIGHT[atMost] < WEIGHT[severity] ? atMost : severity;
}
