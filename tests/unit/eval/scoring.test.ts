import { describe, expect, it, test } from 'vitest';
import { interval, resample } from '../../../scripts/eval/bootstrap.ts';
import { countArticle, sum } from '../../../scripts/eval/counts.ts';
import type { FoundQuote, GoldQuote, ReadArticle } from '../../../scripts/eval/gold.ts';
import { headsOf } from '../../../scripts/eval/heads.ts';
import { MEASURES, score } from '../../../scripts/eval/measures.ts';
import { pairPassages } from '../../../scripts/eval/pairing.ts';
import { matchSpeaker } from '../../../scripts/eval/speaker-match.ts';
import { speakerTypeOf } from '../../../scripts/eval/speaker-type.ts';
import type { Span } from '../../../src/text/position.ts';

const TEXT = '“We wait,” said Ada Brook, a pilot of the port. It rained. The film “Low Tide” was on.';

const at = (words: string, text = TEXT): Span => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

const gold = (words: string, speaker: string | null, text = TEXT): GoldQuote => ({
  ...at(words, text),
  speaker: speaker === null ? null : at(speaker, text),
  cue: null,
  kind: speaker === null ? null : 'direct',
});

const found = (words: string, speaker: string | null, warn = false): FoundQuote => ({
  ...at(words),
  speaker: speaker === null ? null : at(speaker),
  cue: null,
  warn,
  person: null,
  kind: 'direct',
});

const GOLD = [gold('“We wait,”', 'Ada Brook, a pilot of the port'), gold('“Low Tide”', null)];
const article = (quotes: FoundQuote[], ignore: Span[] = []): ReadArticle => ({
  id: 'a',
  text: TEXT,
  ignore,
  gold: GOLD,
  found: quotes,
});

test.each([
  ['Ada Brook, a pilot of the port', ['Brook']],
  ['a spokesman for the club, Ada Brook', ['spokesman', 'Brook']],
  ['a spokesman, who would not be named', ['spokesman']],
  ['Cllr. Ken Ash Jr. (Ind.)', ['Ash']],
  ['the harbour board’s chairman', ['chairman']],
  ['the board’s', ['board']],
  ['people familiar with the plan', ['people']],
  ['a familiar voice', ['voice']],
  ['Ada Brook -- who left', ['Brook']],
  ['Ada Brook and Tom Gray', ['Brook']],
  ['—', []],
])('the heads of %s', (words, heads) => {
  expect(headsOf(words).map(({ start, end }) => words.slice(start, end))).toEqual(heads);
});

test.each([
  ['She', 'pronoun'],
  ['who', 'relative'],
  ['Mr. Gray', 'named'],
  ['the pilot', 'nominal'],
  ['The pilot', 'nominal'],
  ['a spokesman for Mr. Gray', 'nominal'],
])('%s is %s', (words, type) => {
  expect(speakerTypeOf(words)).toBe(type);
});

describe('a speaker', () => {
  const match = (words: string) => matchSpeaker(TEXT, GOLD[0]!, at(words));

  it('is right exactly, by its head, or by overlap', () => {
    expect(match('Ada Brook, a pilot of the port')).toEqual({ exact: true, head: true, overlap: true });
    expect(match('Brook')).toEqual({ exact: false, head: true, overlap: true });
    expect(match('the port')).toEqual({ exact: false, head: false, overlap: true });
    expect(match('It')).toEqual({ exact: false, head: false, overlap: false });
  });

  it('may be the noun that a relative pronoun stands for, in its own sentence', () => {
    const text = 'Bo left. Una Vale, who called it “fair,” sat.';
    const wanted = gold('“fair,”', 'who', text);
    expect(matchSpeaker(text, wanted, at('Una Vale', text)).head).toBe(true);
    expect(matchSpeaker(text, wanted, at('Bo', text)).head).toBe(false);
  });

  it('may be any of several right ones', () => {
    const wanted = { ...GOLD[0]!, alsoSpeakers: [at('It')] };
    expect(matchSpeaker(TEXT, wanted, at('It')).exact).toBe(true);
  });
});

describe('passages', () => {
  it('are the same without their marks', () => {
    const { pairs } = pairPassages(article([found('We wait', null)]));
    expect(pairs).toMatchObject([{ isExact: false }]);
    expect(pairPassages(article([found('We wait,', null)])).pairs).toMatchObject([{ isExact: true }]);
  });

  it('are paired once', () => {
    const long = { ...found('“We wait,”', null), end: at('“Low Tide”').end };
    expect(pairPassages(article([long])).pairs).toHaveLength(1);
  });

  it('cost nothing where nothing is scored', () => {
    const rain = found('It rained', null);
    expect(pairPassages(article([rain], [at('It rained.')])).counted).toEqual([]);
    expect(pairPassages(article([rain])).counted).toEqual([rain]);
  });
});

describe('counts', () => {
  const f1 = (quotes: FoundQuote[]) =>
    MEASURES.map((measure) => score(countArticle(article(quotes)), measure)).map((one) => one.f1);

  it('of a perfect reading are perfect', () => {
    const perfect = [found('“We wait,”', 'Ada Brook, a pilot of the port'), found('“Low Tide”', null)];
    expect(f1(perfect).slice(0, 6)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(f1([]).slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('tell a false alarm from a miss', () => {
    const swapped = [found('“We wait,”', null, true), found('“Low Tide”', 'It')];
    const counts = countArticle(article(swapped));
    expect([counts.get('false alarm'), counts.get('miss')]).toEqual([1, 1]);
    expect(countArticle(article([found('“We wait,”', null)])).get('false alarm')).toBeUndefined();
  });
});

test('intervals are the same each time and hold the value', () => {
  const articles = Array.from({ length: 30 }, (_, i) =>
    countArticle(article(i % 3 === 0 ? [] : [found('“We wait,”', 'Brook')])),
  );
  const head = MEASURES.find(({ name }) => name === 'speaker, head')!;
  const range = () => interval(resample(articles), (counts) => score(counts, head).f1)!;
  const value = score(sum(articles), head).f1!;
  expect(range()).toEqual(range());
  expect(range()[0]).toBeLessThan(value);
  expect(range()[1]).toBeGreaterThan(value);
});
