import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cleanPicture } from '../../../src/images/clean-picture.ts';
import { type PictureHead, pictureHead } from '../../../src/images/picture-head.ts';
import { fromPhone, scene, tagsOf, telltale } from '../../support/pictures.ts';

const BY_HAND = { artist: 'Zoë Marsh', copyright: 'Zoë Marsh; CC BY 4.0', madeByAi: false };
const NONE = { artist: null, copyright: null, madeByAi: false };

const headOf = (bytes: Uint8Array, kind: string): PictureHead =>
  pictureHead(bytes, `a.${kind}`) as PictureHead;
const pixelsOf = (bytes: Uint8Array): Promise<Buffer> =>
  sharp(bytes, { animated: true }).autoOrient().toColourspace('srgb').raw().toBuffer();

describe('a picture that is cleaned as it is', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    '%s: the same pixels, and nothing of whoever took it',
    async (kind) => {
      const bytes = await fromPhone(scene(64, 48)).toFormat(kind).toBuffer();
      // Telephones put videos, and people archives, behind the end of a picture.
      const whole = Buffer.concat([bytes, Buffer.from('SERIAL-88213 GPS')]);
      expect(await telltale(whole)).not.toEqual([]);
      const clean = cleanPicture(whole, headOf(whole, kind), NONE)!;
      expect(await telltale(clean)).toEqual([]);
      expect(headOf(clean, kind)).toMatchObject({ width: 64, height: 48 });
      const difference = Buffer.compare(await pixelsOf(clean), await sharp(bytes).raw().toBuffer());
      expect(difference).toBe(0);
    },
  );

  test('a JPEG keeps how it is turned, and gets its credit', async () => {
    const bytes = await fromPhone(scene(64, 48), 6).jpeg().toBuffer();
    const clean = cleanPicture(bytes, headOf(bytes, 'jpeg'), { ...BY_HAND, madeByAi: true })!;
    expect(await telltale(clean)).toEqual([]);
    expect(await tagsOf(clean)).toMatchObject({
      Orientation: 6,
      Artist: 'Zoë Marsh',
      Copyright: 'Zoë Marsh; CC BY 4.0',
      DigitalSourceType: expect.stringMatching(/trainedAlgorithmicMedia$/),
    });
    expect((await sharp(clean).metadata()).autoOrient).toMatchObject({ width: 48, height: 64 });
  });

  test('what moves goes on moving', async () => {
    const frames = sharp(
      [await scene(20, 20).png().toBuffer(), await scene(20, 20).negate().png().toBuffer()],
      {
        join: { animated: true },
      },
    );
    const gif = await frames
      .clone()
      .gif({ delay: [100, 300], loop: 3 })
      .toBuffer();
    const comment = Buffer.from([0x21, 0xfe, 12, ...Buffer.from('SERIAL-88213'), 0]);
    const told = Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]);
    const webp = await fromPhone(frames.clone()).webp().toBuffer();
    for (const [kind, bytes] of [
      ['gif', told],
      ['webp', webp],
    ] as const) {
      expect(await telltale(bytes)).not.toEqual([]);
      const clean = cleanPicture(bytes, headOf(bytes, kind), NONE)!;
      expect(await telltale(clean)).toEqual([]);
      const { pages, delay, loop } = await sharp(bytes, { animated: true }).metadata();
      expect(await sharp(clean, { animated: true }).metadata()).toMatchObject({ pages, delay, loop });
      expect(Buffer.compare(await pixelsOf(clean), await pixelsOf(bytes))).toBe(0);
    }
  });

  test('what would lie on its side, or cannot be taken apart, is not cleaned', async () => {
    const turned = await fromPhone(scene(64, 48), 6).png().toBuffer();
    expect(cleanPicture(turned, headOf(turned, 'png'), NONE)).toBeNull();
    const avif = await fromPhone(scene(64, 48)).avif().toBuffer();
    expect(cleanPicture(avif, headOf(avif, 'avif'), NONE)).toBeNull();
  });
});
