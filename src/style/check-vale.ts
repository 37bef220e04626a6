import type { Finding } from '../rules/finding.ts';
import { LineIndex } from '../text/position.ts';
import type { FileConfig, ValeConfig } from './config/vale-config.ts';
import type { Wanted } from './document.ts';
import { styleFinding } from './finding.ts';
import { type ActiveRule, lint } from './lint.ts';
import type { LoadedStyles } from './load-styles.ts';
import { readValeFile } from './read-vale-file.ts';
import { LEVELS, type StyleRule } from './rule/style-rule.ts';

/** What Vale would say of a file, and which rules ran away on it. */
export interface ValeChecked {
  findings: Finding[];
  ranAway: StyleRule[];
}

/** Checks one file with the styles that a `.vale.ini` puts in charge of it, quoted words included, as Vale does. */
export function checkAsVale(
  file: { path: string; text: string },
  config: ValeConfig,
  { rules }: LoadedStyles,
): ValeChecked {
  const forFile = config.forFile(file.path);
  const active = activeRules(rules, config, forFile);
  const document = readValeFile(file.path, file.text, config, forFile, wantedBy(active));
  const { alerts, ranAway } = lint(document, active);
  const lines = new LineIndex(file.text);
  return { findings: alerts.map((alert) => styleFinding(alert, file.path, lines)), ranAway };
}

/** The rules that are on for a file, in the order of their names. */
export function activeRules(rules: readonly StyleRule[], config: ValeConfig, file: FileConfig): ActiveRule[] {
  return rules
    .map((rule) => ({ rule, level: config.levels.get(rule.id) ?? rule.level }))
    .filter(
      ({ rule, level }) =>
        LEVELS.indexOf(level) >= LEVELS.indexOf(config.minimum) &&
        (file.isOn(rule.id) ?? file.styles.includes(rule.id.split('.')[0]!)),
    );
}

/** Which kinds of blocks the rules ask for. */
export function wantedBy(active: readonly ActiveRule[]): Wanted {
  const asked = (section: string): boolean => active.some(({ rule }) => rule.scope.asksFor(section));
  return {
    sentences: asked('sentence'),
    paragraphs: asked('paragraph'),
    summary: asked('summary'),
    raw: asked('raw'),
  };
}
