import { describe, expect, test } from 'vitest';
import { readJudgments } from '../../../scripts/precision/judgments.ts';
import { precisionSection } from '../../../scripts/precision/section.ts';
import { wilson } from '../../../scripts/precision/wilson.ts';
import { ruleById } from '../../../src/rules/index.ts';

const judgments = readJudgments();
const judged = judgments.samples.flatMap((sample) => sample.judged);

describe('the judgments', () => {
  test('are of rules that there are, and give a reason where a finding is wrong', () => {
    for (const { rule, right, why } of judged) {
      expect(ruleById(rule)).toBeDefined();
      expect(why === undefined).toBe(right);
    }
  });

  test('of one finding agree', () => {
    const verdicts = new Map<string, boolean>();
    for (const { article, start, end, rule, right } of judged) {
      const place = `${article} ${start} ${end} ${rule}`;
      expect(verdicts.get(place) ?? right).toBe(right);
      verdicts.set(place, right);
    }
  });

  test('come to the table of the page', () => {
    const warnings = judgments.samples[1]!.judged.filter(({ severity }) => severity === 'warning');
    const right = warnings.filter((one) => one.right).length;
    const row = precisionSection(judgments)
      .split('\n')
      .filter((line) => line.startsWith('| warning'))[1]!;
    expect(row.split('|').map((cell) => cell.trim())).toEqual(
      expect.arrayContaining([String(warnings.length), String(right)]),
    );
  });
});

describe('the interval of Wilson', () => {
  test('is the known one', () => {
    const [low, high] = wilson(8, 10);
    expect(low).toBeCloseTo(0.4902, 3);
    expect(high).toBeCloseTo(0.9433, 3);
  });

  test('stays within 0 and 1', () => {
    expect(wilson(19, 19)[1]).toBeCloseTo(1, 9);
    expect(wilson(0, 5)[0]).toBe(0);
  });
});
