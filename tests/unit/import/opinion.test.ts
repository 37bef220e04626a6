import { describe, expect, it } from 'vitest';
import { fromText, readBack } from './pages.ts';

const COPY = 'The bridge at Thornwick will close for a month from Monday, the county council said.';
const MORE = 'Drivers will be sent by way of Marram, which adds nine miles to the journey.';
const page = (...blocks: string[]): string => blocks.join('\n\n');

describe('opinion passages', () => {
  const labels = (...blocks: string[]) =>
    readBack(fromText(page('Thornwick bridge shuts', COPY, ...blocks))).namedBlocks.map(
      (block) => block.label,
    );

  it.each([
    'Opinion',
    'Editorial',
    'Our view',
    'Comment',
    'Leader',
    'The Marram Bugle says',
    'Analysis by Ann Lee',
    'MARRAM NEWS OPINION',
  ])('start at "%s"', (label) => expect(labels(label, MORE)).toEqual([label]));

  it.each([
    'The Council says',
    'Public Opinion',
    'Council Leader',
    'Opinion is divided.',
    'No comment',
    'Comments',
    'A Second Opinion',
  ])('do not start at "%s"', (label) => expect(labels(label, MORE)).toEqual([]));

  it('do not start where no copy follows', () => {
    expect(labels('Opinion')).toEqual([]);
    expect(labels('Comment', 'Share', 'bottom of page')).toEqual([]);
  });

  it('go on past an advertisement and end at the next label', () => {
    const article = readBack(
      fromText(
        page(
          'Thornwick bridge shuts',
          COPY,
          'Opinion',
          MORE,
          'Advertisement',
          'We all pay for that road.',
          'Analysis',
          MORE,
        ),
      ),
    );
    const inside = article.namedBlocks.map(
      (block) => article.plain.blocks.filter((one) => one.enclosure === block.enclosure).length,
    );
    expect(article.namedBlocks.map((block) => block.label)).toEqual(['Opinion', 'Analysis']);
    expect(inside).toEqual([2, 1]);
  });

  it('keep brackets and marks in a label', () => {
    expect(labels('Marram *Live* [Extra] Opinion', MORE)).toEqual([]);
    expect(labels('The People’s Marram News Opinion', MORE)).toEqual(['The People’s Marram News Opinion']);
  });
});
