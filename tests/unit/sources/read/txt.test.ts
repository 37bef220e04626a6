import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../src/sources/read/read-source.ts';
import { placeAt } from '../../../../src/sources/source.ts';
import { expectSound, placeOf, read } from '../../../support/source.ts';

const RELEASE = `Harbour wall to be rebuilt

Averley Borough Council will rebuild the harbour wall
after the storm of last March. Work begins in June.


“It held for ninety years,” said Ann Lee.
`;

describe('a text file', () => {
  it('gives paragraphs, with soft-wrapped lines joined', async () => {
    const source = await read(RELEASE, 'release.txt');
    expect(source.text).toBe(
      [
        'Harbour wall to be rebuilt',
        'Averley Borough Council will rebuild the harbour wall after the storm of last March. Work begins in June.',
        '“It held for ninety years,” said Ann Lee.',
      ].join('\n\n'),
    );
    expect(placeOf(source, 'Averley')).toEqual({ line: 3 });
    expect(placeOf(source, 'after the storm')).toEqual({ line: 4 });
    expect(placeOf(source, 'ninety')).toEqual({ line: 7 });
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffAnn Lee’s café')],
    ['UTF-16, little end first', Buffer.from('\ufeffAnn Lee’s café', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffAnn Lee’s café', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('Ann Lee\x92s caf\xe9', 'latin1')],
  ])('is read in %s', async (_, bytes) => {
    expect((await readSource(bytes, 'note.TXT')).text).toBe('Ann Lee’s café');
  });

  it('knows every line end', async () => {
    const source = await read('One\r\ntwo\rthree\n\r\nfour\u2028five', 'a.txt');
    expect(source.text).toBe('One two three\n\nfour five');
    expect(placeOf(source, 'five')).toEqual({ line: 6 });
  });

  it('joins a soft hyphen, and a hyphen where the file has the whole word', async () => {
    const source = await read(
      'The bud-\nget was a well-\nknown one. The budget par\u00ad\ntly held.',
      'a.txt',
    );
    expect(source.text).toBe('The budget was a well-known one. The budget partly held.');
    expect(placeOf(source, 'budget')).toEqual({ line: 1 });
    expect(placeOf(source, 'was')).toEqual({ line: 2 });
  });

  it('folds ligatures and drops what nobody sees', async () => {
    expect((await read('The ﬁrst oﬃ\u200bcer\u0000 \u202estayed\u00a0on', 'a.txt')).text).toBe(
      'The first officer stayed on',
    );
  });

  it('keeps every word in order, under its line', async () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const line = fc.array(word, { minLength: 1, maxLength: 6 });
    const paragraph = fc.array(line, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph, { minLength: 1, maxLength: 6 }), async (paragraphs) => {
        const text = paragraphs.map((lines) => lines.map((words) => words.join(' ')).join('\n')).join('\n\n');
        const source = await read(text, 'a.txt');
        expectSound(source);
        const found = [...source.text.matchAll(/\S+/g)].map((match) => [
          match[0],
          placeAt(source, match.index)!.line,
        ]);
        const expected = text
          .split('\n')
          .flatMap((one, index) => one.split(' ').flatMap((each) => (each ? [[each, index + 1]] : [])));
        expect(found).toEqual(expected);
      }),
    );
  });
});
