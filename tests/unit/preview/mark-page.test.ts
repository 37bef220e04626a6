import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { locateCopy } from '../../../src/preview/locate.ts';
import { markPage, type PageMark } from '../../../src/preview/mark-page.ts';
import { pageText } from '../../../src/preview/page-text.ts';
import { BRIDGE, pageOf, written } from '../site/site-support.ts';

const mark = (start: number, end: number, name = 'm', note?: number): PageMark => ({
  start,
  end,
  classes: [name],
  ...(note === undefined ? {} : { note }),
  after: () => '',
});

describe('the words of a page', () => {
  it('are its letters, without tags, blanks and what is no copy', () => {
    const page = pageText(
      '<head><title>T</title></head><body a=">"><p>One <em title="a > b">t&#119;o</em>&nbsp;&amp;</p><script>x</script><!-- y --><svg><text>z</text></svg><p>three</p>',
    );
    expect(page.text).toBe('Onetwo&three');
    expect([...page.edges].sort((a, b) => a - b)).toEqual([0, 7, 12]);
  });

  it('keep where they stand, also those written as a reference', () => {
    const html = '<body><p>a&lt;b &#128512;</p>';
    const page = pageText(html);
    expect(page.text).toBe('a<b😀');
    expect([...page.text].length).toBe(4);
    expect(page.starts.map((start, i) => html.slice(start, page.ends[i]))).toEqual([
      'a',
      '&lt;',
      'b',
      '&#128512;',
      '&#128512;',
    ]);
  });

  it('know which of them are linked', () => {
    expect([...pageText('<body>a<a href="x">b</a>c').linked]).toEqual([1]);
  });
});

describe('marks', () => {
  const html = '<body><p>One <em>two</em> three</p><p>four</p>';

  it('do not cross the elements of the page', () => {
    expect(markPage(html, pageText(html), [mark(1, 8)])).toBe(
      '<body><p>O<span class="m">ne</span> <em><span class="m">two</span></em> <span class="m">th</span>ree</p><p>four</p>',
    );
  });

  it('overlap, each piece with the classes of all that lie over it', () => {
    expect(
      markPage('<body><p>abcd</p>', pageText('<body><p>abcd</p>'), [mark(0, 3, 'x', 1), mark(1, 4, 'y', 2)]),
    ).toBe(
      '<body><p><span class="x" data-newsctl-notes="1">a</span><span class="x y" data-newsctl-notes="1 2">bc</span><span class="y" data-newsctl-notes="2">d</span></p>',
    );
  });

  it('are followed by what belongs to them, in a link or not', () => {
    const linked = '<body><a href="x">ab</a>c';
    const after = (isLinked: boolean): string => (isLinked ? '!' : '?');
    expect(
      markPage(linked, pageText(linked), [
        { ...mark(0, 2), after },
        { ...mark(2, 3), after },
      ]),
    ).toBe('<body><a href="x"><span class="m">ab</span>!</a><span class="m">c</span>?');
  });

  test('leave every tag and every word of any page as it was', () => {
    const node = fc.constantFrom(
      'a',
      'b ',
      '<em>',
      '</em>',
      '<p>',
      '</p>',
      '&amp;',
      '&#x1F600;',
      '<br>',
      '\n',
      '<a href=">">',
    );
    const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 30 }), spans, (nodes, pairs) => {
        const body = `<body>${nodes.join('')}`;
        const page = pageText(body);
        const marks = pairs
          .map(([a, b]) => mark(Math.min(a, b), Math.min(Math.max(a, b), page.text.length)))
          .filter(({ start, end }) => start < end);
        const done = markPage(body, page, marks);
        expect(done.replace(/<span class="m">|<\/span>/g, '')).toBe(body);
        expect(done.split('<span').length).toBe(done.split('</span>').length);
      }),
    );
  });
});

describe('the copy on its page', () => {
  const BODY = `The ferry is back. The ferry is back.

“It runs,” said Mara **Tolland**, who \`runs\` it & sees to the ropes.

- One rope
- [x] One rope

> The ferry is back.

## The ferry is back.

| Rope | Age |
|---|---|
| old | 9 |
`;

  async function located(body: string) {
    const text = `---${BRIDGE}---\n\n${body}`;
    const { plain } = readArticle(text, 'a.md');
    const page = pageText(await pageOf(written({ front: BRIDGE, body })));
    const place = locateCopy(plain, page);
    return { plain, page, place };
  }

  test('is found block by block, each at a place of its own', async () => {
    const { plain, page, place } = await located(BODY);
    const places = plain.blocks.map((block) => place(block));
    for (const [i, block] of plain.blocks.entries()) {
      const letters = plain.words(block).replace(/[\s\uFFFC]/g, '');
      const found = places[i] && page.text.slice(places[i].start, places[i].end);
      // Code is on the page, and is no word of the copy.
      if (found) expect(found.replace('runsit', 'it')).toBe(letters);
    }
    const found = places.flatMap((one) => one ?? []).sort((a, b) => a.start - b.start);
    expect(found.length).toBeGreaterThanOrEqual(plain.blocks.length - 1);
    for (const [i, one] of found.entries())
      if (i > 0) expect(one.start).toBeGreaterThanOrEqual(found[i - 1]!.end);
  });

  test('a stretch of it is found where it stands', async () => {
    const { plain, page, place } = await located(BODY);
    const at = plain.text.indexOf('said Mara');
    const found = place({ start: at, end: at + 'said Mara Tolland'.length })!;
    expect(page.text.slice(found.start, found.end)).toBe('saidMaraTolland');
    const between = place({ start: at + 4, end: at + 4 })!;
    expect(page.text.slice(between.start, between.end)).toBe('d');
  });

  test('a page that does not show it has no place for it', () => {
    const { plain } = readArticle('---\nheadline: Nowhere\n---\n\nNot here.\n', 'a.md');
    const place = locateCopy(plain, pageText('<body><p>Something else.</p>'));
    expect(plain.blocks.map(place)).toEqual([null, null]);
  });

  test('any paragraphs are found on the page that the shipped theme makes of them', async () => {
    const words = fc.array(fc.stringMatching(/^[a-z“”&é]{1,6}$/), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 5 }), async (paragraphs) => {
        const { plain, page, place } = await located(paragraphs.map((one) => one.join(' ')).join('\n\n'));
        for (const block of plain.blocks) {
          const found = place(block);
          expect(found && page.text.slice(found.start, found.end)).toBe(
            plain.words(block).replace(/\s/g, ''),
          );
        }
      }),
      { numRuns: 30 },
    );
  });
});
