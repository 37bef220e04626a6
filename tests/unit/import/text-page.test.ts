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
