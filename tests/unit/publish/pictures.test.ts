import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type Encoder, installedSharp } from '../../../src/images/sharp.ts';
import { buildInto } from '../../../src/publish/build-into.ts';
import { SiteCache } from '../../../src/publish/cache/site-cache.ts';
import type { PublishSettings } from '../../../src/publish/publish-settings.ts';
import { fromPhone, scene, tagsOf, telltale } from '../../support/pictures.ts';
import { newsroom, tree, write } from '../../support/publishing.ts';

const THEME = join(import.meta.dirname, '../../../templates/site');
const NOW = new Date('2026-11-23T06:00:00Z');
const SETTINGS: PublishSettings = {
  name: 'The Ferrow Post',
  url: 'https://post.example',
  language: 'en-GB',
  timezone: 'Europe/London',
  description: 'News of Ferrow.',
  sections: [],
};

const story = (slug: string, images: string, body = 'The weir was mended.'): string =>
  `---\nid: ${slug}\ntype: news\nheadline: The weir ${slug}\nslug: ${slug}\nstatus: approved\ndate_published: 2026-11-20T06:00:00Z\n${images}---\n\n${body}\n`;
const one = (path: string, more = ''): string => `images: [{file: ${path}, alt: A weir${more}}]\n`;

/** The encoder of this machine, which counts how often somebody asks for it. */
function counted(): Encoder & { loaded: number } {
  const own = installedSharp();
  const encoder = {
    version: own.version,
    loaded: 0,
    load: () => {
      encoder.loaded++;
      return own.load();
    },
  };
  return encoder;
}

interface Result {
  problems: { path: string; message: string }[];
  files: Map<string, Buffer>;
  page(path: string): string;
}

async function built(
  root: string,
  { settings = {}, encoder }: { settings?: Partial<PublishSettings>; encoder?: Encoder } = {},
): Promise<Result> {
  const cache = new SiteCache(root, 'test');
  const paths = (await readdir(join(root, 'articles'))).sort().map((name) => `articles/${name}`);
  const out = join(root, 'site');
  const { problems } = await buildInto({
    ...{ root, theme: THEME, settings: { ...SETTINGS, ...settings }, paths, out, now: NOW, cache },
    ...(encoder && { encoder }),
  });
  cache.save();
  const all = new Map<string, Buffer>();
  for (const path of Object.keys(tree(out))) all.set(path, await readFile(join(out, path)));
  return { problems, files: all, page: (path) => all.get(path)!.toString('utf8') };
}

const media = ({ files }: Result): string[] =>
  [...files.keys()].filter((path) => path.startsWith('media/')).sort();
const shape = (names: readonly string[]): string[] =>
  names.map((name) => name.replace(/\.[0-9a-f]{12}\./, '.#.'));

const WHOLE = {
  'media/phone.jpg': () => fromPhone(scene(1400, 1000), 6).jpeg().toBuffer(),
  'media/map.png': () => fromPhone(scene(900, 300)).png().toBuffer(),
  'media/mill.webp': () => fromPhone(scene(640, 360), 8).webp().toBuffer(),
  'media/weir.avif': () => fromPhone(scene(640, 360)).avif().toBuffer(),
  'media/stamp.gif': () => scene(120, 90).gif().toBuffer(),
};

async function roomWith(files: Record<string, Uint8Array>, more = ''): Promise<string> {
  const articles = Object.keys(files).map((path, i) => [
    `articles/a${i}.md`,
    story(`a${i}`, one(path, more)),
  ]);
  return newsroom({ ...files, ...Object.fromEntries(articles) });
}

async function allKinds(): Promise<Record<string, Buffer>> {
  const made = Object.entries(WHOLE).map(async ([path, make]) => [path, await make()] as const);
  return Object.fromEntries(await Promise.all(made));
}

