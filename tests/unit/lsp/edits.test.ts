import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readArticle } from '../../../src/article/article.ts';
import { check } from '../../../src/check/check.ts';
import { editTo } from '../../../src/lsp/fix-all.ts';
import { suppressionFor } from '../../../src/lsp/suppress.ts';

const unit = fc.constantFrom('a', 'b', '“', '😀', '😁', '\n', '\r\n', '\r');

test('one edit makes the other text of a document', () => {
  fc.assert(
    fc.property(fc.string({ unit }), fc.string({ unit }), (before, after) => {
      const document = TextDocument.create('file:///a.md', 'markdown', 1, before);
      const edits = editTo(document, after);
      expect(TextDocument.applyEdits(document, edits)).toBe(after);
      expect(edits.length).toBe(before === after ? 0 : 1);
    }),
    { numRuns: 2000 },
  );
});

describe('a comment that takes a finding back', () => {
  const NOW = new Date('2026-11-23T12:00:00Z');
  const findingsIn = (text: string) =>
    check({ files: [{ path: 'a.md', text }], now: NOW }).findings.filter(
      ({ rule }) => rule === 'publishing/residue' || rule.startsWith('suppression/'),
    );

  test.each([
    ['a paragraph', 'First.\n\nThe [TK: who?] came.\nAnd went.\n'],
    ['the first line', '[TK: who?]\n'],
    ['Windows line ends', 'First.\r\n\r\nThen\r\n[TK: who?] came.\r\n'],
    ['a list', 'Said:\n\n- one\n- [TK: two]\n'],
    ['a paragraph of a list item', '- one\n\n  [TK: two] came.\n\n- three\n'],
    ['a block quote', 'So:\n\n> He\n> [TK: who?] came.\n'],
    ['a byte order mark', '\uFEFF[TK: who?] came.\n'],
    ['after front matter', '---\nid: a\n---\n[TK: who?] came.\n'],
  ])('in %s', (_, text) => {
    const article = readArticle(text, 'a.md');
    const finding = findingsIn(text).find(({ rule }) => rule === 'publishing/residue')!;
    const { at, before, after } = suppressionFor(article, finding)!;
    const suppressed = `${text.slice(0, at)}${before}why not${after}${text.slice(at)}`;
    expect(findingsIn(suppressed)).toEqual([]);
    if (text.includes('\r\n')) expect(suppressed.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('is not offered where nobody may take anything back', () => {
    const article = readArticle('[TK: who?]\n', 'a.md');
    const [finding] = findingsIn('[TK: who?]\n');
    expect(suppressionFor(article, { ...finding!, severity: 'review' })).toBeNull();
    expect(suppressionFor(article, { ...finding!, rule: 'suppression/comment' })).toBeNull();
  });
});
