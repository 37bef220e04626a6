import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldPeople } from '../../../support/gold-people.ts';

const FOLDER = join(import.meta.dirname, '../../../articles');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.md') && file !== 'README.md');

/** Shares of the people that are right, among those given and among those to be found. */
function measure() {
  const all = FILES.flatMap((file) => goldPeople(readFileSync(join(FOLDER, file), 'utf8'), file));
  const given = all.filter(({ person }) => person !== null);
  const right = given.filter(({ person, gold }) => person === gold).length;
  const wanted = all.filter(({ gold }) => gold !== null).length;
  return { precision: right / given.length, recall: right / wanted };
}

describe('the people of the gold set', () => {
  it('are found from the labelled mentions', () => {
    const { precision, recall } = measure();
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recall).toBeGreaterThanOrEqual(0.96);
  });
});