describe('pictures of the site', () => {
  test('come in sizes and formats, upright, and none larger than the original', async () => {
    const site = await built(await roomWith(await allKinds()));
    expect(site.problems).toEqual([]);
    expect(shape(media(site))).toEqual([
      ...['480.avif', '480.png', '480.webp', '800.avif', '800.png', '800.webp'].map(
        (name) => `media/map.#.${name}`,
      ),
      ...['900.avif', '900.png', '900.webp'].map((name) => `media/map.#.${name}`),
      'media/map.png',
      ...['360.avif', '360.jpg', '360.webp'].map((name) => `media/mill.#.${name}`),
      'media/mill.webp',
      ...['1000.avif', '1000.jpg', '1000.webp', '480.avif', '480.jpg', '480.webp'].map(
        (n) => `media/phone.#.${n}`,
      ),
      ...['800.avif', '800.jpg', '800.webp'].map((name) => `media/phone.#.${name}`),
      'media/phone.jpg',
      ...['120.avif', '120.png', '120.webp'].map((name) => `media/stamp.#.${name}`),
      'media/stamp.gif',
      ...['480.avif', '480.jpg', '480.webp', '640.avif', '640.jpg', '640.webp'].map(
        (n) => `media/weir.#.${n}`,
      ),
      'media/weir.avif',
    ]);
    for (const path of media(site)) {
      const { format, width, height, orientation } = await sharp(site.files.get(path)!).metadata();
      const kind = /[^.]*$/.exec(path)![0].replace('jpg', 'jpeg');
      expect([path, format === 'heif' ? 'avif' : format]).toEqual([path, kind]);
      expect(orientation ?? 1).toBe(1);
      const named = /\.(\d+)\.\w+$/.exec(path)?.[1];
      if (named) expect(width).toBe(Number(named));
      if (path.includes('phone')) expect(width! < height!).toBe(true);
    }
    // The disc of the scene was at the top left as it was seen, and after a turn by a quarter it is at the top right.
    const { data, info } = await sharp(site.files.get('media/phone.jpg')!)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (Math.round(info.height / 5) * info.width + Math.round((info.width * 4) / 5)) * info.channels;
    expect(data[at]! > 150 && data[at + 2]! < 90).toBe(true);
  }, 60_000);

  test('tell nothing of whoever took them, in any byte that is shipped', async () => {
    const all = await allKinds();
    for (const [path, bytes] of Object.entries(all))
      if (!path.endsWith('.gif')) expect(await telltale(bytes), path).not.toEqual([]);
    const site = await built(await roomWith(all));
    for (const path of media(site)) expect([path, await telltale(site.files.get(path)!)]).toEqual([path, []]);
    for (const [path, bytes] of site.files)
      expect([path, /SERIAL-88213|Quiet Owner/.test(bytes.toString('latin1'))]).toEqual([path, false]);
  }, 60_000);

  test('carry their credit: that of the article, else their own', async () => {
    const all = await allKinds();
    const credit = async (site: Result) => {
      const found = new Set<string>();
      for (const path of media(site).filter((name) => !name.includes('stamp'))) {
        const { Artist, Copyright } = await tagsOf(site.files.get(path)!);
        found.add(`${String(Artist)} / ${String(Copyright)}`);
      }
      return [...found];
    };
    const root = await roomWith(
      all,
      ', credit: Zoë Marsh, licence: CC BY 4.0, licence_url: https://cc.example/by',
    );
    const site = await built(root);
    expect(await credit(site)).toEqual(['Zoe Marsh / CC BY 4.0 (https://cc.example/by); Zoe Marsh']);
    for (const path of media(site).filter((name) => !name.includes('stamp'))) {
      const { xmp } = await sharp(site.files.get(path)!).metadata();
      expect(xmp!.toString('utf8')).toContain('<rdf:li>Zoë Marsh</rdf:li>');
    }
    expect(await credit(await built(await roomWith(all)))).toEqual(['Tamsin Reed / 2026 Tamsin Reed']);
    const none = { images: { formats: ['jpeg'], widths: [480], quality: 80, credit: false } as const };
    expect(await credit(await built(root, { settings: none }))).toEqual(['undefined / undefined']);
  }, 60_000);

  test('keep the mark of a generative model, and let nothing of a note on the licence out', async () => {
    const root = await newsroom({
      'media/a.jpg': await scene(200, 100).jpeg().toBuffer(),
      'articles/a.md': story(
        'a',
        one('media/a.jpg', ', credit: Ida, licence: asked Bo at the pub, ai_generated: true'),
      ),
    });
    const site = await built(root);
    for (const path of media(site)) {
      const { xmp } = await sharp(site.files.get(path)!).metadata();
      expect(xmp!.toString()).toContain('trainedAlgorithmicMedia');
      expect(site.files.get(path)!.toString('latin1')).not.toContain('pub');
    }
  });

  test('do not take the owner of a camera for a credit', async () => {
    const file = scene(200, 100).withExif({
      IFD0: { Artist: 'Quiet Owner' },
      IFD2: { CameraOwnerName: 'Quiet Owner' },
    });
    const site = await built(await roomWith({ 'media/a.jpg': await file.jpeg().toBuffer() }));
    for (const path of media(site)) expect(site.files.get(path)!.toString('latin1')).not.toContain('Quiet');
  });

  test('are in the colours of the web, 8 bits deep, whatever they came in', async () => {
    const red = sharp({
      create: { width: 300, height: 200, channels: 3, background: { r: 255, g: 0, b: 0 } },
    });
    const site = await built(
      await roomWith({
        'media/wide.jpg': await red.clone().withIccProfile('p3').jpeg({ quality: 100 }).toBuffer(),
        'media/ink.jpg': await red
          .clone()
          .toColourspace('cmyk')
          .withIccProfile('cmyk')
          .jpeg({ quality: 95 })
          .toBuffer(),
        'media/deep.png': await red.clone().toColourspace('rgb16').png().toBuffer(),
        'media/grey.png': await scene(300, 200).greyscale().png().toBuffer(),
      }),
    );
    expect(site.problems).toEqual([]);
    expect(media(site).length).toBe(4 * 4);
    for (const path of media(site)) {
      const { space, depth, icc, channels } = await sharp(site.files.get(path)!).metadata();
      expect([path, depth, icc]).toEqual([path, 'uchar', undefined]);
      expect(space === 'srgb' || (space === 'b-w' && channels === 1)).toBe(true);
    }
    const { channels } = await sharp(site.files.get('media/wide.jpg')!).stats();
    expect(channels[0]!.mean).toBeGreaterThan(250);
    expect(channels[1]!.mean).toBeLessThan(12);
  });

  test('let through what they let through', async () => {
    const glass = sharp({
      create: { width: 100, height: 60, channels: 4, background: { r: 0, g: 90, b: 0, alpha: 0.5 } },
    });
    const site = await built(
      await roomWith({
        'media/a.png': await glass.clone().png().toBuffer(),
        'media/b.webp': await glass.webp().toBuffer(),
      }),
    );
    expect(shape(media(site)).filter((path) => path.endsWith('.jpg'))).toEqual([]);
    for (const path of media(site)) expect((await sharp(site.files.get(path)!).stats()).isOpaque).toBe(false);
  });

  test('are at most 2000 pixels wide at their own address, which every system outside of a page is given', async () => {
    const root = await newsroom({
      'media/a.jpg': await scene(2600, 1300).jpeg().toBuffer(),
      'articles/a.md': story('a', one('media/a.jpg')),
    });
    const site = await built(root);
    expect(await sharp(site.files.get('media/a.jpg')!).metadata()).toMatchObject({
      width: 2000,
      height: 1000,
    });
    const page = site.page('news/a/index.html');
    expect(page).toContain('<meta property="og:image" content="https://post.example/media/a.jpg">');
    expect(page).toContain('"https://post.example/media/a.jpg"');
    for (const path of ['feed.xml', 'atom.xml', 'feed.json', 'news/a/ninjs.json']) {
      expect(site.page(path)).toContain('https://post.example/media/a.jpg');
      expect(site.page(path)).not.toMatch(/media\/a\.[0-9a-f]{12}/);
    }
  }, 60_000);

  test('are offered to browsers: the first at once, others when they are needed, small ones for cards', async () => {
    const root = await newsroom({
      'media/a.jpg': await scene(1300, 700).jpeg().toBuffer(),
      'media/b.png': await scene(500, 300).png().toBuffer(),
      'articles/a.md': story(
        'a',
        one('media/a.jpg'),
        '![A mill](/media/b.png)\n\n[![](/media/b.png)](/media/b.png)',
      ),
      'articles/b.md': story('b', '', 'Words.\n\n![A mill](/media/b.png)\n\n![A weir](/media/a.jpg)'),
    });
    const site = await built(root);
    const pictures = (path: string): string[] =>
      [...site.page(path).matchAll(/<picture>.*?<\/picture>/g)].map(([html]) =>
        html.replace(/\.[0-9a-f]{12}\./g, '.#.'),
      );
    const [lead, inText] = pictures('news/a/index.html');
    expect(lead).toBe(
      '<picture><source type="image/avif" srcset="../../media/a.#.480.avif 480w, ../../media/a.#.800.avif 800w, ../../media/a.#.1300.avif 1300w" sizes="(min-width: 58rem) 56rem, 100vw"><source type="image/webp" srcset="../../media/a.#.480.webp 480w, ../../media/a.#.800.webp 800w, ../../media/a.#.1300.webp 1300w" sizes="(min-width: 58rem) 56rem, 100vw"><img src="../../media/a.jpg" srcset="../../media/a.#.480.jpg 480w, ../../media/a.#.800.jpg 800w, ../../media/a.#.1300.jpg 1300w" sizes="(min-width: 58rem) 56rem, 100vw" alt="A weir" width="1300" height="700" loading="eager" fetchpriority="high" decoding="async"></picture>',
    );
    expect(inText).toContain('loading="lazy" decoding="async"');
    // A link around a picture without words is none.
    expect(site.page('news/a/index.html')).not.toMatch(/<a [^>]*><picture>/);
    const [first, second] = pictures('news/b/index.html');
    expect(first).toContain('fetchpriority="high"');
    expect(second).toContain('loading="lazy"');
    expect(pictures('news/index.html').join('')).not.toMatch(/ 1300w/);
    expect(pictures('index.html').map((html) => /loading="(\w+)"/.exec(html)![1])).toEqual(['eager', 'lazy']);
  });

  test('that are the same bytes under two names stay two', async () => {
    const bytes = await scene(200, 100).jpeg().toBuffer();
    const site = await built(
      await roomWith({ 'media/a.jpg': bytes, 'media/a.jpeg': bytes, 'media/b.jpg': bytes }),
    );
    expect(media(site).length).toBe(12);
  });
});

