import type { Article } from '../article/article.ts';
import { imageFile } from '../article/images.ts';
import type { Span } from '../text/position.ts';

/** The image files of an article, each once, where it first stands: in the front matter, or in the body. */
export function imagePlaces(article: Article): { file: string; span: Span }[] {
  const places = new Map<string, Span>();
  const note = (address: string | undefined, span: () => Span): void => {
    const file = address === undefined ? null : imageFile(address);
    if (file !== null && !places.has(file)) places.set(file, span());
  };
  article.frontMatter.images?.forEach((image, index) => {
    note(image.file, () => article.fieldSpan(['images', index, 'file']));
  });
  for (const { url, span } of article.images) note(url, () => span);
  return [...places].map(([file, span]) => ({ file, span }));
}
