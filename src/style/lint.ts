import type { Timed } from '../text/timed.ts';
import type { Span } from '../text/position.ts';
import { type Block, sourceSpan } from './block.ts';
import type { Alert, Memory } from './checks/check-kind.ts';
import type { StyleDocument } from './document.ts';
import { takeSteps } from './guard.ts';
import { isSwitchedOff } from './markup/comments.ts';
import { measuresOf } from './language/measures.ts';
import type { Level, StyleRule } from './rule/style-rule.ts';

/** A rule that is on for a file, and how much it weighs there. */
export interface ActiveRule {
  rule: StyleRule;
  level: Level;
}

/** An alert with its place in the file. */
export interface StyleAlert {
  rule: StyleRule;
  level: Level;
  message: string;
  span: Span;
  replacements: readonly string[];
}

export interface Linted {
  alerts: StyleAlert[];
  /** Rules that ran away on a block of this file, and were left out from there on. */
  ranAway: StyleRule[];
}

/** Runs rules over the blocks of a file. @param timed notes how long each of them takes */
export function lint(
  document: StyleDocument,
  active: readonly ActiveRule[],
  timed: Timed = (_, work) => work(),
): Linted {
  const found: StyleAlert[][] = active.map(() => []);
  const steps = active.length;
  const givenUp = takeSteps(steps, (index) => {
    const one = active[index]!;
    found[index] = timed(one.rule.id, () => alertsOf(one, document));
  });
  return { alerts: found.flat().sort(byPlace), ranAway: givenUp.map((index) => active[index]!.rule) };
}

function alertsOf({ rule, level }: ActiveRule, document: StyleDocument): StyleAlert[] {
  const memory: Memory = { seen: new Set(), measures: () => measuresOf(document) };
  const alerts: StyleAlert[] = [];
  const places = new Set<number>();
  const read = document.blocks.filter(
    (block) => rule.scope.matches(block) && !isSwitchedOff(block.comments, rule.id),
  );
  for (const block of read)
    for (const alert of rule.check.run(block, memory)) {
      const span = alert.span ? sourceSpan(block, alert.span) : { start: 0, end: 0 };
      // A place is told once, though several blocks may hold it: a sentence and its paragraph.
      if (places.has(span.start) || isExcused(block, rule, alert)) continue;
      places.add(span.start);
      alerts.push({ rule, level, message: alert.message, span, replacements: alert.replacements ?? [] });
    }
  return rule.limit > 0 ? alerts.slice(0, rule.limit) : alerts;
}

/** A comment may let single words pass: `vale Style.Rule["word"] = NO`. */
function isExcused(block: Block, rule: StyleRule, { span }: Alert): boolean {
  const words = block.comments.words.get(rule.id);
  return (span && words?.includes(block.text.slice(span.start, span.end).trim())) ?? false;
}

const byPlace = (a: StyleAlert, b: StyleAlert): number =>
  a.span.start - b.span.start || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);
