import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeInFile } from '../../../src/lsp/place-in-file.ts';
import { readSource } from '../../../src/sources/read/read-source.ts';

/** What stands in the file where a passage was read from. */
async function found(file: string, extension: string, words: string): Promise<string | null> {
  const { text } = await readSource(Buffer.from(file), `a.${extension}`);
  const start = text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  const span = placeInFile(file, extension, text, { start, end: start + words.length });
  return span && file.slice(span.start, span.end);
}

describe('the place of a passage in its file', () => {
  test('across lines, a hyphen at a line end and ligatures', async () => {
    const file = 'THE OLD HARBOUR\n\nThe har-\nbour was ﬁlled in,\n  and nobody asked.\n';
    expect(await found(file, 'txt', 'harbour was filled in, and nobody')).toBe(
      'har-\nbour was ﬁlled in,\n  and nobody',
    );
  });

  test('of several places the one that was read', async () => {
    const file = 'A: We agreed.\n\nB: No.\n\nC: We agreed.\n';
    const { text } = await readSource(Buffer.from(file), 'a.txt');
    const start = text.lastIndexOf('We agreed');
    expect(placeInFile(file, 'txt', text, { start, end: start + 9 })!.start).toBe(
      file.lastIndexOf('We agreed'),
    );
  });

  test('in HTML with entities, comments and scripts', async () => {
    const file =
      '<html><head><script>"The caf&eacute; shut"</script></head><body><p>The caf&#xe9; <b class="x > y">sh</b>ut at&nbsp;noon.</p></body></html>';
    const shown = await found(file, 'html', 'café shut at noon');
    expect(shown).toMatch(/^caf&#xe9; .*&nbsp;noon$/);
  });

  test('a passage with a label inside is found by its ends', async () => {
    const file =
      'LEE: We opened the gates at six in the morning on the day of the fair,\n\nBROOK: and we shut them again at ten when the last of the carts had gone.\n';
    const { text } = await readSource(Buffer.from(file), 'a.txt');
    const span = placeInFile(file, 'txt', text, { start: 0, end: text.length })!;
    expect(file.slice(span.start, span.end)).toMatch(/^We opened[\s\S]*had gone$/);
  });

  test('what is not there is not found', () => {
    expect(placeInFile('Nothing here.', 'txt', 'Other words.', { start: 0, end: 11 })).toBeNull();
    expect(placeInFile('Nothing here.', 'txt', '…', { start: 0, end: 1 })).toBeNull();
  });

  test('unclosed comments and scripts by the thousand take no longer than others', () => {
    const file = '<!-- <script '.repeat(200_000);
    expect(placeInFile(file, 'html', 'words', { start: 0, end: 5 })).toBeNull();
  });

  test('any run of words of a plain text is found where it stands', async () => {
    const word = fc.constantFrom('ferry', 'bell', 'the', 'a', 'Ünal', '12', 'pier');
    const text = fc.array(fc.array(word, { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), fc.nat(), async (paragraphs, from, length) => {
        const file = paragraphs.map((words) => words.join('\n')).join('\n\n');
        const { text: read } = await readSource(Buffer.from(file), 'a.txt');
        const words = [...read.matchAll(/\S+/g)];
        const first = words[from % words.length]!;
        const last = words[Math.min(words.length - 1, (from % words.length) + (length % 5))]!;
        const span = placeInFile(file, 'txt', read, {
          start: first.index,
          end: last.index + last[0].length,
        })!;
        const nth = words.indexOf(first);
        const inFile = [...file.matchAll(/\S+/g)][nth]!;
        expect(span.start).toBe(inFile.index);
      }),
      { numRuns: 300 },
    );
  });
});
