import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import { SourceUnreadable } from './unreadable.ts';

const MEGABYTE = 1024 * 1024;
/** What the parts of a document may say they take unpacked, pictures and all. */
const MAX_UNPACKED = 500 * MEGABYTE;
/** What the part that holds the words may really take. */
const MAX_PART = 100 * MEGABYTE;
const MAX_ENTRIES = 10_000;
/** Of packed bytes; they grow a thousandfold at most, so that a slice never unpacks to more than some 16 MB. */
const SLICE = 16 * 1024;

/**
 * Unpacks one part of a Word document, in memory, and hands on its bytes as they come. The sizes that a zip file states
 * are looked at first and not believed: unpacking ends where the part grows past the limit. Names of entries are
 * compared and nothing else, so that a path among them leads nowhere.
 * @throws SourceUnreadable where the file is no zip file, or far larger than it looks
 */
export function unpackPart(bytes: Uint8Array, part: string, take: (chunk: Uint8Array) => void): void {
  if (isOldWord(bytes))
    throw new SourceUnreadable(
      'is encrypted, or of a Word older than 2007: store a .docx copy without a password',
    );
  const stated = listed(bytes).get(part);
  if (stated === undefined) throw damaged();
  if (stated > MAX_PART) throw tooLarge();
  let size = 0;
  let ended = false;
  const archive = new Unzip((file) => {
    if (file.name !== part || ended) return;
    file.ondata = (error, chunk, final) => {
      // What `take` throws comes back here.
      if (error) throw error instanceof SourceUnreadable ? error : damaged(error);
      size += chunk.length;
      if (size > MAX_PART) throw tooLarge();
      take(chunk);
      ended ||= final;
    };
    file.start();
  });
  archive.register(UnzipInflate);
  for (let at = 0; at < bytes.length && !ended; at += SLICE) archive.push(bytes.subarray(at, at + SLICE));
  if (!ended) throw damaged();
}

/** The container that Word uses for documents with a password, and used for .doc. */
const isOldWord = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;

/** What the directory at the end of the file lists, with the sizes it states; nothing is unpacked for it. */
function listed(bytes: Uint8Array): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  let total = 0;
  let count = 0;
  try {
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        total += originalSize;
        count += 1;
        if (total > MAX_UNPACKED || count > MAX_ENTRIES) throw tooLarge();
        sizes.set(name, originalSize);
        return false;
      },
    });
  } catch (error) {
    throw error instanceof SourceUnreadable ? error : damaged(error);
  }
  return sizes;
}

const damaged = (cause?: unknown): SourceUnreadable =>
  new SourceUnreadable('is damaged: it is no whole Word document', cause);

const tooLarge = (): SourceUnreadable =>
  new SourceUnreadable('unpacks to more than a Word document ever holds: ask for a new copy');
