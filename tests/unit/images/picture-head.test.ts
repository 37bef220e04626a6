import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { pictureHead } from '../../../src/images/picture-head.ts';
import type { PictureKind } from '../../../src/images/picture-kind.ts';
import { scene } from '../../support/pictures.ts';

const KINDS = ['jpeg', 'png', 'webp', 'gif', 'avif'] as const;

/** One of each kind, as real encoders make them. */
const plain = new Map<PictureKind, Buffer>();

beforeAll(async () => {
  for (const kind of KINDS) plain.set(kind, await scene(60, 40).toFormat(kind).toBuffer());
});

const faultOf = (bytes: Uint8Array, path: string): string | null => {
  const head = pictureHead(bytes, path);
  return head && 'fault' in head ? head.fault : null;
};

describe('the head of a picture', () => {
  test.each(KINDS)('tells how large a %s is, as readers see it', async (kind) => {
    for (const orientation of [1, 3, 6, 8]) {
      const bytes = await scene(60, 40).withMetadata({ orientation }).toFormat(kind).toBuffer();
      const { width, height } = (await sharp(bytes).metadata()).autoOrient;
      expect(pictureHead(bytes, `media/a.${kind}`)).toMatchObject({ kind, width, height, moves: false });
    }
  });

  test.each([
    ['png', true],
    ['webp', true],
    ['avif', true],
    ['png', false],
    ['webp', false],
    ['avif', false],
    ['jpeg', false],
  ] as const)('tells whether a %s lets anything through: %s', async (kind, transparent) => {
    const whole = sharp({
      create: { width: 9, height: 5, channels: 4, background: { r: 9, g: 9, b: 200, alpha: 0.4 } },
    });
    const bytes = await (transparent ? whole : whole.removeAlpha()).toFormat(kind).toBuffer();
    expect(pictureHead(bytes, `a.${kind}`)).toMatchObject({ transparent, width: 9, height: 5 });
  });

  test('of lossless WebP, of colours by number, of colours that are transparent', async () => {
    const whole = scene(33, 21).ensureAlpha(0.5);
    expect(pictureHead(await whole.clone().webp({ lossless: true }).toBuffer(), 'a.webp')).toMatchObject({
      width: 33,
      height: 21,
      transparent: true,
    });
    expect(pictureHead(await whole.clone().png({ palette: true }).toBuffer(), 'a.png')).toMatchObject({
      width: 33,
      transparent: true,
    });
  });

  test('tells whether it moves', async () => {
    const frames = await sharp(
      [await scene(20, 20).png().toBuffer(), await scene(20, 20).negate().png().toBuffer()],
      { join: { animated: true } },
    );
    const [gif, webp] = [await frames.clone().gif().toBuffer(), await frames.clone().webp().toBuffer()];
    expect(pictureHead(gif, 'a.gif')).toMatchObject({ moves: true, width: 20, height: 20 });
    expect(pictureHead(webp, 'a.webp')).toMatchObject({ moves: true, width: 20, height: 20 });
  });

  test('is none of a drawing or a document', () => {
    expect(pictureHead(Buffer.from('<svg/>'), 'media/a.svg')).toBeNull();
    expect(pictureHead(Buffer.from('%PDF'), 'media/a.pdf')).toBeNull();
  });
});

describe('a picture that cannot be shown', () => {
  test.each(KINDS)('is a %s of which the end is missing', (kind) => {
    const whole = plain.get(kind)!;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(faultOf(whole.subarray(0, length), `a.${kind}`)).toMatch(/is /);
      }),
    );
  });

  test.each(KINDS)('is a fault and not a crash, wherever a %s is damaged', (kind) => {
    const whole = plain.get(kind)!;
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(20), (at, byte, many) => {
        const damaged = Buffer.from(whole).fill(byte, at, Math.min(at + many, whole.length));
        const head = pictureHead(damaged, `a.${kind}`);
        expect(head === null || 'fault' in head || head.width * head.height > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('is one under the name of another kind, none at all, or empty', () => {
    expect(faultOf(plain.get('jpeg')!, 'media/a.png')).toBe('is a JPEG picture under the name of a PNG one');
    expect(faultOf(Buffer.from('<!doctype html>'), 'media/a.jpg')).toMatch(/^is no JPEG picture/);
    expect(faultOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.webp')).toMatch(
      /^is no WebP/,
    );
    expect(faultOf(Buffer.alloc(0), 'media/a.avif')).toMatch(/^is empty/);
  });

  test('is one that would unfold into more pixels than anybody can open', () => {
    const bomb = Buffer.from(plain.get('png')!);
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect(faultOf(bomb, 'media/a.png')).toMatch(/30000 by 30000 pixels/);
  });
});
