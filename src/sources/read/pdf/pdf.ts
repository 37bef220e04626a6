import { getDocument, type PDFDocumentProxy } from 'unpdf/pdfjs';
import type { SourceText } from '../../source.ts';
import { joinHyphenated } from '../hyphenation.ts';
import { refuseEndless } from '../limits.ts';
import { sourceText } from '../source-text.ts';
import { takeTurns } from '../turns.ts';
import { SourceUnreadable } from '../unreadable.ts';
import { refuseBombs } from './bombs.ts';
import { inReadingOrder } from './columns.ts';
import { fragmentsOf } from './fragment.ts';
import { withoutLineNumbers } from './line-numbers.ts';
import { type PageLine, paragraphsOf } from './paragraphs.ts';
import { type Row, rowsOf } from './row.ts';
import { withoutRunningHeads } from './running-heads.ts';

const MAX_PAGES = 5000;
const MAX_SECONDS = 60;

/**
 * Reads a PDF through pdf.js, in the build that unpdf makes of it for programs without a browser: one file, no canvas,
 * no second thread. Scripts, forms, fonts and pictures of the document are left alone; nothing is fetched.
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceText> {
  refuseBombs(bytes);
  const pages = await pagesOf(bytes);
  const lines = linesOf(pages);
  if (lines.length === 0)
    throw new SourceUnreadable('holds no text: it is a scan; store a transcript or a PDF with a text layer');
  const paragraphs = takeTurns(paragraphsOf(lines));
  return sourceText(
    paragraphs,
    joinHyphenated(() => lines.map(({ text }) => text), true),
  );
}

function linesOf(pages: readonly (readonly Row[])[]): PageLine[] {
  const copy = withoutRunningHeads(pages);
  return pages.flatMap((rows, index) => {
    const kept = copy[index]!;
    // Lines are counted as they stand on the page, its running head included, unless the page counts them itself.
    const above = rows.indexOf(kept[0]!);
    const { rows: plain, numbers } = withoutLineNumbers(kept);
    return inReadingOrder(plain).map((line, at) => ({
      ...line,
      page: index + 1,
      line: numbers.get(line.y) ?? above + at + 1,
    }));
  });
}

/** The rows of every page. */
async function pagesOf(bytes: Uint8Array): Promise<Row[][]> {
  const task = getDocument({
    // A copy, since pdf.js keeps what it is given; and it takes no Buffer.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  });
  const clock = alarm(MAX_SECONDS * 1000);
  try {
    return await Promise.race([task.promise.then(rowsOfPages), clock.rings]);
  } catch (error) {
    throw inNewsroomWords(error);
  } finally {
    clock.stop();
    await task.destroy();
  }
}

async function rowsOfPages(document: PDFDocumentProxy): Promise<Row[][]> {
  if (document.numPages > MAX_PAGES)
    throw new SourceUnreadable(`has more than ${MAX_PAGES} pages: store the part that the article rests on`);
  const ends = Date.now() + MAX_SECONDS * 1000;
  const pages: Row[][] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number++) {
    if (Date.now() > ends) throw tooSlow();
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const fragments = fragmentsOf(items, page.getViewport({ scale: 1 }).transform);
    length += fragments.reduce((sum, { text }) => sum + text.length, 0);
    refuseEndless(length);
    pages.push(rowsOf(fragments));
    page.cleanup();
  }
  return pages;
}

function alarm(milliseconds: number): { rings: Promise<never>; stop: () => void } {
  const { promise, reject } = withReject();
  const timer = setTimeout(() => reject(tooSlow()), milliseconds);
  return { rings: promise, stop: () => clearTimeout(timer) };
}

function withReject(): { promise: Promise<never>; reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  return { promise, reject };
}

const tooSlow = (): SourceUnreadable =>
  new SourceUnreadable(
    `takes longer than ${MAX_SECONDS} seconds to read: store the part that the article rests on`,
  );

function inNewsroomWords(error: unknown): SourceUnreadable {
  if (error instanceof SourceUnreadable) return error;
  if (error instanceof Error && error.name === 'PasswordException')
    return new SourceUnreadable('is encrypted: store a copy without a password', error);
  return new SourceUnreadable('is damaged: it is no whole PDF', error);
}