describe('pictures that the newsroom keeps as they are', () => {
  test('keep it at their own address alone', async () => {
    const root = await roomWith({
      'media/phone.jpg': await fromPhone(scene(1400, 1000), 6).jpeg().toBuffer(),
    });
    const site = await built(root, {
      settings: { rules: { 'images/metadata': { keep_metadata: ['media/phone.jpg'] } } },
    });
    for (const path of media(site)) {
      const told = await telltale(site.files.get(path)!);
      if (path === 'media/phone.jpg') expect(told).toContain('latitude');
      else expect([path, told]).toEqual([path, []]);
    }
    const { width, height, orientation } = await sharp(site.files.get('media/phone.jpg')!).metadata();
    expect([width, height, orientation ?? 1]).toEqual([1000, 1400, 1]);
  });

  test('drawings and documents go out byte by byte; what moves goes on moving', async () => {
    const frames = sharp(
      [await scene(20, 20).png().toBuffer(), await scene(20, 20).negate().png().toBuffer()],
      {
        join: { animated: true },
      },
    );
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const root = await newsroom({
      'media/line.svg': svg,
      'media/map.pdf': '%PDF',
      'media/loop.gif': await frames.gif().toBuffer(),
      'articles/a.md': story(
        'a',
        '',
        '![A line](/media/line.svg) [map](/media/map.pdf) ![A loop](/media/loop.gif)',
      ),
    });
    const site = await built(root);
    expect(media(site)).toEqual(['media/line.svg', 'media/loop.gif', 'media/map.pdf']);
    expect(site.files.get('media/line.svg')).toEqual(svg);
    expect((await sharp(site.files.get('media/loop.gif')!, { animated: true }).metadata()).pages).toBe(2);
  });
});

