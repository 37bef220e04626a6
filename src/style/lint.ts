import type { Timed } from '../text/timed.ts';
import type { Span } from '../text/position.ts';
import { type Block, sourceSpan } from './block.ts';
import type { Alert, Memory } from './checks/check-kind.ts';
import type { StyleDocument } from './document.ts';
import { takeSteps } from './guard.ts';
import { isSwitchedOff } from './markup/comments.ts';
import { measuresOf } from './language/measures.ts';
import { isForeign } from './pattern/pattern.ts';
import type { Level } from './levels.ts';
import type { StyleRule } from './rule/style-rule.ts';

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
  /** The words as the rule read them, without markup; empty for what is about the whole file. */
  words: string;
  replacements: readonly string[];
}

export interface Linted {
  alerts: StyleAlert[];
  /** Rules that ran away on a block of this file, and were left out from there on. */
  ranAway: StyleRule[];
}

/** The blocks that a rule reads, and their texts joined by white lines. */
interface Reading {
  blocks: readonly Block[];
  /** Texts with letters beyond ASCII are searched in another way, so they stand apart. */
  joined: readonly string[];
}

/** Runs rules over the blocks of a file. @param timed notes how long each of them takes */
export function lint(
  document: StyleDocument,
  active: readonly ActiveRule[],
  timed: Timed = (_, work) => work(),
): Linted {
  const found: StyleAlert[][] = active.map(() => []);
  const readings = new Map<string, Reading>();
  const givenUp = takeSteps(active.length, (index) => {
    const { scope, id } = active[index]!.rule;
    // Most rules of a package have the same scope: what it means here is worked out once.
    const reading =
      readings.get(scope.key) ?? readingFor(document.blocks.filter((one) => scope.matches(one)));
    readings.set(scope.key, reading);
    found[index] = timed(id, () => alertsOf(active[index]!, document, reading));
  });
  return { alerts: found.flat().sort(byPlace), ranAway: givenUp.map((index) => active[index]!.rule) };
}

function readingFor(blocks: readonly Block[]): Reading {
  const texts = blocks.map(({ text }) => text);
  const joined = [texts.filter((text) => !isForeign(text)), texts.filter(isForeign)]
    .filter((some) => some.length > 0)
    .map((some) => `\n\n${some.join('\n\n')}\n\n`);
  return { blocks, joined };
}

function alertsOf(active: ActiveRule, document: StyleDocument, { blocks, joined }: Reading): StyleAlert[] {
  const { check, id, limit } = active.rule;
  if (check.mayOccur && !joined.some((text) => check.mayOccur!(text))) return [];
  const memory: Memory = { seen: new Set(), measures: () => measuresOf(document) };
  const alerts: StyleAlert[] = [];
  const places = new Set<number>();
  for (const block of blocks.filter(({ comments }) => !isSwitchedOff(comments, id)))
    for (const alert of check.run(block, memory)) {
      const placed = styleAlert(active, block, alert);
      // A place is told once, though several blocks may hold it: a sentence and its paragraph.
      if (places.has(placed.span.start) || isExcused(block, active.rule, alert)) continue;
      places.add(placed.span.start);
      alerts.push(placed);
    }
  return limit > 0 ? alerts.slice(0, limit) : alerts;
}

function styleAlert({ rule, level }: ActiveRule, block: Block, alert: Alert): StyleAlert {
  const { span, message, replacements = [] } = alert;
  const words = span ? block.text.slice(span.start, span.end) : '';
  return {
    rule,
    level,
    message,
    span: span ? sourceSpan(block, span) : { start: 0, end: 0 },
    words,
    replacements,
  };
}

/** A comment may let single words pass: `vale Style.Rule["word"] = NO`. */
function isExcused(block: Block, rule: StyleRule, { span }: Alert): boolean {
  const words = block.comments.words.get(rule.id);
  return (span && words?.includes(block.text.slice(span.start, span.end).trim())) ?? false;
}

/** In the order of the file; at one place, of the rules' names. */
export const byPlace = (a: StyleAlert, b: StyleAlert): number =>
  a.span.start - b.span.start || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);
