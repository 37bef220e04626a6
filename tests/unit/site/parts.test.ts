import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { relativeLinks, rootedLinks } from '../../../src/site/links.ts';
import { articlePath, articleUrl, sectionSlug } from '../../../src/site/paths.ts';
import { excerpt } from '../../../src/text/excerpt.ts';
import { line } from '../../../src/site/text.ts';
import { cleanText } from '../../../src/text/xml.ts';
import { moment, monthName, monthOf } from '../../../src/site/times.ts';

describe('paths', () => {
  test.each([
    ['Council', 'council'],
    ['Town & County', 'town-and-county'],
    ['Women’s sport', 'womens-sport'],
    ['Énergie', 'energie'],
    ['経済', '経済'],
    ['../..', 'section'],
  ])('the section %s lives in %s', (name, slug) => {
    expect(sectionSlug(name)).toBe(slug);
  });

  test.each([
    ['slug: a-b\nsection: Town Hall', 'town-hall/a-b/'],
    ['headline: “No” to the toll', 'news/no-to-the-toll/'],
    ['slug: ../../etc', 'news/untitled/'],
    ['{}', 'news/untitled/'],
  ])('an article with %j lives in %s', (front, path) => {
    expect(articlePath(readArticle(`---\n${front}\n---\n`, 'a.md'))).toBe(path);
  });

  test('an address is the site’s with the path in percent signs', () => {
    const article = readArticle('---\nslug: ålesund\nsection: 経済\n---\n', 'a.md');
    expect(articleUrl({ url: 'https://x.example/p/' }, article)).toBe(
      'https://x.example/p/%E7%B5%8C%E6%B8%88/%C3%A5lesund/',
    );
  });

  test('links climb to the root and name a file; those of the lost page start at the base path', () => {
    expect(relativeLinks('a/b/index.html')('c/')).toBe('../../c/index.html');
    expect(relativeLinks('index.html')('media/a b.png')).toBe('media/a%20b.png');
    expect(relativeLinks('a/index.html')('')).toBe('../index.html');
    expect(rootedLinks({ url: 'https://x.example/p' })('')).toBe('/p/');
    expect(rootedLinks({ url: 'https://x.example' })('feed.xml')).toBe('/feed.xml');
  });
});

describe('times', () => {
  test('are told in the newsroom’s zone and language', () => {
    const clock = { language: 'en-US', timezone: 'America/New_York' };
    expect(moment('2026-07-02T02:05:00Z', clock)).toMatchObject({
      iso: '2026-07-02T02:05:00Z',
      words: 'July 1, 2026 at 10:05 PM',
      day: 'July 1, 2026',
    });
    expect(moment('2026-07-02 02:05+01:00', { language: 'de', timezone: 'UTC' }).words).toBe(
      '2. Juli 2026 um 01:05',
    );
  });

  test('a month is that of the zone', () => {
    expect(monthOf(Date.parse('2026-10-31T23:30:00Z'), 'Europe/Paris')).toBe('2026-11');
    expect(monthName('2026-11', 'en-GB')).toBe('November 2026');
  });

  test('a day without a time is refused', () => {
    expect(() => moment('2026-07-02', { language: 'en', timezone: 'UTC' })).toThrow(RangeError);
  });
});

describe('text', () => {
  test('loses what no page may hold and nothing else', () => {
    expect(cleanText('a\u0000b\u001f“c”\ud800d\u009be\u{1f600}\n\t')).toBe('ab“c”de\u{1f600}\n\t');
    expect(line('  a \n b ')).toBe('a b');
    expect(line(' \u0000 ')).toBeNull();
  });

  test('is cut between words', () => {
    expect(excerpt('one two three', 9)).toBe('one two…');
    expect(excerpt('one two', 9)).toBe('one two');
  });
});
