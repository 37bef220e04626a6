/** What Windows-1252 has where Latin-1 has control characters; a full stop where it has nothing. */
const WINDOWS = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/**
 * The text of a file: UTF-16 where its byte order mark says so, else UTF-8, else what old Windows programs write.
 * The last is spelled out here, since some versions of Node read it as Latin-1 and lose the quotation marks.
 */
export function decodeSource(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (unit) => WINDOWS[unit.charCodeAt(0) - 0x80]!);
  }
}

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** The lines of a text, without what ends them. */
export const linesOf = (text: string): string[] => text.split(LINE_END);
