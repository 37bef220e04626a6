import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/article/markdown.ts';
import { eachBlock } from '../../../src/site/each-block.ts';

test('headings and definitions are found wherever they may stand, and words are not gone through', () => {
  const text = [
    '# One\n\nA *word*.\n\n[a]: https://a.example',
    '> ## Two\n>\n> [b]: https://b.example',
    '- item\n\n  ### Three\n\n  [c]: https://c.example',
    ':::note\n\n#### Four\n\n[d]: https://d.example\n\n:::',
    '| x |\n| - |\n| y |',
  ].join('\n\n');
  const types: string[] = [];
  eachBlock(parseMarkdown(text), ({ type }) => types.push(type));
  expect(types.filter((type) => type === 'heading')).toHaveLength(4);
  expect(types.filter((type) => type === 'definition')).toHaveLength(4);
  expect(types).toContain('table');
  expect(types).not.toContain('text');
  expect(types).not.toContain('tableRow');
});