describe('a link in the media folder', () => {
  test('brings nothing out that lies elsewhere in the newsroom, sources least of all', async () => {
    const picture = await scene(300, 200).jpeg().toBuffer();
    const root = await newsroom({
      'sources/notes.txt': 'Names of those who talked.',
      'sources/phone.jpg': picture,
      'media/weir.jpg': picture,
      'articles/a.md': story(
        'a',
        one('media/phone.jpg'),
        '[The notes](/media/notes.txt) ![The weir](/media/again.jpg)',
      ),
    });
    await symlink('../sources/notes.txt', join(root, 'media/notes.txt'));
    await symlink('../sources/phone.jpg', join(root, 'media/phone.jpg'));
    await symlink('weir.jpg', join(root, 'media/again.jpg'));
    const images = { formats: [], widths: [480], quality: 80, credit: true };
    const site = await built(root, { settings: { images } });
    expect(media(site)).toEqual(['media/again.jpg']);
    expect(site.problems.map(({ message }) => message).join(' ')).toContain('media/notes.txt');
  });
});

describe('pictures that cannot be shown', () => {
  const broken = async (): Promise<Record<string, Uint8Array>> => {
    const jpeg = await scene(400, 300).jpeg().toBuffer();
    const png = await scene(400, 300).png().toBuffer();
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(40_000, 16);
    bomb.writeUInt32BE(40_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    const scrambled = await scene(400, 300).webp().toBuffer();
    scrambled.fill(0, 40, 60);
    return {
      'media/short.jpg': jpeg.subarray(0, jpeg.length - 500),
      'media/other.png': jpeg,
      'media/empty.jpg': new Uint8Array(),
      'media/bomb.png': bomb,
      'media/scrambled.webp': scrambled,
      'media/words.avif': Buffer.from('no picture'),
    };
  };

  test('are drawings too, where a photograph with metadata lies within', async () => {
    const drawing = async (photograph: Promise<Buffer>): Promise<Buffer> =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/jpeg;base64,${(await photograph).toString('base64')}"/></svg>`,
      );
    const site = await built(
      await roomWith({
        'media/plain.svg': await drawing(scene(40, 30).jpeg().toBuffer()),
        'media/telling.svg': await drawing(fromPhone(scene(40, 30)).jpeg().toBuffer()),
      }),
    );
    expect(media(site)).toEqual(['media/plain.svg']);
    expect(site.problems).toMatchObject([
      { path: 'media/telling.svg', message: expect.stringContaining('photograph') },
    ]);
  });

  test('are told of once, with the articles that show them, and the site is built without them', async () => {
    const root = await roomWith({
      ...(await broken()),
      'media/sound.jpg': await scene(300, 200).jpeg().toBuffer(),
    });
    await write(root, { 'articles/z.md': story('z', one('media/short.jpg'), '![Again](/media/short.jpg)') });
    const encoder = counted();
    const site = await built(root, { encoder });
    expect(site.problems.map(({ path }) => path)).toEqual(Object.keys(await broken()).sort());
    const short = site.problems.find(({ path }) => path === 'media/short.jpg')!;
    expect(short.message).toBe(
      'This picture is cut short: its end is missing. It was left out of articles/a0.md, articles/z.md. Put a sound copy of it in its place.',
    );
    expect(shape(media(site)).every((path) => path.startsWith('media/sound.'))).toBe(true);
    expect(site.page('news/z/index.html')).not.toContain('media/short');
    // What is known to be broken is not opened again.
    const again = counted();
    expect((await built(root, { encoder: again })).problems).toEqual(site.problems);
    expect([encoder.loaded > 0, again.loaded]).toEqual([true, 0]);
    await write(root, { 'media/short.jpg': await scene(400, 300).jpeg().toBuffer() });
    expect((await built(root)).problems.map(({ path }) => path)).not.toContain('media/short.jpg');
  });
});

