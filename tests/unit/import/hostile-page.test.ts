import { describe, expect, it } from 'vitest';
import { importPage } from '../../../src/import/import-page.ts';
import { fromHtml, paragraphs, readBack } from './pages.ts';

const COPY = '<p>The bridge at Thornwick will close for a month from Monday, the county council said.</p>';

describe('a hostile page', () => {
  const refused = expect.objectContaining({ code: 'IMPORT_EMPTY', hint: expect.stringContaining('.txt') });

  it.each([
    ['50,000 nested elements', `<h1>x</h1>${'<div>'.repeat(50_000)}words`],
    ['a million bytes of nested elements', '<div>'.repeat(200_000)],
    ['elements closed by the wrong tag', '<div></b>'.repeat(100_000)],
    ['bold that is never closed', '<p><b class=x>'.repeat(50_000)],
    [
      'a hundred thousand attributes',
      `<div ${Array.from({ length: 100_000 }, (_, i) => `a${i}`).join(' ')}>`,
    ],
  ])('is refused: %s', (_, text) => expect(() => importPage({ text, name: 'page.html' })).toThrow(refused));

  it.each([
    ['a million bytes of script', `<script>${'<div>'.repeat(200_000)}</script>`],
    ['a million NULs', '\0'.repeat(1_000_000)],
    ['a comment that never closes', `<!--${'<div>'.repeat(200_000)}`],
    ['deeply nested linked data', `<script type="application/ld+json">${'['.repeat(500_000)}</script>`],
    ['400 nested elements', '<div>'.repeat(400)],
  ])('is read: %s', (_, junk) => {
    const imported = fromHtml(`<h1>Bridge shuts</h1>${COPY}${junk}`);
    expect(paragraphs(readBack(imported))).toHaveLength(1);
  });

  it('cannot write front matter or a script into the article', () => {
    const imported = fromHtml(
      `<h1>"a": ---</h1><p>---</p><p>status: published</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>${COPY}`,
    );
    const article = readBack(imported);
    expect(article.frontMatter).toMatchObject({ headline: '"a": ---', status: 'draft' });
    expect(article.html).toEqual([]);
    expect(paragraphs(article)).toContain('<script>alert(1)</script>');
  });
});
