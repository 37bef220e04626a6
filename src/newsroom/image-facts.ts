import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Article } from '../article/article.ts';
import { imageFile } from '../article/images.ts';
import { drawingFault } from '../images/drawing.ts';
import { pictureHead } from '../images/picture-head.ts';
import { installedSharp } from '../images/sharp.ts';
import { isMadeByAi, readTags, type Tags } from '../images/tags.ts';
import type { ImageFacts } from '../rules/rule.ts';
import { sha256 } from '../text/sha256.ts';
import { ImageFactsCache } from './image-facts-cache.ts';

/** What image files carry within themselves, and whether they can be shown; those of the articles, by path. */
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
  const kept = factsCache(root);
  for (const path of paths) {
    const bytes = path && (await readFile(join(root, path)).catch(() => null));
    const found = bytes && (await knownFacts(bytes, path, kept));
    if (path && found) facts.set(path, found);
  }
  await kept.save();
  return facts;
}

/** Editors check at every key, and most keys change no picture. */
const caches = new Map<string, ImageFactsCache>();

function factsCache(root: string): ImageFactsCache {
  const mark = `2 ${installedSharp().version}`;
  const cache = caches.get(root) ?? new ImageFactsCache(root, mark);
  caches.set(root, cache);
  return cache;
}

async function knownFacts(bytes: Buffer, path: string, kept: ImageFactsCache): Promise<ImageFacts | null> {
  // What a file has to be hangs on its name.
  const key = `${sha256(bytes)}${extname(path).toLowerCase()}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const facts = await readFacts(bytes, path);
  kept.set(key, facts);
  return facts;
}

/** Null for a file of which there is nothing to say. */
async function readFacts(bytes: Buffer, path: string): Promise<ImageFacts | null> {
  const fault = await faultOf(bytes, path);
  const tags = fault === null ? await readTags(bytes) : null;
  if (fault === null && tags === null) return null;
  return { fault, reveals: tags ? revealedBy(tags) : [], madeByAi: tags !== null && isMadeByAi(tags) };
}

async function faultOf(bytes: Buffer, path: string): Promise<string | null> {
  const head = pictureHead(bytes, path);
  if (head === null) return drawingFault(bytes, path);
  if ('fault' in head) return head.fault;
  const sharp = await installedSharp().load();
  if (!sharp) return null;
  const { decodingFault } = await import('../images/encode-picture.ts');
  return decodingFault(sharp, bytes);
}

const PRIVATE: readonly (readonly [tag: string, what: string])[] = [
  ['SerialNumber', 'the serial number of the camera'],
  ['BodySerialNumber', 'the serial number of the camera'],
  ['LensSerialNumber', 'the serial number of the lens'],
  ['CameraOwnerName', 'the name of the camera’s owner'],
  ['OwnerName', 'the name of the camera’s owner'],
];

function revealedBy(tags: Tags): string[] {
  const filled = (tag: string): boolean => tags[tag] !== undefined && String(tags[tag]).trim() !== '';
  const place = filled('latitude') || filled('GPSLatitude') ? ['the place where it was taken'] : [];
  const others = PRIVATE.filter(([tag]) => filled(tag)).map(([, what]) => what);
  return [...new Set([...place, ...others])];
}
