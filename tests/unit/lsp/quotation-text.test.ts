import { expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { quotationText } from '../../../src/lsp/quotation-text.ts';
import { ledgerRows } from '../../../src/sources/ledger.ts';
import { sourceFiles } from '../../support/sources.ts';

async function textOf(more: string, said: string): Promise<string> {
  const article = readArticle(
    `---\nsources: [{id: s1, kind: interview, file: sources/s1.txt${more}}]\n---\n“We mended eight of the gates last winter,” said Ann Lee.\n`,
    'a.md',
  );
  const files = await sourceFiles({ 'sources/s1.txt': said });
  const desk = { people: [], sourceFiles: files, cleanVerbatim: true, language: 'en-GB' };
  return quotationText(article, ledgerRows(article, desk)[0]!);
}

const OTHER = 'CHAIR: Well?\n\nANN LEE: We mended *nine* of the gates last winter.\n\nCHAIR: Thank you.\n';

test('the words of the source, where they differ, none of them taken for markup', async () => {
  const text = await textOf('', OTHER);
  expect(text).toContain('**critical-change**');
  expect(text).toContain('sources/s1\\.txt, line 3, ANN LEE');
  expect(text).toContain('\\*nine\\*');
  expect(text).toMatch(/Word for word: .*nine.* → eight/);
});

// The second key is mistyped: nobody must be given away by that.
test.each([', confidential: true', ', confidental: true'])('nothing of a source with `%s`', async (more) => {
  for (const said of [OTHER, 'ANN LEE: We mended eight of the gates last winter.\n']) {
    const text = await textOf(more, said);
    expect(text).toContain('Source: a confidential source');
    for (const word of ['s1', 'nine', 'line 1']) expect(text).not.toContain(word);
  }
});
