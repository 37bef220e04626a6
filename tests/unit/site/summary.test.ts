import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle, readParts } from '../../../src/article/article.ts';
import { digest } from '../../../src/site/summary.ts';

const of = (front: string, body = 'The weir was mended.\n') =>
  digest(`---\n${front}\n---\n\n${body}`, 'articles/weir.md').summary;

describe('the summary of an article', () => {
  test('is the same after it was kept as JSON, whatever the front matter says', () => {
    const value = fc.constantFrom(
      '1',
      '.nan',
      '-.inf',
      '1e400',
      '~',
      '',
      '2026-11-23',
      '[1, ~]',
      '{a: .inf}',
      '-0',
      '0x1F',
    );
    const key = fc.constantFrom(
      'date_published',
      'label',
      'claim_review',
      'tags',
      'until',
      '__proto__',
      'embargo',
    );
    fc.assert(
      fc.property(fc.dictionary(key, value), (front) => {
        const summary = of(
          Object.entries(front)
            .map(([name, text]) => `${name}: ${text}`)
            .join('\n'),
        );
        expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
      }),
    );
  });

  test('opens with the first paragraph of the article proper, as every reader of its text finds it', () => {
    const part = fc.constantFrom(
      ...[
        'The weir was mended.',
        '*So* it was.\nIn May.',
        '## Head',
        '> said',
        '- one',
        ':::opinion\nIt is.\n:::',
        '![a](b.png "c")',
      ],
      ...['| a |\n| - |\n| b |', '```\ncode\n```', ':::odd\nWords.\n:::', '<b>x</b>', '\u00a0', '[a](b.md)'],
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = `---\nheadline: A weir\n---\n\n${parts.join('\n\n')}`;
        const { plain } = readArticle(text, 'articles/weir.md');
        const first = plain.blocks.find(({ kind, zone }) => kind === 'paragraph' && zone === 'narrative');
        expect(readParts(text, 'articles/weir.md').opening).toBe(first ? plain.words(first) : '');
      }),
    );
  });

  test('does not take a date that is no number for a date that was left empty', () => {
    expect(of('date_published: .nan').raw.date_published).toBe('NaN');
  });

  test('holds nothing of what stays in the newsroom', () => {
    const front = [
      'sources: [{id: s1, kind: interview, file: sources/whisper.txt, confidential: true}]',
      'people: [{id: p1, name: Whisper}]',
      'law: {restrictions: [{kind: order, names: [Whisper]}]}',
      'right_of_reply: [{to: Whisper}]',
      'signoffs: [{role: approved, by: Whisper, at: "2026-11-23T06:00:00Z", hash: a}]',
      'x-desk: ask Whisper again',
    ];
    expect(JSON.stringify(of(front.join('\n')))).not.toMatch(/whisper/i);
  });

  test('knows which files and pages of ours the body asks for', () => {
    const body = '![A](/media/a.png) and [b](b.md), ![A](/media/a.png)\n\n[w](https://x.example)\n';
    expect(of('slug: weir', body).asks).toEqual({
      pictures: ['/media/a.png'],
      links: ['b.md'],
    });
  });
});

test.each([
  ['headings without a paragraph', '## q\n\n'],
  ['pictures alone', '![a](media/a.png)\n\n'],
  ['lists and headings by turns', '- q\n\n## h\n\n'],
  ['lines in stars', '*a*\n'],
  ['lines that are links', '[a](b)\n'],
])('takes a time that grows with the text: %s', (_, piece) => {
  // With the square of it, as it once was, it runs into the time-out.
  const { body } = digest(piece.repeat(60_000), 'a.md');
  expect(body.html.length).toBeGreaterThan(60_000);
});
