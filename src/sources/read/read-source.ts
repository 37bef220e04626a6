import { extname } from 'node:path';
import type { SourceText } from '../source.ts';
import { MAX_BYTES } from './limits.ts';
import { SourceUnreadable } from './unreadable.ts';

type Reader = (bytes: Uint8Array) => SourceText | Promise<SourceText>;

/** Each format is loaded when a source of it is met. */
const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  txt: async () => (await import('./txt.ts')).readTxt,
  md: async () => (await import('./markdown.ts')).readMarkdown,
  pdf: async () => (await import('./pdf/pdf.ts')).readPdf,
  docx: async () => (await import('./docx.ts')).readDocx,
  html: async () => (await import('./html.ts')).readHtml,
  srt: async () => (await import('./captions.ts')).readCaptions,
  vtt: async () => (await import('./captions.ts')).readCaptions,
};

/**
 * Reads the words of a source file. Nothing is fetched, run or written, whatever the file holds.
 * @param name of the file: its extension says which format it is
 * @throws SourceUnreadable with the reason, for the desk
 */
export async function readSource(bytes: Uint8Array, name: string): Promise<SourceText> {
  const extension = extname(name).slice(1).toLowerCase();
  const load = Object.hasOwn(READERS, extension) ? READERS[extension]! : null;
  if (!load) throw new SourceUnreadable(`has an extension newsctl cannot read: it reads ${known()}`);
  if (bytes.length > MAX_BYTES)
    throw new SourceUnreadable(
      `is larger than ${MAX_BYTES / 1024 / 1024} MB: store the part that the article rests on`,
    );
  if (bytes.length === 0) throw new SourceUnreadable('is empty');
  const read = await load();
  try {
    const source = await read(bytes);
    if (source.text === '') throw new SourceUnreadable('holds no text');
    return source;
  } catch (error) {
    if (error instanceof SourceUnreadable) throw error;
    throw new SourceUnreadable('is damaged: it cannot be read as what its extension says', error);
  }
}

const known = (): string =>
  Object.keys(READERS)
    .map((extension) => `.${extension}`)
    .join(', ');
