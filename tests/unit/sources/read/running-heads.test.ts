import { describe, expect, it } from 'vitest';
import { type Row, rowText } from '../../../../src/sources/read/pdf/row.ts';
import { withoutRunningHeads } from '../../../../src/sources/read/pdf/running-heads.ts';

const page = (...lines: readonly string[]): Row[] =>
  lines.map((text, index) => [{ text, x: 60, right: 500, y: 40 + index * 12, size: 10 }]);

const kept = (...pages: readonly Row[][]): string[] =>
  withoutRunningHeads(pages).map((rows) => rows.map(rowText).join('|'));

describe('running heads', () => {
  it('differ in figures only', () => {
    expect(
      kept(page('Report 1 of 2', 'a', 'b', 'c', 'd'), page('Report 2 of 2', 'e', 'f', 'g', 'h')),
    ).toEqual(['a|b|c|d', 'e|f|g|h']);
  });

  it('that name the chapter go by the number of the page', () => {
    const pages = ['Tides', 'Tides', 'Walls', 'Walls', 'Gates', 'Gates'].map((name, index) =>
      page(
        `${name} ${index + 7}`,
        `first of ${name}`,
        `${index * 31} more`,
        `rest of ${index}${name}`,
        'x'.repeat(index + 1),
      ),
    );
    expect(kept(...pages).every((text) => text.startsWith('first of'))).toBe(true);
  });

  it('are none where copy happens to begin with a figure', () => {
    const pages = [page('1 boat was lost.', 'a'), page('2 men were saved.', 'b'), page('So it ended.', 'c')];
    expect(kept(...pages)).toEqual(['1 boat was lost.|a', '2 men were saved.|b', 'So it ended.|c']);
  });

  it('are none on a single page', () => {
    expect(kept(page('Report', '1'))).toEqual(['Report|1']);
  });
});
