import type { Article } from '../article/article.ts';
import type { AnyRule } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';

/** What a newsroom says of a rule: how much it weighs, with options or without. */
export type RuleSetting =
  | Severity
  | 'off'
  | ({ severity?: Severity | 'off' | undefined } & Record<string, unknown>);

/** The part of the newsroom's settings that the check reads. */
export interface CheckSettings {
  rules: Readonly<Record<string, RuleSetting>>;
  /** For some articles alone; of several that apply to an article the later one has the last word. */
  overrides?: readonly Override[];
}

/** Settings for some of the articles. */
export interface Override {
  applies: (article: Article) => boolean;
  rules: Readonly<Record<string, RuleSetting>>;
}

/** A rule's severity and options once the newsroom has had its say. */
export interface RuleSettings {
  severity: Severity | 'off';
  options: unknown;
}

/** What holds for one article. */
export interface ArticleSettings {
  /** As the newsroom wrote it, rules of its house style with it. */
  written: Readonly<Record<string, RuleSetting>>;
  /** Severity and options of every rule. */
  resolved: ReadonlyMap<string, RuleSettings>;
}

/**
 * Settings of every rule, for one article after the other. Options must have been validated; a rule without any gets
 * its defaults.
 */
export function settingsByArticle(
  rules: readonly AnyRule[],
  { rules: usual, overrides = [] }: CheckSettings,
): (article: Article) => ArticleSettings {
  const known = new Map<string, ArticleSettings>();
  return (article) => {
    const applying = overrides.map(({ applies }) => applies(article));
    const key = applying.join();
    const settings =
      known.get(key) ??
      resolve(rules, [usual, ...overrides.filter((_, i) => applying[i]).map((o) => o.rules)]);
    known.set(key, settings);
    return settings;
  };
}

function resolve(
  rules: readonly AnyRule[],
  layers: readonly Readonly<Record<string, RuleSetting>>[],
): ArticleSettings {
  const written = layers.reduce(overlay);
  const resolved = new Map<string, RuleSettings>();
  for (const rule of rules) {
    const { severity = rule.severity, ...options } = inFull(written[rule.id]);
    const parsed = rule.options?.safeParse(options, { jitless: true });
    resolved.set(rule.id, { severity, options: parsed?.success ? parsed.data : {} });
  }
  return { written, resolved };
}

/** Lays settings over others: what the upper ones leave unsaid of a rule stays as it was. */
function overlay(
  under: Readonly<Record<string, RuleSetting>>,
  over: Readonly<Record<string, RuleSetting>>,
): Readonly<Record<string, RuleSetting>> {
  const both = { ...under };
  for (const [id, setting] of Object.entries(over)) both[id] = { ...inFull(under[id]), ...inFull(setting) };
  return both;
}

const inFull = (
  setting: RuleSetting | undefined,
): { severity?: Severity | 'off' | undefined } & Record<string, unknown> =>
  typeof setting === 'object' ? setting : setting === undefined ? {} : { severity: setting };

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
