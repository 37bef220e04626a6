import { describe, expect, test } from 'vitest';
import { freeName, neutralName, safeName } from '../../../src/newsroom/source-name.ts';

describe('the name of a stored file', () => {
  test.each([
    ['Erklärung Bürgermeister.txt', 'Erklärung Bürgermeister.txt'],
    ['Erkla\u0308rung.txt', 'Erklärung.txt'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\desk\\notes.docx', 'notes.docx'],
    ['..', 'source'],
    ['', 'source'],
    ['.htaccess', 'htaccess'],
    ['a\u202Egnp.txt', 'agnp.txt'],
    ['line\nbreak\u0000.txt', 'linebreak.txt'],
    ['who: what?.txt', 'who- what-.txt'],
    ['con.txt', 'con-source.txt'],
    ['minutes.source.yaml', 'minutes-source.yaml'],
    ['?.pdf', 'source.pdf'],
    ['--help.txt', 'help.txt'],
    ['x.source.yaml. ', 'x-source.yaml'],
  ])('%j is kept as %j', (name, kept) => {
    expect(safeName(name)).toBe(kept);
  });

  test('is never longer than a disk takes, with the ending of its record', () => {
    const kept = safeName(`${'ü'.repeat(300)}.pdf`);
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(200);
    expect(kept).toMatch(/ü\.pdf$/);
  });

  test('of a confidential one says nothing', () => {
    expect(neutralName('../Ann Lee tells all.PDF', '0123456789abcdef')).toBe('source-01234567.pdf');
    expect(neutralName('letter.from Ann Lee', '0123456789abcdef')).toBe('source-01234567');
  });

  test('gets the first number that is free for file and record, in any spelling', () => {
    expect(freeName('A.txt', new Set(['a.txt', 'a-2.txt.source.yaml']))).toBe('A-3.txt');
    expect(freeName('b.txt', new Set(['a.txt']))).toBe('b.txt');
  });
});
