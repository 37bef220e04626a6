import type { Finding } from '../rules/finding.ts';
import { LineIndex } from '../text/position.ts';
import type { FileConfig, ValeConfig } from './config/vale-config.ts';
import type { Wanted } from './document.ts';
import { styleFinding } from './finding.ts';
import { type ActiveRule, byPlace, lint, type StyleAlert } from './lint.ts';
import type { LoadedStyles } from './load-styles.ts';
import { readValeFile } from './read-vale-file.ts';
import { LEVELS } from './levels.ts';
import type { StyleRule } from './rule/style-rule.ts';

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
  const placed = atValePlaces(alerts, file.text, lines);
  return { findings: placed.map((alert) => styleFinding(alert, file.path, lines)), ranAway };
}

/**
 * Where Vale sees alerts: it looks for the words in the file, and where markup stands among them (`A **big** day`), or
 * where something is missing, it takes the line. A rule that has told the line already keeps the exact place.
 */
function atValePlaces(alerts: readonly StyleAlert[], text: string, lines: LineIndex): StyleAlert[] {
  const told = new Set(alerts.map(({ rule, span }) => `${span.start} ${rule.id}`));
  const placed = alerts.map((alert): StyleAlert => {
    const { rule, span, words } = alert;
    const start = lines.lineStart(lines.position(span.start).line);
    const place = `${start} ${rule.id}`;
    if (!hasLineOnly(alert, text) || told.has(place)) return alert;
    told.add(place);
    return { ...alert, span: { start, end: words === '' ? start : span.end } };
  });
  return placed.sort(byPlace);
}

/** Code reads as stars, which say nothing about what stands there; words of several lines are found line by line. */
const hasLineOnly = ({ words, span }: StyleAlert, text: string): boolean =>
  words === '' || (!text.startsWith(words, span.start) && !/[*\n\r]/.test(words));

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
