import type { Article } from '../../article/article.ts';
import { imageFile } from '../../article/images.ts';
import type { Span } from '../../text/position.ts';
import { defineRule } from '../rule.ts';

const PLACEHOLDER =
  /^(?:an? )?(?:image|photo|picture|pic|img|photograph|screenshot|graphic|logo|alt|alt text|description|untitled|placeholder|file|figure|caption|tbc|todo|tk|n\/a|none|null|undefined)\W*\d*$/i;
const FILE_NAME =
  /^(?:(?:img|dsc|dscf|dscn|p|pxl|image|photo|screenshot|whatsapp image)[\s_-]?\d[\w\s.-]*|\S+\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?))$/i;

export const alt = defineRule({
  id: 'images/alt',
  summary: 'An image without a description for those who cannot see it.',
  why: 'Readers who use a screen reader get nothing, or a file name, in place of the picture (WCAG 2.2, 1.1.1). A caption says what is not in the picture; the description says what is.',
  severity: 'error',
  good: [
    { text: '![Flood water on Quay Street](media/flood.jpg)' },
    {
      text: '---\nimages:\n  - {file: media/line.png, decorative: true}\n---\n![](media/line.png)',
      why: 'decorative, as the front matter says',
    },
    {
      text: '---\nimages:\n  - {file: media/a.jpg, alt: Flood water on Quay Street, caption: The flood in May}\n---\n',
    },
    { text: '---\nimages:\n  - {file: media/a.jpg, decorative: true}\n---\n' },
    {
      text: '---\nimages:\n  - {file: media/a.jpg, alt: Flood water on Quay Street}\n---\n![](/media/a.jpg)',
      why: 'described in the front matter',
    },
  ],
  bad: [
    { text: '![photo](media/flood.jpg)' },
    { text: '![IMG_0001](media/flood.jpg)' },
    { text: '![](media/flood.jpg)' },
    { text: '![ree]()', why: 'what is left of an image when a page is copied as text' },
    { text: '---\nimages:\n  - {file: media/a.jpg, caption: The flood}\n---\n' },
    { text: '![The flood in May](media/flood.jpg "The flood in May")', why: 'the caption again' },
  ],
  check({ article }, report) {
    const described = new Set<string>();
    article.frontMatter.images?.forEach((image, index) => {
      if (image.file) described.add(imageFile(image.file) ?? image.file);
      if (image.decorative === true) return;
      const problem = fault(image.alt, image.caption);
      if (problem) report({ message: problem, span: imageSpan(article, index) });
    });
    for (const image of article.images) {
      const listed = described.has(imageFile(image.url) ?? image.url);
      if (image.alt.trim() === '' && listed) continue;
      const problem = image.url === '' ? lost(image.alt) : fault(image.alt, image.title ?? undefined);
      if (problem) report({ message: problem, span: image.span });
    }
  },
});

function imageSpan(article: Article, index: number): Span {
  return 'alt' in (article.frontMatter.images![index] ?? {})
    ? article.fieldSpan(['images', index, 'alt'])
    : article.fieldSpan(['images', index]);
}

const lost = (words: string): string =>
  `An image stood here and its file is gone${words ? ` (only “${words}” is left)` : ''}. Put the image back with a description, or delete this line.`;

function fault(words: string | undefined, caption: string | undefined): string | null {
  const text = words?.trim() ?? '';
  if (text === '')
    return 'This image has no description (`alt`). Say what it shows, or mark it `decorative: true` in the front matter.';
  if (PLACEHOLDER.test(text) || FILE_NAME.test(text))
    return `“${text}” does not describe the image. Say what it shows.`;
  if ([...text].length < 5) return `“${text}” is too short to describe the image. Say what it shows.`;
  if (caption && caption.trim().toLowerCase() === text.toLowerCase())
    return 'The description only repeats the caption. Say what the image shows.';
  return null;
}
