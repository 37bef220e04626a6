import { describe, expect, it } from 'vitest';
import { NewsctlError } from '../../../src/errors.ts';
import { importPage } from '../../../src/import/import-page.ts';
import { balance, fromText, paragraphs, readBack, SCRAPED, textsOf } from './pages.ts';

const COPY = 'The bridge at Thornwick will close for a month from Monday, the county council said.';
const MORE = 'Drivers will be sent by way of Marram, which adds nine miles to the journey.';
const page = (...blocks: string[]): string => blocks.join('\n\n');

describe('a scraped page', () => {
  const imported = fromText(SCRAPED);
  const article = readBack(imported);

  it('takes the first line of copy as headline, marks as typed', () => {
    expect(imported.frontMatter).toEqual({
      headline: "Ferry at Thornwick 'to sail by Easter' - but islanders ask who let the quay rot",
    });
    expect(article.frontMatter.headline).toBe(imported.frontMatter.headline);
    expect(article.problems).toEqual([]);
  });

  it('drops the furniture at both ends and says on which line it stood', () => {
    expect(imported.dropped.map(({ line, text }) => [line, text])).toEqual([
      [1, 'top of page'],
      [38, 'Comments'],
      [41, 'Log in to comment'],
      [42, 'bottom of page'],
    ]);
  });

  it('keeps an image where each lone word stood', () => {
    expect(article.images.map(({ alt, url }) => [alt, url])).toEqual([
      ['qix', ''],
      ['qix', ''],
      ['qix', ''],
    ]);
    expect(imported.body.startsWith('![qix]()\n\nTHE ferry')).toBe(true);
    expect(imported.body).toContain('island.\n\n![qix]()\n\n:::opinion[');
  });

  it('wraps the labelled opinion, and nothing else, in a block with the label as written', () => {
    expect(article.namedBlocks.map(({ name, label, closed }) => ({ name, label, closed }))).toEqual([
      { name: 'opinion', label: 'Marram News and Views Opinion', closed: true },
    ]);
    const opinion = article.plain.blocks.filter((block) => block.zone === 'opinion');
    expect(opinion.map((block) => article.plain.words(block).slice(0, 12))).toEqual([
      '"Good luck t',
      'Still, someb',
      'Marram News ',
    ]);
    expect(article.plain.words(opinion[2]!)).toMatch(/the signature\."$/);
  });

  it('leaves running quotations with the marks that they were typed with', () => {
    const quoted = paragraphs(article).slice(1, 8);
    expect(quoted.map((text) => text.replace(/[^"“”]/g, ''))).toEqual(['"', '"', '""', '""', '“', '“', '“”']);
    expect(quoted[1]).toContain('harbour’s');
  });

  it('has every word of the page, none twice', () => {
    expect(balance({ text: SCRAPED, name: 'page.txt' })).toEqual({ lost: [], added: [] });
  });
});

describe('furniture', () => {
  it('goes wherever it stands as a whole line', () => {
    const lines = [
      'Skip to content',
      'Menu',
      'Thornwick bridge shuts',
      '4 min read',
      COPY,
      'Advertisement',
      MORE,
    ];
    const tail = [
      'Share this article',
      'Facebook | WhatsApp | Copy link',
      'Read more: Marram road floods',
      '3 Comments',
      '© 2025 Marram News. All rights reserved.',
    ];
    const imported = fromText(page(...lines, ...tail));
    expect(imported.body).toBe(`${COPY}\n\n${MORE}\n`);
    expect(textsOf(imported)).toEqual(['Skip to content', 'Menu', '4 min read', 'Advertisement', ...tail]);
  });

  it('stays where it is part of a sentence', () => {
    const prose = [
      'Comments closed on Friday.',
      'Share prices in the ferry company fell, and subscribe as they might, islanders saw no return.',
      'Menu prices went up.',
      'He said: “Comments are welcome.”',
    ];
    const imported = fromText(page('Thornwick bridge shuts', COPY, ...prose));
    expect(paragraphs(readBack(imported))).toEqual([COPY, ...prose]);
    expect(imported.dropped).toEqual([]);
  });

  it('takes the titles of other stories with their heading, but no copy', () => {
    const titles = page(
      'Thornwick bridge shuts',
      COPY,
      'Recent Posts',
      'Road floods at Marram',
      'Mill to be sold',
    );
    expect(fromText(titles).body).toBe(`${COPY}\n`);
    expect(textsOf(fromText(titles))).toEqual(['Recent Posts', 'Road floods at Marram', 'Mill to be sold']);
    expect(fromText(page('Thornwick bridge shuts', COPY, 'Related', 'Cross-head', MORE)).body).toContain(
      MORE,
    );
  });

  it('counts a cookie sentence above the headline only', () => {
    const cookies = 'We use cookies to make this site better for you.';
    expect(fromText(page(cookies, 'Thornwick bridge shuts', COPY)).frontMatter.headline).toBe(
      'Thornwick bridge shuts',
    );
    expect(fromText(page('Thornwick bridge shuts', COPY, cookies)).body).toContain(cookies);
  });
});

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

describe('images', () => {
  const images = (...blocks: string[]) =>
    readBack(fromText(page('Thornwick bridge shuts', COPY, ...blocks, MORE))).images;

  it.each(['vio', 'image', '[image]', 'IMG_1234.jpg', 'Photo', 'thornwick-bridge.webp'])(
    'stand where "%s" stood',
    (token) => {
      expect(images(token).map((image) => image.alt.replace(/\\/g, ''))).toEqual([token]);
    },
  );

  it('take a longer word only when it comes back', () => {
    expect(images('placeholder')).toEqual([]);
    expect(images('placeholder', COPY, 'placeholder')).toHaveLength(2);
  });

  it('keep the credit below them as their title', () => {
    const [image] = images('vio', 'Picture: Jo "Flash" Bloggs');
    expect(image).toMatchObject({ alt: 'vio', url: '', title: 'Picture: Jo "Flash" Bloggs' });
  });

  it('leave a credit without an image in the copy', () => {
    const article = readBack(fromText(page('Thornwick bridge shuts', COPY, 'Picture: Jo Bloggs')));
    expect(paragraphs(article)).toEqual([COPY, 'Picture: Jo Bloggs']);
  });

  it('are no words with a mark or a second word', () => {
    expect(images('vio.', 'so it', 'Reed')).toEqual([]);
  });
});

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

describe('lines', () => {
  const WRAPPED = [
    'The bridge at Thornwick will close for a month from',
    'Monday, the county council said, and the road by way of',
    'Marram will be the only one that is open to cars.',
  ];

  it('that a column broke are joined', () => {
    const second = [
      'Nobody at the meeting on Thursday night was able to say',
      'when the second half of the work would start.',
    ];
    const text = `Thornwick bridge shuts\n\n${WRAPPED.join('\n')}\nShare\nTweet\n\n${second.join('\n')}\n`;
    expect(paragraphs(readBack(fromText(text)))).toEqual([WRAPPED.join(' '), second.join(' ')]);
    expect(fromText(text).dropped.map((one) => one.line)).toEqual([6, 7]);
  });

  it('are a paragraph each where no blank line parts them', () => {
    expect(paragraphs(readBack(fromText(`Thornwick bridge shuts\n${WRAPPED.join('\n')}`)))).toEqual(WRAPPED);
  });

  it('may end in any way, and start with a byte order mark', () => {
    const text = `\ufeff${page('Menu', 'Thornwick\u00a0bridge shuts', COPY, `${MORE}\u200b\f`).replaceAll('\n', '\r\n')}`;
    const imported = fromText(text);
    expect(imported.frontMatter.headline).toBe('Thornwick bridge shuts');
    expect(paragraphs(readBack(imported))).toEqual([COPY, MORE]);
    expect(imported.dropped[0]?.line).toBe(1);
  });
});

describe('a page without an article', () => {
  it.each(['', ' \n\n ', 'Menu\n\nComments', 'Only a headline', 'vio\n\nvio', '\0\0\0'])(
    'is refused: %j',
    (text) => {
      expect(() => importPage({ text, name: 'page.txt' })).toThrow(NewsctlError);
      expect(() => importPage({ text, name: 'page.txt' })).toThrow(
        expect.objectContaining({ code: 'IMPORT_EMPTY' }),
      );
    },
  );
});
