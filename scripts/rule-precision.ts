import { parseArgs } from 'node:util';
import { RULES } from '../src/rules/index.ts';
import type { Jurisdiction } from '../src/rules/rule.ts';
import { corpusName } from './eval/corpus.ts';
import { collect, type Told } from './precision/collect.ts';
import { draw, drawEach } from './precision/draw.ts';
import { measured } from './precision/measured.ts';

/**
 * How much the rules say about published news, which has hardly any faults: findings an article, and a random sample to
 * judge by hand.
 * Usage: npx tsx scripts/rule-precision.ts FILE [--rule RULE] [--jurisdiction uk|us|none] [--seed N]
 *   [--sample N | --per-rule N | --per-severity N] [--json]
 * @param FILE a corpus file with one article a line (`*.jsonl`, `*.jsonl.gz`)
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rule: { type: 'string' },
    sample: { type: 'string', default: '0' },
    'per-rule': { type: 'string', default: '0' },
    'per-severity': { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    jurisdiction: { type: 'string', default: 'uk' },
    json: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
if (!file) throw new Error('Name a corpus file.');

const rules = RULES.filter((rule) => !rule.needsFrontMatter && (!values.rule || rule.id === values.rule));
const collected = await collect(file, rules, values.jurisdiction as Jurisdiction);
const figures = measured(corpusName(file), collected, rules);
const seed = Number(values.seed);
const drawn = sample(collected.findings);
if (values.json) say(JSON.stringify({ measured: figures, seed, drawn }, null, 1));
else {
  say(JSON.stringify(figures, null, 1));
  if (drawn.length > 0) say(`Seed ${seed}.`);
  for (const [at, told] of drawn.entries()) say(shown(at + 1, told));
}

function sample(findings: readonly Told[]): Told[] {
  if (values['per-rule'] !== '0')
    return drawEach(findings, ({ rule }) => rule, Number(values['per-rule']), seed);
  if (values['per-severity'] !== '0')
    return drawEach(findings, ({ severity }) => severity, Number(values['per-severity']), seed);
  return draw(findings, Number(values.sample), seed);
}

function shown(number: number, { article, rule, severity, message, context }: Told): string {
  return `\n${number}. ${rule} (${severity}) ${article}\n   ${message}\n   ${context.replace(/\s*\n\s*/g, ' ¶ ')}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