describe('without the package that makes sizes', () => {
  const missing: Encoder = { version: null, load: async () => null };

  test('pictures go out cleaned and in one size, and it is said once', async () => {
    const all = await allKinds();
    const root = await roomWith(
      { ...all, 'media/turned.jpg': all['media/phone.jpg']! },
      ', credit: Zoë Marsh',
    );
    const site = await built(root, { encoder: missing });
    expect(site.problems.filter(({ path }) => path === 'media')).toEqual([
      { path: 'media', message: expect.stringMatching(/^6 pictures .* npm install sharp/) },
    ]);
    // What cannot be cleaned stays at home: an AVIF, and a WebP that would lie on its side.
    expect(media(site)).toEqual(['media/map.png', 'media/phone.jpg', 'media/stamp.gif', 'media/turned.jpg']);
    for (const path of media(site)) expect([path, await telltale(site.files.get(path)!)]).toEqual([path, []]);
    expect(await tagsOf(site.files.get('media/phone.jpg')!)).toMatchObject({
      Orientation: 6,
      Artist: 'Zoë Marsh',
    });
    expect(site.page('news/a0/index.html')).toContain('width="1000" height="1400"');
    expect((await built(root)).problems).toEqual([]);
  });

  test('pictures that were made before are still whole', async () => {
    const root = await roomWith({ 'media/a.jpg': await scene(600, 300).jpeg().toBuffer() });
    const before = await built(root);
    const lame: Encoder = { version: installedSharp().version, load: async () => null };
    const after = await built(root, { encoder: lame });
    expect([after.problems, media(after)]).toEqual([[], media(before)]);
  });
});

