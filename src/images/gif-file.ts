import { ascii, viewOf } from './ascii.ts';
import { BrokenPicture, CUT_SHORT, DAMAGED } from './broken-picture.ts';
import type { FileFacts } from './file-facts.ts';

interface Block {
  kind: 'head' | 'frame' | 'control' | 'loop' | 'other' | 'end';
  start: number;
  end: number;
}

/** @throws BrokenPicture */
export function gifFacts(bytes: Uint8Array): FileFacts {
  const all = [...blocks(bytes)];
  const view = viewOf(bytes);
  const frames = all.filter(({ kind }) => kind === 'frame').length;
  if (frames === 0) throw new BrokenPicture(DAMAGED);
  return {
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
    orientation: 1,
    moves: frames > 1,
    transparent: all.some(({ kind, start }) => kind === 'control' && (bytes[start + 3]! & 1) === 1),
  };
}

/** The same picture without comments, texts and data of applications but for how often it runs. */
export const cleanGif = (bytes: Uint8Array): Uint8Array =>
  Buffer.concat(
    [...blocks(bytes)]
      .filter(({ kind }) => kind !== 'other')
      .map(({ start, end }) => bytes.subarray(start, end)),
  );

/** Every block up to the one that ends the picture. */
function* blocks(bytes: Uint8Array): Generator<Block> {
  const byte = (at: number): number => {
    const value = bytes[at];
    if (value === undefined) throw new BrokenPicture(CUT_SHORT);
    return value;
  };
  const table = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const afterParts = (from: number): number => {
    let at = from;
    while (byte(at) !== 0) at += byte(at) + 1;
    return at + 1;
  };
  let at = 13 + table(byte(10));
  yield { kind: 'head', start: 0, end: at };
  for (;;) {
    const start = at;
    const introducer = byte(at);
    if (introducer === 0x3b) return yield { kind: 'end', start, end: at + 1 };
    if (introducer === 0x2c) at = afterParts(at + 11 + table(byte(at + 9)));
    else if (introducer === 0x21) at = afterParts(at + 2);
    else throw new BrokenPicture(DAMAGED);
    yield { kind: introducer === 0x2c ? 'frame' : extension(bytes, start), start, end: at };
  }
}

function extension(bytes: Uint8Array, start: number): Block['kind'] {
  if (bytes[start + 1] === 0xf9) return 'control';
  const isLoop =
    bytes[start + 1] === 0xff && /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(ascii(bytes, start + 3, 11));
  return isLoop ? 'loop' : 'other';
}
