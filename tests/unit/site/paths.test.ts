import slugify from '@sindresorhus/slugify';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorPath, isOwnFolder, sectionSlug } from '../../../src/site/paths.ts';

const LETTERS = [...'abcxyzABCXYZ0189', ' ', ' ', '-', "'", '&', '_', '.', 'ß'];

test('a plain name gets the folder that the table of all letters would give it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 12 }), (name) => {
      const spelt = slugify(name, { decamelize: false });
      fc.pre(spelt !== '');
      expect(authorPath(name)).toBe(`authors/${spelt}/`);
      if (!isOwnFolder(spelt)) expect(sectionSlug(name)).toBe(spelt);
    }),
    { numRuns: 2000 },
  );
});

test('names of sections', () => {
  expect(sectionSlug('Town & county')).toBe('town-and-county');
  expect(sectionSlug('Local news')).toBe('local-news');
  expect(sectionSlug('Media')).toBe('media-section');
  expect(sectionSlug('…')).toBe('section');
});
