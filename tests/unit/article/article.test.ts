import { describe, expect, it, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';

const zones = (text: string) => {
  const { plain } = readArticle(text, 'a.md');
  return plain.blocks.map((block) => [block.zone, plain.words(block)]);
};

test('a line break written as a tag parts the words that it stands between', () => {
  expect(zones('It costs £4<br>or £5<br />at night.')).toEqual([
    ['narrative', 'It costs £4\nor £5\nat night.'],
  ]);
});

describe('zones', () => {
  it('tell the parts of an article apart', () => {
    const text = `---
headline: Bridge closes
standfirst: It closes on Monday.
---
The bridge closes.

## What next

> “We wait,” said Ada Brook.

:::opinion[Our view]
It is late.
:::

:::update
It is open.
:::

:::note
Edited for length.
:::

![A bridge](media/a.jpg "The bridge in May")

\`\`\`
code
\`\`\``;
    expect(zones(text)).toEqual([
      ['headline', 'Bridge closes'],
      ['standfirst', 'It closes on Monday.'],
      ['narrative', 'The bridge closes.'],
      ['cross-head', 'What next'],
      ['block-quote', '“We wait,” said Ada Brook.'],
      ['opinion', 'It is late.'],
      ['update', 'It is open.'],
      ['note', 'Edited for length.'],
      ['caption', 'The bridge in May'],
      ['code', '\uFFFC'],
    ]);
  });

  it('keep their places beside bare addresses', () => {
    const text = 'See [https://e.example/x and ann@e.example, “now”.';
    const { plain } = readArticle(text, 'a.md');
    expect(plain.text).toBe(text);
    expect(plain.sourceSpan({ start: 41, end: 46 })).toEqual({ start: 41, end: 46 });
  });

  it('leave the colons of ordinary copy alone', () => {
    expect(zones('At 10:45am it was Leeds:Bradford 2:1, ::not a block.')).toEqual([
      ['narrative', 'At 10:45am it was Leeds:Bradford 2:1, ::not a block.'],
    ]);
  });

  it('note whether a block was closed, and its label', () => {
    const { namedBlocks } = readArticle(':::opinion[Our *view*]\nA.\n:::\n\n:::update\nB.', 'a.md');
    expect(namedBlocks.map(({ name, label, closed }) => ({ name, label, closed }))).toEqual([
      { name: 'opinion', label: 'Our view', closed: true },
      { name: 'update', label: null, closed: false },
    ]);
  });
});

describe('front matter', () => {
  const faults = (yaml: string) => {
    const text = `---\n${yaml}\n---\nBody.`;
    return readArticle(text, 'a.md').problems.map(
      ({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`,
    );
  };

  it('keeps what is right when one key is wrong', () => {
    const { frontMatter } = readArticle('---\nheadline: A\nstatus: aproved\ntags: [x]\n---\n', 'a.md');
    expect(frontMatter).toEqual({ headline: 'A', tags: ['x'] });
  });

  it.each([
    [
      'status: aproved',
      'aproved: `status` should be one of draft, subbed, legalled, approved, scheduled, published, corrected, withdrawn; it is `aproved`. Did you mean "approved"?',
    ],
    [
      'headlin: A',
      'headlin: There is no key `headlin` in front matter. Did you mean "headline"? Keys of your own start with `x-`.',
    ],
    [
      'date_published: 2026-11-23 06:00',
      '2026-11-23 06:00: `date_published` should be a date and time with an offset, such as 2026-11-23T06:00:00+00:00.',
    ],
    [
      'date_published: 2026-02-30T06:00:00Z',
      '2026-02-30T06:00:00Z: `date_published` should be a date and time with an offset, such as 2026-11-23T06:00:00+00:00.',
    ],
    ['byline:\n  - nmae: Ann', 'nmae: There is no key `nmae` in `byline[1]`. Did you mean "name"?'],
    ['headline: [a, b]', '[a, b]: `headline` should be text, but it is a list.'],
    ['sources:\n  - {kind: release}', '{kind: release}: `sources[1].id` is missing: it should be text.'],
  ])('says what is wrong and where: %s', (yaml, expected) => {
    expect(faults(yaml)).toEqual([expected]);
  });

  it('takes short forms for what they mean', () => {
    const { frontMatter, problems } = readArticle(
      '---\nid: 42\nbyline: Ann Lee\ntags: bridges\n---\n',
      'a.md',
    );
    expect(problems).toEqual([]);
    expect(frontMatter).toEqual({ id: '42', byline: [{ name: 'Ann Lee' }], tags: ['bridges'] });
  });

  it('survives aliases that unfold without end', () => {
    const bomb = Array.from({ length: 12 }, (_, i) =>
      i === 0
        ? 'x-0: &a0 [a, a]'
        : `x-${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    ).join('\n');
    expect(faults(bomb)).toHaveLength(1);
  });

  it('says that it never closes, and nothing else', () => {
    const { problems, plain } = readArticle('---\nheadline: A\n\nThe bridge closes.', 'a.md');
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toContain('never closes');
    expect(plain.text).toContain('The bridge closes.');
  });

  it('is not a thematic break further down', () => {
    const { hasFrontMatter, plain } = readArticle('The bridge.\n\n---\n\nThe end.', 'a.md');
    expect(hasFrontMatter).toBe(false);
    expect(plain.text).toBe('The bridge.\n\nThe end.');
  });
});

describe('a source whose `confidential` is mistyped', () => {
  it.each(['Confidential: true', 'confidental: true', 'confidential-source: yes'])('stays so: %s', (key) => {
    const text = `---\nsources: [{id: a, kind: interview, ${key}}, {id: b, kind: interview}]\n---\n`;
    const { frontMatter } = readArticle(text, 'a.md');
    expect(frontMatter.sources?.map(({ confidential }) => confidential)).toEqual([true, undefined]);
  });

  it('is not made so by a key that says no', () => {
    const text = '---\nsources: [{id: a, kind: interview, Confidential: no}]\n---\n';
    expect(readArticle(text, 'a.md').frontMatter.sources?.[0]?.confidential).toBeUndefined();
  });
});
