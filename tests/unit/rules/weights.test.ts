import { expect, test } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { RULES } from '../../../src/rules/index.ts';

const weights = (rule: string, text: string) =>
  check({
    files: [{ path: 'a.md', text }],
    rules: RULES.filter(({ id }) => id === rule),
    now: new Date('2026-11-23T12:00:00Z'),
  }).findings.map(({ severity }) => severity);

test('words that stand alone and have no speaker are an error', () => {
  expect(
    weights('attribution/missing', 'The flood came.\n\n“We lost all that we had.”\n\nIt rained.'),
  ).toEqual(['error']);
  expect(
    weights('attribution/missing', 'The shops are shut. “It is the end of it all.” The car park is empty.'),
  ).toEqual(['error']);
});

test('they are a note where somebody is named close by', () => {
  expect(
    weights('attribution/missing', 'The mill of Ada Brook is shut. “It is the end of it all.” It rained.'),
  ).toEqual(['note']);
});

test('a tangle of straight and curly marks is a warning, a mark that lacks its partner an error', () => {
  expect(
    weights('quotes/unclosed', 'The Echo wrote:\n\n"The bridge fell.\n\n“Nobody saw it,” said Tom Reed.'),
  ).toEqual(['warning']);
  expect(weights('quotes/unclosed', 'Ada Brook said: “We wait.\n\nThe council meets.')).toEqual(['error']);
});
