import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { imageFactsOf } from '../../../src/newsroom/image-facts.ts';
import { temporaryFolder } from '../../support/newsroom.ts';
import { fromPhone, scene } from '../../support/pictures.ts';

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const PICTURE = await scene(40, 30).jpeg().toBuffer();
const jpeg = (...segments: Buffer[]): Buffer =>
  Buffer.concat([PICTURE.subarray(0, 2), ...segments, PICTURE.subarray(2)]);

/** A block of EXIF that says where a picture was taken: 51° 30′ N, 0° 7′ W. */
function gps(): Buffer {
  const tiff = Buffer.alloc(26 + 54 + 48);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  const entry = (at: number, [tag, type, count, value]: readonly [number, number, number, number]): void => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(1, 8);
  entry(10, [0x8825, 4, 1, 26]);
  tiff.writeUInt16LE(4, 26);
  const north = 'N'.charCodeAt(0);
  const west = 'W'.charCodeAt(0);
  entry(28, [1, 2, 2, north]);
  entry(40, [2, 5, 3, 80]);
  entry(52, [3, 2, 2, west]);
  entry(64, [4, 5, 3, 104]);
  [51, 30, 0, 0, 7, 0].forEach((value, index) => {
    tiff.writeUInt32LE(value, 80 + 8 * index);
    tiff.writeUInt32LE(1, 84 + 8 * index);
  });
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

const xmp = (source: string): Buffer =>
  segment(
    0xe1,
    Buffer.from(
      `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${source}"/></rdf:RDF></x:xmpmeta>`,
      'latin1',
    ),
  );

async function factsOf(bytes: Buffer, name = 'a.jpg') {
  const root = await temporaryFolder();
  await writeFile(join(root, name), bytes);
  return (await imageFactsOf(root, [readArticle(`![A bridge](${name})`, 'a.md')])).get(name);
}

describe('an image file', () => {
  test('that says where it was taken is told of', async () => {
    expect(await factsOf(jpeg(gps()))).toEqual({
      fault: null,
      reveals: ['the place where it was taken'],
      madeByAi: false,
    });
  });

  test('that is marked as made by a model is told of', async () => {
    expect(await factsOf(jpeg(xmp('trainedAlgorithmicMedia')))).toMatchObject({ madeByAi: true });
    expect(await factsOf(jpeg(xmp('digitalCapture')))).toMatchObject({ reveals: [], madeByAi: false });
  });

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('of the kind %s tells of its camera', async (kind) => {
    const bytes = await fromPhone(scene(40, 30)).toFormat(kind).toBuffer();
    expect(await factsOf(bytes, `a.${kind}`)).toEqual({
      fault: null,
      reveals: [
        'the place where it was taken',
        'the serial number of the camera',
        'the serial number of the lens',
        'the name of the camera’s owner',
      ],
      madeByAi: false,
    });
  });

  test('that cannot be shown is told of, whether its head or its pixels are at fault', async () => {
    expect(await factsOf(jpeg().subarray(0, 60))).toMatchObject({
      fault: expect.stringContaining('cut short'),
    });
    expect(await factsOf(jpeg(), 'a.png')).toMatchObject({ fault: expect.stringContaining('name of a PNG') });
    const scrambled = await scene(400, 300).webp().toBuffer();
    scrambled.fill(0, 40, 60);
    expect(await factsOf(scrambled, 'a.webp')).toMatchObject({ fault: expect.stringContaining('damaged') });
  });

  test('without metadata, or missing, tells nothing', async () => {
    expect(await factsOf(jpeg())).toBeUndefined();
    const root = await temporaryFolder();
    const article = readArticle(
      '![A bridge](gone.jpg) ![](../up.jpg) ![](https://example.org/a.jpg)',
      'a.md',
    );
    expect([...(await imageFactsOf(root, [article]))]).toEqual([]);
  });
});

describe('facts of pictures that were looked at before', () => {
  const article = readArticle('![A bridge](a.jpg)', 'a.md');

  test('are told from what was kept, and go with the bytes', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, '.newsctl/cache'), { recursive: true });
    const broken = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
    await writeFile(join(root, 'a.jpg'), broken);
    const first = await imageFactsOf(root, [article]);
    expect(first.get('a.jpg')?.fault).toEqual(expect.any(String));
    const kept = JSON.parse(await readFile(join(root, '.newsctl/cache/image-facts.json'), 'utf8'));
    expect(kept.facts).toHaveLength(1);
    expect(await imageFactsOf(root, [article])).toEqual(first);
    await writeFile(join(root, 'a.jpg'), 'no picture at all');
    expect((await imageFactsOf(root, [article])).get('a.jpg')?.fault).not.toBe(first.get('a.jpg')?.fault);
  });

  test('are no reason to make a folder', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'a.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xd9]));
    await imageFactsOf(root, [article]);
    expect(await readdir(root)).toEqual(['a.jpg']);
  });
});
