import { parseArgs } from 'node:util';
import { readArticle } from '../src/article/article.ts';
import { check } from '../src/check/check.ts';
import { RULES } from '../src/rules/index.ts';
import type { Jurisdiction } from '../src/rules/rule.ts';
import { readTexts } from './eval/corpus.ts';

/**
 * How much the rules say about published news, which has hardly any faults: findings an article, and a random sample to
 * judge by hand.
 * Usage: npx tsx scripts/rule-precision.ts FILE [--rule RULE] [--sample N] [--seed N] [--jurisdiction uk|us]
 * @param FILE a corpus file with one article a line (`*.jsonl`, `*.jsonl.gz`)
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rule: { type: 'string' },
    sample: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    jurisdiction: { type: 'string', default: 'none' },
  },
});
const [file] = positionals;
if (!file) throw new Error('Name a corpus file.');

const rules = RULES.filter((rule) => !rule.needsFrontMatter && (!values.rule || rule.id === values.rule));
const totals: number[] = [];
const byRule = new Map<string, string[]>();
for await (const { id, text } of readTexts(file)) {
  const article = readArticle(asMarkdown(text), id);
  const { findings } = check({
    files: [article],
    rules,
    jurisdiction: values.jurisdiction as Jurisdiction,
    now: new Date('2016-11-01T12:00:00Z'),
  });
  totals.push(findings.length);
  for (const { rule, message, start, end } of findings) {
    const from = Math.max(0, start.offset - 200);
    const place = `${article.text.slice(from, start.offset)}⟦${article.text.slice(start.offset, end.offset)}⟧${article.text.slice(end.offset, end.offset + 150)}`;
    const shown = `${id}: ${message}\n    ${place.replace(/\s+/g, ' ').slice(0, 700)}`;
    byRule.set(rule, [...(byRule.get(rule) ?? []), shown]);
  }
}
totals.sort((a, b) => a - b);
const at = (share: number): number => totals[Math.floor((totals.length - 1) * share)]!;
say(
  `${totals.length} articles; findings an article: median ${at(0.5)}, nine of ten at most ${at(0.9)}, most ${at(1)}`,
);
for (const [rule, found] of [...byRule].sort((a, b) => b[1].length - a[1].length)) {
  say(
    `${String(found.length).padStart(6)}  ${(found.length / totals.length).toFixed(2)} an article  ${rule}`,
  );
  for (const line of shuffled(found, Number(values.seed)).slice(0, Number(values.sample))) say(`  - ${line}`);
}

/** The corpus is plain text: signs that Markdown would read as markup stand for themselves. */
function asMarkdown(text: string): string {
  return text.replace(/^(?=[#>+*=-]|\d+[.)])/gm, '\\').replace(/[[\]<>_*`~]/g, '\\$&');
}

/** In an order that the seed alone decides. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const rest = [...items];
  const order: T[] = [];
  let state = seed;
  while (rest.length > 0) {
    state = (state * 48_271) % 2_147_483_647;
    order.push(...rest.splice(state % rest.length, 1));
  }
  return order;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
