import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../src/sources/read/read-source.ts';
import { SourceUnreadable } from '../../../../src/sources/read/unreadable.ts';
import { docx, p } from '../../../support/docx.ts';
import { handWritten, pdf } from '../../../support/pdf.ts';
import { expectSound, read } from '../../../support/source.ts';

const EXTENSIONS = ['txt', 'md', 'html', 'pdf', 'docx', 'srt', 'vtt'];

/** Reads bytes that nobody vouches for: sound text, or an error with a reason. */
async function readAnything(bytes: Uint8Array, extension: string): Promise<void> {
  try {
    expectSound(await readSource(bytes, `secret-name.${extension}`));
  } catch (error) {
    if (!(error instanceof SourceUnreadable)) throw error;
    expect(error.message).toMatch(/^(?:is|has|holds|takes|unpacks) /);
    expect(error.message).not.toContain('secret-name');
  }
}

describe('a source file', () => {
  it.each(['a.xyz', 'a', 'pdf', 'a.pdf.exe', 'a.constructor', ''])(
    'called %j is none that newsctl can read',
    async (name) => {
      await expect(read('words', name)).rejects.toThrow('has an extension newsctl cannot read');
    },
  );

  it('of 200 MB is refused at once', async () => {
    await expect(readSource(new Uint8Array(200 * 1024 * 1024), 'a.txt')).rejects.toThrow(
      'is larger than 100 MB',
    );
  });

  it('of endless text is refused', async () => {
    await expect(readSource(Buffer.alloc(21_000_000, 'word '), 'a.txt')).rejects.toThrow(
      '20 million characters',
    );
  });

  it.each(EXTENSIONS)('of no bytes, or of blanks, holds no text: .%s', async (extension) => {
    await expect(read('', `a.${extension}`)).rejects.toBeInstanceOf(SourceUnreadable);
    await expect(read(' \n\n ', `a.${extension}`)).rejects.toBeInstanceOf(SourceUnreadable);
  });

  it.each(EXTENSIONS)('of random bytes harms nothing: .%s', async (extension) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) => readAnything(bytes, extension)),
      { numRuns: 40 },
    );
  });

  it('with bytes changed harms nothing', async () => {
    const files: [string, Uint8Array][] = [
      ['docx', docx(p('LEE: We lost it.') + p('WARD: When?'))],
      ['pdf', await pdf((write) => write(['Words of some length.'], { x: 60, y: 100 }))],
      ['pdf', handWritten('BT /F1 12 Tf 60 700 Td (words) Tj ET')],
      ['vtt', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>words')],
    ];
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), changes, async ([extension, file], places) => {
        const bytes = Uint8Array.from(file);
        for (const [at, value] of places) bytes[at % bytes.length] = value;
        await readAnything(bytes, extension);
      }),
      { numRuns: 60 },
    );
  });
});
