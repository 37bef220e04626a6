import { describe, expect, it } from 'vitest';
import { balance, fromText, paragraphs, readBack } from './pages.ts';

const COPY = 'The bridge at Thornwick will close for a month from Monday, the county council said.';
const MORE = 'Drivers will be sent by way of Marram, which adds nine miles to the journey.';
const page = (...blocks: string[]): string => blocks.join('\n\n');

describe('names and dates near the top', () => {
  const byline = (line: string) => fromText(page('Thornwick bridge shuts', line, COPY, MORE));

  it.each([
    ['By Ann Lee', [{ name: 'Ann Lee' }]],
    ['By Ann Lee and Bo O’Hart', [{ name: 'Ann Lee' }, { name: 'Bo O’Hart' }]],
    ['Words: Ann Lee', [{ name: 'Ann Lee' }]],
    ['Ann Lee, Local Democracy Reporter', [{ name: 'Ann Lee', role: 'Local Democracy Reporter' }]],
    ['By Ann Lee | 3 June 2025 | 2 min read', [{ name: 'Ann Lee' }]],
    ['By Ann Lee 3 June 2025', [{ name: 'Ann Lee' }]],
  ])('reads %s', (line, names) => {
    expect(byline(line).frontMatter.byline).toEqual(names);
    expect(byline(line).body).toBe(`${COPY}\n\n${MORE}\n`);
    expect(balance({ text: page('Thornwick bridge shuts', line, COPY), name: 'p.txt' })).toEqual({
      lost: [],
      added: [],
    });
  });

  it.each([
    'By the water, a crowd waits',
    'Ann Lee',
    'By noon the road was shut.',
    'Ann Lee, a reporter who was there',
  ])('leaves "%s" in the copy', (line) => {
    expect(byline(line).frontMatter.byline).toBeUndefined();
    expect(paragraphs(readBack(byline(line)))).toEqual([line, COPY, MORE]);
  });

  it.each([
    'Published 3 June 2025',
    '14:05, 3 JUN 2025',
    'Updated: June 3, 2025 at 2pm',
    '2 hours ago',
    '2025-06-03',
  ])('does not trust "%s", which has no offset', (line) => {
    const { frontMatter, dropped } = byline(line);
    expect(frontMatter.date_published ?? frontMatter.date_modified).toBeUndefined();
    expect(dropped).toEqual([{ line: 3, text: line, reason: expect.stringContaining('without an offset') }]);
  });

  it('trusts a date that states its offset', () => {
    expect(byline('Published 2025-06-03T14:05:00+01:00').frontMatter.date_published).toBe(
      '2025-06-03T14:05:00+01:00',
    );
  });

  it('reads nothing below two paragraphs of copy', () => {
    const imported = fromText(page('Thornwick bridge shuts', COPY, MORE, 'By Ann Lee', '3 June 2025'));
    expect(paragraphs(readBack(imported))).toEqual([COPY, MORE, 'By Ann Lee', '3 June 2025']);
  });

  it('takes section and label above the headline', () => {
    expect(fromText(page('Sport', 'Thornwick win', COPY)).frontMatter.section).toBe('Sport');
    expect(fromText(page('Opinion', 'Why Thornwick lost', COPY)).frontMatter).toEqual({
      headline: 'Why Thornwick lost',
      type: 'opinion',
    });
  });
});
