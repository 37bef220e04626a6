import { toString as words } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { parseFully, parseMarkdown } from '../../../src/article/markdown.ts';

describe('a box to tick', () => {
  test.each([
    ['-\n[ ] Ask the mayor.', '[ ] Ask the mayor.'],
    ['*\r\n[x] Ask the mayor.', '[x] Ask the mayor.'],
    ['> -\n> [ ] Ask the mayor.', '[ ] Ask the mayor.'],
    ['-\n[ ] *Ask* the mayor.', '[ ] Ask the mayor.'],
  ])('%j keeps its words, as it is in no item of a list', (copy, told) => {
    for (const tree of [parseMarkdown(copy), parseFully(copy)]) {
      expect(words(tree)).toBe(told);
      expect(JSON.stringify(tree)).not.toMatch(/"checked":(true|false)/u);
    }
  });

  test('has its place in the copy', () => {
    const copy = '-\n[ ] Ask the mayor.';
    const paragraph = parseMarkdown(copy).children[1];
    expect(paragraph).toMatchObject({
      type: 'paragraph',
      children: [{ type: 'text', position: { start: { offset: 2 }, end: { offset: copy.length } } }],
    });
  });

  test('of an item is the item’s', () => {
    const copy = '- [x] Ask the mayor.\n- [ ] Ask the clerk.\n- Go home.';
    expect(parseMarkdown(copy)).toMatchObject({
      children: [{ children: [{ checked: true }, { checked: false }, { checked: null }] }],
    });
    expect(words(parseMarkdown(copy))).toBe('Ask the mayor.Ask the clerk.Go home.');
  });
});
