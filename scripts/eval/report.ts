import { type Interval, interval, resample } from './bootstrap.ts';
import { type Counts, sum } from './counts.ts';
import { MEASURES, of, RATES, score, share } from './measures.ts';
import { table } from './table.ts';

const GROUPS: readonly { prefix: string; title: string }[] = [
  { prefix: 'kind/', title: 'kind of quotation' },
  { prefix: 'position/', title: 'position of the speaker' },
  { prefix: 'speaker/', title: 'kind of speaker' },
];

/** The tables for one set of articles, as Markdown that a terminal shows well too. */
export function report(name: string, articles: readonly Counts[]): string {
  const total = sum(articles);
  const draws = resample(articles);
  const size = `Articles: ${of(total, 'articles')}. Passages: ${of(total, 'gold')}, with a speaker: ${of(total, 'gold speaker')}. Percent; in brackets the 95% interval.`;
  return [`### ${name}`, size, measures(total, draws), rates(total, draws), breakdown(total)].join('\n\n');
}

function measures(total: Counts, draws: readonly Counts[]): string {
  const rows = MEASURES.map((measure) => {
    const { precision, recall, f1 } = score(total, measure);
    const range = interval(draws, (counts) => score(counts, measure).f1);
    return [measure.name, percent(precision), percent(recall), percent(f1), bracketed(range)];
  });
  return table(['measure', 'P', 'R', 'F1', 'of F1'], rows);
}

function rates(total: Counts, draws: readonly Counts[]): string {
  const rows = RATES.filter(({ whole }) => of(total, whole) > 0).map(({ name, part, whole }) => {
    const range = interval(draws, (counts) => share(counts, part, whole));
    return [name, String(of(total, whole)), percent(share(total, part, whole)), bracketed(range)];
  });
  return table(['rate', 'cases', 'share', 'interval'], rows);
}

/** How the speaker fares by group, of all passages of the group that have one. */
function breakdown(total: Counts): string {
  const rows = GROUPS.flatMap(({ prefix, title }) =>
    namesOf(total, prefix).map((group) => {
      const shares = ['found', 'exact', 'head', 'overlap'].map((what) =>
        percent(share(total, `${group} ${what}`, `${group} gold`)),
      );
      return [`${title}: ${group.slice(prefix.length)}`, String(of(total, `${group} gold`)), ...shares];
    }),
  );
  return table(['recall of the speaker', 'cases', 'passage', 'exact', 'head', 'overlap'], rows);
}

/** The groups of a breakdown, the largest first. */
function namesOf(total: Counts, prefix: string): string[] {
  return [...total.keys()]
    .filter((key) => key.startsWith(prefix) && key.endsWith(' gold'))
    .sort((a, b) => of(total, b) - of(total, a))
    .map((key) => key.slice(0, -' gold'.length));
}

const percent = (value: number | null): string => (value === null ? '–' : (value * 100).toFixed(1));

const bracketed = (range: Interval | null): string =>
  range ? `(${percent(range[0])} – ${percent(range[1])})` : '';
