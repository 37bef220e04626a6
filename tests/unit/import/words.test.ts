import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNPLACED } from '../../../src/import/reasons.ts';
import { wordBalance } from '../../../src/import/words.ts';
import { CHROME, copy, escapeHtml, HEADLINE, plain } from './copies.ts';
import { balance, fromHtml, fromText, paragraphs, readBack } from './pages.ts';

describe('every word and mark of the copy', () => {
  it('reads back from a page of text', () => {
    fc.assert(
      fc.property(fc.array(copy, { minLength: 1, maxLength: 6 }), (copies) => {
        const article = readBack(fromText([HEADLINE, ...copies].join('\n\n')));
        expect(paragraphs(article)).toEqual(copies);
        expect(article.problems).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('reads back from a page of HTML', () => {
    fc.assert(
      fc.property(fc.array(copy, { minLength: 1, maxLength: 6 }), (copies) => {
        const html = copies.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
        expect(paragraphs(readBack(fromHtml(`<h1>${HEADLINE}</h1>${html}`)))).toEqual(copies);
      }),
      { numRuns: 400 },
    );
  });

  it('reads back from the headline and from inside an opinion', () => {
    fc.assert(
      fc.property(copy, copy, (headline, text) => {
        const page = [
          'Ferry',
          `x ${headline}`,
          `${HEADLINE}, and that is all there is to it, said the ferryman.`,
          'Opinion',
          text,
        ];
        const article = readBack(fromText(page.slice(1).join('\n\n')));
        expect(article.frontMatter.headline).toBe(`x ${headline}`);
        expect(paragraphs(article).at(-1)).toBe(text);
        expect(article.plain.blocks.at(-1)?.zone).toBe('opinion');
      }),
      { numRuns: 200 },
    );
  });

  it('reads back across bold, italics and links', () => {
    const piece = fc.tuple(
      fc.constantFrom('b', 'i', 'a href="/x"', 'span', 'em'),
      copy.map((text) => text.split(' ').slice(0, 4).join(' ')),
      fc.constantFrom(' ', ''),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const html = pieces
          .map(([tag, text, space]) => `<${tag}>${escapeHtml(text)}</${tag.split(' ')[0]}>${space}`)
          .join('');
        const text = plain(pieces.map(([, words, space]) => words + space).join(''));
        const article = readBack(
          fromHtml(`<h1>${HEADLINE}</h1><p>The owners said so on Thursday.</p><p>Then: ${html} ferry.</p>`),
        );
        expect(paragraphs(article)[1]).toBe(plain(`Then: ${text} ferry.`));
      }),
      { numRuns: 300 },
    );
  });
});

describe('nothing is lost in silence', () => {
  const block = fc.oneof(
    { weight: 4, arbitrary: copy },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...CHROME,
        'vio',
        'Opinion',
        'By Ann Lee',
        '3 June 2025',
        'Picture: Jo Bloggs',
        'Read more',
        'Read more: Ferry sinks',
        'Comments',
        'Comment',
        'A cross-head',
      ),
    },
  );
  const pageOf = fc.tuple(
    fc.array(fc.constantFrom(...CHROME, 'By Ann Lee'), { maxLength: 3 }),
    copy,
    fc.array(block, { maxLength: 12 }),
  );

  it('on a page of text, where no word is invented either', () => {
    fc.assert(
      fc.property(
        pageOf,
        fc.constantFrom('\n\n', '\r\n\r\n', '\n', '\n \n\n'),
        ([top, lead, blocks], gap) => {
          const text = [...top, HEADLINE, lead, ...blocks].join(gap);
          expect(balance({ text, name: 'page.txt' })).toEqual({ lost: [], added: [] });
          expect(fromText(text).dropped.filter((one) => one.reason === UNPLACED)).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('on a page of HTML, whatever its elements', () => {
    const inline = fc.constantFrom(
      'b',
      'i',
      'span',
      'a',
      'a href="/x"',
      'time',
      'small',
      'q',
      'u',
      'sup',
      'code',
      'del',
      'mark',
      'abbr',
      'cite',
      'kbd',
    );
    const outer = fc.constantFrom(
      'p',
      'div',
      'h2',
      'h3',
      'ul><li',
      'ol><li',
      'blockquote',
      'blockquote><p',
      'section',
      'aside',
      'nav',
      'footer',
      'header',
      'table><tr><td',
      'table><caption',
      'pre',
      'figure',
      'figure><figcaption',
      'figure><img src="/a.jpg"><figcaption',
      'form',
      'button',
      'details><summary',
      'article',
      'dl><dt',
      'dl><dd',
      'center',
      'fieldset><legend',
      'svg><text',
      'label',
      'select><option',
      'textarea',
      'video',
      'div class="share"',
      'div class="related"',
      'div hidden',
      'address',
      'span',
      'h1',
    );
    const close = (tag: string): string =>
      tag
        .split('>')
        .reverse()
        .map((one) => `</${one.split(' ')[0]}>`)
        .join('');
    const element = fc
      .tuple(outer, copy, inline, copy)
      .map(
        ([tag, a, inner, b]) =>
          `<${tag}>${escapeHtml(a)} <${inner}>${escapeHtml(b)}</${inner.split(' ')[0]}>${close(tag)}`,
      );
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 8 }), (elements) => {
        const html = `<h1>${HEADLINE}</h1><p>The owners said so on Thursday.</p>${elements.join('\n')}`;
        expect(fromHtml(html).dropped.filter((one) => one.reason === UNPLACED)).toEqual([]);
        expect(balance({ text: html, name: 'page.html' }).lost).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('and the measure notices a word too few and a word too many', () => {
    const text = `${HEADLINE}\n\nThe owners said so.`;
    const imported = fromText(text);
    const body = imported.body.replace('said', 'told us');
    expect(wordBalance(text, { ...imported, body })).toEqual({ lost: ['said'], added: ['told', 'us'] });
  });
});
