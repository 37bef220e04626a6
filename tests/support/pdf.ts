import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';

/** Somewhere on a page: points from the left and from the top. */
export interface Set {
  x: number;
  y: number;
  size?: number;
}

/** Writes lines under one another. */
export type Write = (lines: readonly string[], at: Set) => void;

/** A PDF of A4 pages, each filled by a function. */
export async function pdf(...pages: readonly ((write: Write, page: PDFPage) => void)[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const fill of pages) {
    const page = document.addPage([595, 842]);
    fill(writer(page, font), page);
  }
  return document.save();
}

const writer =
  (page: PDFPage, font: PDFFont): Write =>
  (lines, { x, y, size = 10 }) => {
    for (const [index, line] of lines.entries())
      page.drawText(line, { x, y: 842 - y - index * size * 1.2, size, font });
  };

/** A PDF written by hand: one page with this as its drawing, in a font whose codes 1 and 2 are ligatures. */
export function handWritten(drawing: string, trailer = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [1 /fi /fl] >> >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
