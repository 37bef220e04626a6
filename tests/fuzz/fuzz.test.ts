import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edited, randomMarkdown } from './arbitraries.ts';
import { articleHolds } from './article-holds.ts';
import { ARTICLES, demoDesk } from './desk.ts';
import { configuration, configurationHolds } from './yaml-holds.ts';

// A short run on each change; `npm run fuzz` makes long ones.
const RUNS = { numRuns: 60 };

test('articles after random edits, and random Markdown, are checked and mended without harm', async () => {
  const desk = await demoDesk();
  const text = fc.oneof(edited(ARTICLES), randomMarkdown);
  await fc.assert(
    fc.asyncProperty(text, (article) => articleHolds(article, desk)),
    RUNS,
  );
  expect(ARTICLES.length).toBeGreaterThan(60);
});

test('random configuration is read or refused, with places inside the file', async () => {
  await fc.assert(fc.asyncProperty(configuration, configurationHolds), { numRuns: 300 });
});
