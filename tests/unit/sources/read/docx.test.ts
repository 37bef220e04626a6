import { existsSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../src/sources/read/read-source.ts';
import { docx, docxOf, p } from '../../../support/docx.ts';
import { expectSound, placeOf, speakerOf } from '../../../support/source.ts';

const read = (bytes: Uint8Array) => readSource(bytes, 'minutes.docx');

describe('a Word document', () => {
  it('gives paragraphs, table cells and line breaks', async () => {
    const source = await read(
      docx(
        `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Minutes</w:t></w:r></w:p><w:p/>` +
          `<w:p><w:r><w:t>We lost the </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>har</w:t></w:r><w:r><w:t>bour &amp; more</w:t><w:br/><w:t>all of it.</w:t></w:r></w:p>` +
          `<w:tbl><w:tr><w:tc>${p('Day')}</w:tc><w:tc>${p('Tide')}</w:tc></w:tr></w:tbl>`,
      ),
    );
    expectSound(source);
    expect(source.text).toBe('Minutes\n\nWe lost the harbour & more all of it.\n\nDay\n\nTide');
    expect(placeOf(source, 'We lost')).toEqual({ paragraph: 2 });
    expect(placeOf(source, 'Tide')).toEqual({ paragraph: 4 });
  });

  it('has its changes accepted, and its comments left out', async () => {
    const source = await read(
      docx(
        '<w:p><w:r><w:t>It cost </w:t></w:r><w:del w:id="1"><w:r><w:delText>two</w:delText><w:t>two</w:t></w:r></w:del>' +
          '<w:ins w:id="2"><w:r><w:t>three</w:t></w:r></w:ins><w:commentRangeStart w:id="0"/><w:r><w:t> million.</w:t></w:r>' +
          '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>' +
          '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t>Half a </w:t></w:r></w:p><w:p><w:r><w:t>sentence.</w:t></w:r></w:p>' +
          '<w:moveFrom><w:p><w:r><w:t>old place</w:t></w:r></w:p></w:moveFrom>',
        { 'word/comments.xml': `<w:comments>${p('Is that so?')}</w:comments>` },
      ),
    );
    expect(source.text).toBe('It cost three million.\n\nHalf a sentence.');
  });

  it('gives the words of a text box once', async () => {
    const box = (kind: string) => `<mc:${kind}><w:txbxContent>${p('Boxed')}</w:txbxContent></mc:${kind}>`;
    const source = await read(
      docx(
        `<w:p><w:r><w:t>Before </w:t><mc:AlternateContent>${box('Choice')}${box('Fallback')}</mc:AlternateContent><w:t>after</w:t></w:r></w:p>`,
      ),
    );
    expect(source.text).toBe('Boxed\n\nBefore after');
  });

  it('gives speakers their turns', async () => {
    const source = await read(
      docx(
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>LEE:</w:t></w:r><w:r><w:tab/><w:t>We lost it.</w:t></w:r></w:p>' +
          p('WARD: When?'),
      ),
    );
    expect(source.text).toBe('We lost it.\n\nWhen?');
    expect(speakerOf(source, 'When')).toBe('WARD');
  });

  it('that unpacks without end is refused, whatever size it states', async () => {
    const bomb = zipSync({ 'word/document.xml': [new Uint8Array(150_000_000), { level: 1 }] });
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(read(bomb)).rejects.toThrow('unpacks to more');
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(1000, lying.lastIndexOf(Buffer.from('PK\x01\x02')) + 24);
    lying.writeUInt32LE(1000, 22);
    await expect(read(lying)).rejects.toThrow('unpacks to more');
  });

  it('with more entries than a document has is refused', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 11_000 }, (_, i) => [`media/${i}`, new Uint8Array()]),
    );
    await expect(read(zipSync(many))).rejects.toThrow('unpacks to more');
  });

  it('that declares entities within entities gives none of them', async () => {
    const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha"><!ENTITY file SYSTEM "file:///etc/passwd">${levels}]>`;
    const source = await read(
      docxOf(`${bomb}<w:document><w:body>${p('&a30;&file; words')}</w:body></w:document>`),
    );
    expect(source.text).toContain('words');
    expect(source.text.length).toBeLessThan(30);
  });

  it('writes nothing, whatever its entries are called', async () => {
    const source = await read(
      docx(p('words'), { '../../newsctl-escaped.txt': 'x', '/tmp/newsctl-escaped.txt': 'x' }),
    );
    expect(source.text).toBe('words');
    expect(existsSync('/tmp/newsctl-escaped.txt')).toBe(false);
  });

  it.each([
    ['cut short', docx(p('words')).subarray(0, 200)],
    ['of another kind', zipSync({ 'xl/workbook.xml': new Uint8Array(9) })],
    ['whose text breaks off', docxOf('<w:document><w:body><w:p><w:r><w:t>wor')],
    ['nested without end', docx('<w:tbl>'.repeat(100_000))],
  ])('%s is damaged', async (_, bytes) => {
    await expect(read(bytes)).rejects.toThrow(/^is damaged/);
  });

  it('with a password is encrypted', async () => {
    const bytes = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0);
    await expect(read(bytes)).rejects.toThrow('is encrypted');
  });
});