describe('what pictures were made into', () => {
  const folder = (root: string): string => join(root, '.newsctl/cache/images');
  const room = async (): Promise<string> =>
    roomWith({
      'media/a.jpg': await scene(600, 300).jpeg().toBuffer(),
      'media/b.png': await scene(90, 60).png().toBuffer(),
    });

  test('is kept: nothing is made twice, and nothing is loaded that could', async () => {
    const root = await room();
    const first = counted();
    const site = await built(root, { encoder: first });
    expect(first.loaded).toBeGreaterThan(0);
    await rm(join(root, 'site'), { recursive: true });
    const second = counted();
    expect((await built(root, { encoder: second })).files).toEqual(site.files);
    expect(second.loaded).toBe(0);
  });

  test('is the same on every machine that has the same', async () => {
    const root = await room();
    const site = await built(root);
    await rm(join(root, '.newsctl'), { recursive: true });
    await rm(join(root, 'site'), { recursive: true });
    expect((await built(root)).files).toEqual(site.files);
  });

  test.each([
    ['cut short', (path: string) => writeFile(path, 'x')],
    ['gone', (path: string) => rm(path)],
  ])('is made again where it is %s', async (_, spoil) => {
    const root = await room();
    const site = await built(root);
    await rm(join(root, 'site'), { recursive: true });
    for (const name of await readdir(folder(root))) await spoil(join(folder(root), name));
    expect((await built(root)).files).toEqual(site.files);
    await rm(join(root, 'site'), { recursive: true });
    const again = counted();
    expect((await built(root, { encoder: again })).files).toEqual(site.files);
    expect(again.loaded).toBe(0);
  });

  test('goes when no page shows it, and changes with the credit, the settings and the file', async () => {
    const root = await room();
    const names = async (): Promise<string[]> =>
      (await readdir(folder(root))).filter((name) => !name.startsWith('made-')).sort();
    const first = media(await built(root));
    const before = await names();
    await write(root, { 'articles/a0.md': story('a0', one('media/a.jpg', ', credit: Ida Bell')) });
    const second = media(await built(root));
    expect(second.filter((path) => /\/a\.\w{12}\./.test(path)).some((path) => first.includes(path))).toBe(
      false,
    );
    expect(second.filter((path) => path.includes('/b.'))).toEqual(
      first.filter((path) => path.includes('/b.')),
    );
    const after = await names();
    expect(after.length).toBe(before.length);
    expect(after.filter((name) => before.includes(name)).length).toBe(4);
    const small = { formats: ['webp'], widths: [100], quality: 40, credit: true } as const;
    expect(shape(media(await built(root, { settings: { images: small } })))).toEqual([
      'media/a.#.100.webp',
      'media/a.jpg',
      'media/b.#.90.webp',
      'media/b.png',
    ]);
    expect(shape(media(await built(root, { settings: { images: { ...small, formats: [] } } })))).toEqual([
      'media/a.jpg',
      'media/b.png',
    ]);
    await rm(join(root, 'articles/a0.md'));
    await rm(join(root, 'articles/a1.md'));
    await built(root);
    expect(await readdir(folder(root))).toEqual([]);
  });
});
