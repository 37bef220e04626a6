import { performance } from 'node:perf_hooks';
import type { Finding } from '../rules/finding.ts';
import type { Timed } from '../text/timed.ts';

/** What one rule, or a piece of work for all of them, cost. */
interface Cost {
  milliseconds: number;
  runs: number;
}

/** Adds up how long rules take. */
export class RuleTimes {
  private readonly costs = new Map<string, Cost>();

  readonly timed: Timed = (name, work) => {
    const from = performance.now();
    try {
      return work();
    } finally {
      const cost = this.costs.get(name) ?? { milliseconds: 0, runs: 0 };
      this.costs.set(name, cost);
      cost.milliseconds += performance.now() - from;
      cost.runs++;
    }
  };

  /**
   * The costs as a table, the dearest first: name, time, share of all of them, time an article, findings.
   * @param findings those of the check, before any was left out
   */
  table(findings: readonly Finding[]): string {
    const found = new Map<string, number>();
    for (const { rule } of findings) found.set(rule, (found.get(rule) ?? 0) + 1);
    const sum = [...this.costs.values()].reduce((all, { milliseconds }) => all + milliseconds, 0);
    const rows = [...this.costs]
      .sort(([, a], [, b]) => b.milliseconds - a.milliseconds)
      .map(([name, cost]) => row(name, cost, sum, found.get(name) ?? 0));
    const total = ['all', `${sum.toFixed(1)} ms`, '100.0%', '', String(findings.length)];
    return aligned([['rule', 'time', 'share', 'an article', 'findings'], ...rows, total]);
  }
}

const row = (name: string, { milliseconds, runs }: Cost, sum: number, findings: number): string[] => [
  name,
  `${milliseconds.toFixed(1)} ms`,
  `${((100 * milliseconds) / (sum || 1)).toFixed(1)}%`,
  `${(milliseconds / runs).toFixed(3)} ms`,
  name.startsWith('(') ? '' : String(findings),
];

/** Cells as text: the first column to the left, figures to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}
