import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { LineIndex } from '../../../src/text/position.ts';

/** Words that occur once, so that their place is certain. */
const word = fc.integer({ min: 0, max: 0xffff }).map((n) => `w${n.toString(36)}x`);
const decoration = fc.constantFrom('', '🙂 ', '\t', 'مرحبا ', 'é́ ', '&amp; ', '\\* ', '日本 ', '**b** ', '`c` ', '[l](http://a.example) ', '\u00A0');
const prefix = fc.constantFrom('', '> ', '- ', '## ', '1. ', '> > ');
const paragraph = fc.tuple(prefix, fc.array(fc.tuple(decoration, word), { minLength: 1, maxLength: 5 }));
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const mark = fc.constantFrom('', '\uFEFF');

const document = fc.record({ mark, lineEnd, headline: fc.array(fc.tuple(decoration, word), { minLength: 1, maxLength: 3 }), paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 6 }), front: fc.boolean() }).map(({ mark: bom, lineEnd: end, headline, paragraphs, front }) => {
  const words = new Set<string>();
  const unique = (text: string): string => {
    let name = text;
    while (words.has(name)) name += 'q';
    words.add(name);
    return name;
  };
  const join = (parts: readonly (readonly [string, string])[]): string => parts.map(([before, text]) => before + unique(text)).join(' ');
  const body = paragraphs.map(([start, parts]) => start + join(parts)).join(end + end);
  const yaml = front ? `---${end}headline: ${JSON.stringify(headline.map(([, text]) => unique(text)).join(' “q” '))}${end}---${end}${end}` : '';
  return { text: bom + yaml + body, words: [...words] };
});

describe('positions', () => {
  it('of every word survive any mixture of markup, line ends, marks and scripts', () => {
    fc.assert(
      fc.property(document, ({ text, words }) => {
        const article = readArticle(text, 'a.md');
        for (const name of words) {
          const at = article.plain.text.search(new RegExp(`${name}(?!q)`));
          if (at < 0) continue;
          const span = article.plain.sourceSpan({ start: at, end: at + name.length });
          expect(text.slice(span.start, span.end)).toBe(name);
        }
        const found = words.filter((name) => article.plain.text.includes(name));
        expect(found.length).toBe(words.length);
      }),
      { numRuns: 400 },
    );
  });

  it('of blocks lie inside the file, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const article = readArticle(text, 'a.md');
        let last = 0;
        for (const block of article.plain.blocks.filter((one) => one.kind !== 'caption')) {
          const span = article.plain.sourceSpan(block);
          expect(span.start).toBeGreaterThanOrEqual(last === 0 ? 0 : last - 1);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          last = span.start;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('count lines and columns as editors do', () => {
    const lines = new LineIndex('\uFEFFa🙂b\r\n\tc\rd\n');
    expect(lines.position(1)).toEqual({ line: 1, column: 1, offset: 1 });
    expect(lines.position(4)).toEqual({ line: 1, column: 4, offset: 4 });
    expect(lines.position(7)).toEqual({ line: 2, column: 1, offset: 7 });
    expect(lines.position(10)).toEqual({ line: 3, column: 1, offset: 10 });
    expect(lines.line(2)).toBe('\tc');
    expect(lines.position(99)).toEqual({ line: 4, column: 1, offset: 12 });
  });

  it('hold at the end of a file of 5 MB', () => {
    const paragraph5 = 'The council met “again” 🙂 on Monday, and it was late.\r\n\r\n';
    const text = `\uFEFF---\r\nheadline: A\r\n---\r\n${paragraph5.repeat(Math.ceil(5_000_000 / paragraph5.length))}The lastword stands here.`;
    const article = readArticle(text, 'big.md');
    const at = article.plain.text.indexOf('lastword');
    const span = article.plain.sourceSpan({ start: at, end: at + 8 });
    expect(text.slice(span.start, span.end)).toBe('lastword');
    expect(article.lines.position(span.start).line).toBe(text.slice(0, span.start).split('\r\n').length);
  });
});
