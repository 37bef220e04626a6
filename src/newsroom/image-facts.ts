import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import { imageFile } from '../article/images.ts';
import type { ImageFacts } from '../rules/rule.ts';

/** What image files carry within themselves; those of the articles, by path, each read once. */
export async function imageFactsOf(
  root: string,
  articles: readonly Article[],
): Promise<ReadonlyMap<string, ImageFacts>> {
  const paths = new Set(
    articles.flatMap(({ images, frontMatter }) => [
      ...images.map(({ url }) => imageFile(url)),
      ...(frontMatter.images ?? []).map(({ file }) => imageFile(file ?? '')),
    ]),
  );
  const facts = new Map<string, ImageFacts>();
  for (const path of paths) {
    const bytes = path && (await readFile(join(root, path)).catch(() => null));
    const found = bytes && (await readFacts(bytes));
    if (path && found) facts.set(path, found);
  }
  return facts;
}

/** Signs that a file carries any metadata; without them the reader of metadata need not be loaded. */
const SIGNS = [
  'Exif\0',
  'eXIf',
  'http://ns.adobe.com/xap/',
  'XML:com.adobe.xmp',
  'Photoshop 3.0',
  'mif1',
  'avif',
  'heic',
];

async function readFacts(bytes: Buffer): Promise<ImageFacts | null> {
  if (!SIGNS.some((sign) => bytes.includes(sign, 0, 'latin1'))) return null;
  const { default: exifr } = await import('exifr');
  try {
    const tags: Record<string, unknown> | undefined = await exifr.parse(bytes, {
      xmp: true,
      iptc: true,
      mergeOutput: true,
      translateValues: false,
    });
    return tags ? factsOf(tags) : null;
  } catch {
    // A damaged block tells nobody anything; images/missing-file and the build say what is wrong with a file.
    return null;
  }
}

const PRIVATE: readonly (readonly [tag: string, what: string])[] = [
  ['SerialNumber', 'the serial number of the camera'],
  ['BodySerialNumber', 'the serial number of the camera'],
  ['LensSerialNumber', 'the serial number of the lens'],
  ['CameraOwnerName', 'the name of the camera’s owner'],
  ['OwnerName', 'the name of the camera’s owner'],
];

function factsOf(tags: Record<string, unknown>): ImageFacts {
  const filled = (tag: string): boolean => tags[tag] !== undefined && String(tags[tag]).trim() !== '';
  const place = filled('latitude') || filled('GPSLatitude') ? ['the place where it was taken'] : [];
  const others = PRIVATE.filter(([tag]) => filled(tag)).map(([, what]) => what);
  return {
    reveals: [...new Set([...place, ...others])],
    madeByAi: /trainedAlgorithmicMedia/i.test(String(tags.DigitalSourceType ?? '')),
  };
}
