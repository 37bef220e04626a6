import { Parser } from 'htmlparser2';
import type { SourceText } from '../source.ts';
import { unpackPart } from './docx-archive.ts';
import { DocxWords } from './docx-words.ts';
import { sourceText } from './source-text.ts';
import { takeTurns } from './turns.ts';
import { SourceUnreadable } from './unreadable.ts';

/**
 * Reads the words of a Word document as they are with all its changes accepted. Comments and footnotes are other parts
 * of the file and never looked at.
 *
 * The part with the words is parsed while it is unpacked, by a parser that knows no entities but those of XML itself:
 * a document can declare others, and nothing comes of it. (mammoth, the usual library, unpacks everything first, and
 * knows no limit.)
 */
export function readDocx(bytes: Uint8Array): SourceText {
  const words = new DocxWords();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => words.open(name, attributes),
      onclosetag: (name, implied) => words.close(name, implied),
      ontext: (text) => words.text(text),
    },
    { xmlMode: true },
  );
  const decoder = new TextDecoder();
  unpackPart(bytes, 'word/document.xml', (chunk) => parser.write(decoder.decode(chunk, { stream: true })));
  parser.end(decoder.decode());
  if (!words.isWhole) throw new SourceUnreadable('is damaged: its text breaks off');
  return sourceText(takeTurns(words.paragraphs));
}
