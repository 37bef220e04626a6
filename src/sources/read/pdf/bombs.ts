import { Unzlib } from 'fflate';
import { SourceUnreadable } from '../unreadable.ts';

const MEGABYTE = 1024 * 1024;
/** What one stream of a document may unpack to: the text of a page takes a thousandth of it. */
const MAX_STREAM = 100 * MEGABYTE;
/** Deflate packs a thousand to one at best, so that shorter streams cannot reach the limit. */
const HARMLESS = MAX_STREAM / 1032;
/** Of a stream that is packed twice, or in a way not measured here. */
const MAX_UNMEASURED = MEGABYTE;
const SLICE = 16 * 1024;
/** How far before its bytes the description of a stream is looked for. */
const DESCRIPTION = 1024;

/**
 * Refuses a document with a stream that unpacks without end, before pdf.js unpacks it whole: memory that it takes can
 * be given no limit. Pictures are passed over, since nobody unpacks them for the text.
 * @throws SourceUnreadable
 */
export function refuseBombs(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    const end = file.indexOf('endstream', at);
    const packed = file.subarray(at + 6, end < 0 ? file.length : end);
    if (packed.length > HARMLESS) measure(packed, descriptionBefore(file, at));
    at = end < 0 ? file.length : end + 3;
  }
}

function descriptionBefore(file: Buffer, at: number): string {
  const text = file.toString('latin1', Math.max(0, at - DESCRIPTION), at);
  return text.slice(text.lastIndexOf(' obj') + 1);
}

function measure(packed: Uint8Array, description: string): void {
  if (/\/Subtype\s*\/Image/.test(description)) return;
  const filters = description.match(
    /\/(?:Fl|LZW|RL|A85|AHx|FlateDecode|LZWDecode|RunLengthDecode|ASCII85Decode|ASCIIHexDecode)\b/g,
  );
  const flate = filters?.length === 1 && filters[0]!.startsWith('/Fl');
  if (filters && !flate && packed.length > MAX_UNMEASURED) throw bomb();
  if (flate || !filters) unpack(packed);
}

/** Unpacks slice by slice and keeps nothing. Where the bytes are not packed, or damaged, pdf.js has its own say. */
function unpack(packed: Uint8Array): void {
  let size = 0;
  const stream = new Unzlib((chunk) => {
    size += chunk.length;
  });
  const from = packed.findIndex((byte) => byte !== 0x0d && byte !== 0x0a && byte !== 0x20);
  try {
    for (let at = Math.max(0, from); at < packed.length && size <= MAX_STREAM; at += SLICE)
      stream.push(packed.subarray(at, at + SLICE));
  } catch {
    // What came before the fault counts.
  }
  if (size > MAX_STREAM) throw bomb();
}

const bomb = (): SourceUnreadable =>
  new SourceUnreadable('unpacks to more than a document ever holds: ask for a new copy');
