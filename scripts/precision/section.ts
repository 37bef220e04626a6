import { table } from '../eval/table.ts';
import { grouped } from './grouped.ts';
import type { Judged, Judgments } from './judgments.ts';
import { wilson } from './wilson.ts';

/** Of fewer findings than this nothing can be said. */
const FEWEST = 5;
const SEVERITIES = ['error', 'warning', 'note', 'review'];
/** What the desk may expect of a finding of each severity. */
const WANTED: Record<string, string> = { error: '≥ 95', warning: '≥ 80' };

/** The part of the page about the precision of the rules, from the judgments that were made by hand. */
export function precisionSection({ measured, samples }: Judgments): string {
  const { perArticle } = measured;
  const judged = unique(samples.flatMap((sample) => sample.judged));
  return [
    `### ${measured.corpus}`,
    `${measured.articles} articles, ${measured.findings} findings: ${perArticle.median} an article at the median, ${perArticle.ninetieth} at the 90th percentile, ${perArticle.most} at most. Findings about style inside quoted speech: ${measured.styleInQuotations}. Edits of fixes inside quoted speech: ${measured.editsInQuotations}.`,
    ...samples.filter(({ drawn }) => drawn !== 'rule').map(sampleTable),
    `Rules with at least ${FEWEST} findings judged, in these samples and one of up to 12 findings of each rule (seed ${samples.find(({ drawn }) => drawn === 'rule')?.seed}):`,
    ruleTable(judged, measured.rules),
    `Too few findings to measure: ${listed(fewFindings(judged, measured.rules))}.`,
    `Found nothing, and rest on their examples: ${listed(measured.silent)}.`,
  ].join('\n\n');
}

function sampleTable({ drawn, seed, judged }: Judgments['samples'][number]): string {
  const how =
    drawn === 'all'
      ? `${judged.length} findings drawn from all of them (seed ${seed})`
      : `Up to 40 findings drawn from each severity (seed ${seed}); of errors and law prompts these are all there are, and the rules were mended on them`;
  const by = grouped(judged, ({ severity }) => severity);
  const rows = SEVERITIES.filter((severity) => by.has(severity)).map((severity) => [
    severity,
    ...figures(by.get(severity)!),
    WANTED[severity] ?? '',
  ]);
  if (drawn === 'all') rows.push(['all', ...figures(judged), '']);
  return `${how}:\n\n${table(['severity', 'judged', 'right', 'precision', 'interval', 'wanted'], rows)}`;
}

function ruleTable(judged: readonly Judged[], found: Record<string, number>): string {
  const rows = [...grouped(judged, ({ rule }) => rule)]
    .filter(([, of]) => of.length >= FEWEST)
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([rule, of]) => [rule, severitiesOf(of), String(found[rule] ?? 0), ...figures(of)]);
  return table(['rule', 'severity', 'found', 'judged', 'right', 'precision', 'interval'], rows);
}

const severitiesOf = (judged: readonly Judged[]): string =>
  SEVERITIES.filter((severity) => judged.some((one) => one.severity === severity)).join(', ');

function figures(judged: readonly Judged[]): string[] {
  const right = judged.filter((one) => one.right).length;
  const [low, high] = wilson(right, judged.length);
  return [
    String(judged.length),
    String(right),
    percent(right / judged.length),
    `(${percent(low)} – ${percent(high)})`,
  ];
}

const percent = (share: number): string => (share * 100).toFixed(1);

function fewFindings(judged: readonly Judged[], found: Record<string, number>): string[] {
  const enough = grouped(judged, ({ rule }) => rule);
  return Object.entries(found)
    .filter(([rule]) => (enough.get(rule)?.length ?? 0) < FEWEST)
    .map(([rule, count]) => `${rule} (${count})`);
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** A finding that was drawn twice counts once. */
function unique(judged: readonly Judged[]): Judged[] {
  const byPlace = new Map(judged.map((one) => [`${one.article} ${one.start} ${one.end} ${one.rule}`, one]));
  return [...byPlace.values()];
}
