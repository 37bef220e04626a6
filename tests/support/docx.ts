import { zipSync } from 'fflate';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A Word document with this inside `w:body`. */
export const docx = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  docxOf(
    `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    more,
  );

/** A Word document with this as its main part. */
export function docxOf(xml: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = { '[Content_Types].xml': '<Types/>', ...more, 'word/document.xml': xml };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, utf8(text)])));
}

/** A paragraph of one run. */
export const p = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
