import { expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { articleFile } from '../../../src/import/article-file.ts';
import type { ImportedArticle } from '../../../src/import/types.ts';

const KEYS = {
  id: '2025-06-0042',
  slug: 'bridge-shuts',
  type: 'news',
  section: 'Roads',
  status: 'draft',
} as const;

it('writes the keys in one order, whatever order they were found in', () => {
  const imported: ImportedArticle = {
    frontMatter: {
      type: 'opinion',
      images: [{ file: 'a.jpg', alt: '' }],
      tags: ['1984', 'yes'],
      canonical: 'https://marram.example/b',
      date_modified: '2025-06-04T00:00:00Z',
      date_published: '2025-06-03T00:00:00Z',
      byline: [{ name: 'Ann Lee' }],
      lang: 'en-GB',
      section: 'News',
      standfirst: 'Nine miles more.',
      headline: 'Bridge shuts',
    },
    body: 'Words.\n',
    dropped: [],
  };
  const file = articleFile(imported, KEYS);
  expect([...file.matchAll(/^([a-z_]+):/gm)].map((match) => match[1])).toEqual(
    'id type headline standfirst slug section lang byline tags date_published date_modified canonical images status'.split(
      ' ',
    ),
  );
  const { frontMatter, problems } = readArticle(file, 'x.md');
  expect(problems).toEqual([]);
  expect(frontMatter).toMatchObject({ ...KEYS, tags: ['1984', 'yes'], byline: [{ name: 'Ann Lee' }] });
});

it.each([
  `"Yes": it's 'on' # at 10:45`,
  '- x',
  '[a] & *b',
  'x'.repeat(300),
  '2025-06-03',
  'a: b',
  '“Quoted”',
  '---',
  '\\n',
])('keeps the marks of the headline %s', (headline) => {
  const file = articleFile({ frontMatter: { headline }, body: 'Words.\n', dropped: [] }, KEYS);
  const article = readArticle(file, 'x.md');
  expect(article.frontMatter.headline).toBe(headline);
  expect(article.problems).toEqual([]);
  expect(article.plain.words(article.plain.blocks[0]!)).toBe(headline);
});
