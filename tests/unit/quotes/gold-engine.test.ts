import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { analyse } from '../../../src/quotes/analyse.ts';
import { readGold } from '../../support/gold-article.ts';

const FOLDER = join(import.meta.dirname, '../../articles');

/** What the engine makes of each labelled passage of our own articles. */
const outcomes = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .flatMap((name) => {
    const gold = readGold(readFileSync(join(FOLDER, name), 'utf8'));
    const { plain } = readArticle(gold.text, name);
    const found = analyse(plain).quotations.map((quotation) => ({
      ...quotation,
      span: plain.sourceSpan(quotation),
      by: quotation.speaker && plain.sourceSpan(quotation.speaker),
    }));
    return gold.passages.map((passage) => ({
      passage,
      found: found.find(({ span }) => span.start < passage.end && passage.start < span.end) ?? null,
    }));
  });

const share = (part: number, all: number): number => Math.floor((100 * part) / all);

// Floors: what the engine reaches today, rounded down. A change that falls below one made something worse.
describe('our own labelled articles', () => {
  it('have their passages found from mark to mark', () => {
    const exact = outcomes.filter(
      ({ passage, found }) => found?.span.start === passage.start && found.span.end === passage.end,
    );
    // British single marks and running quotations are what these articles are for: every one has to be right.
    expect(exact.length).toBe(outcomes.length);
  });

  it('have their speakers found', () => {
    const right = outcomes.filter(({ passage: { speaker }, found }) => {
      if (!speaker || !found?.by) return !speaker && !found?.by;
      return found.by.start < speaker.end && speaker.start < found.by.end;
    });
    expect(share(right.length, outcomes.length)).toBeGreaterThanOrEqual(85);
  });

  it('are told apart by kind', () => {
    const right = outcomes.filter(({ passage, found }) => found?.kind === passage.kind);
    expect(share(right.length, outcomes.length)).toBeGreaterThanOrEqual(88);
  });

  it('draw few warnings, and most of those that are due', () => {
    const due = outcomes.filter(({ passage }) => passage.warn);
    const given = outcomes.filter(({ found }) => found?.warn);
    const right = given.filter(({ passage }) => passage.warn);
    expect(right.length / due.length).toBeGreaterThanOrEqual(0.5);
    expect((given.length - right.length) / outcomes.length).toBeLessThanOrEqual(0.04);
  });
});
