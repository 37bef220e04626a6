import { imageFile } from '../../article/images.ts';
import type { Span } from '../../text/position.ts';
import { defineRule } from '../rule.ts';

/** The one folder of the newsroom from which pictures reach readers. */
const MEDIA = 'media/';

export const missingFile = defineRule({
  id: 'images/missing-file',
  summary: 'An image whose file is not in the newsroom.',
  why: 'Readers would see a broken picture; a path that leads out of the newsroom’s folder could publish a file that nobody meant to.',
  severity: 'error',
  good: [
    { text: '![Flood water on Quay Street](media/there.jpg)' },
    { text: '![Flood water on Quay Street](/media/there.jpg)' },
    { text: '![Flood water on Quay Street](https://example.org/a.jpg)', why: 'on another site' },
    { text: '---\nimages:\n  - {file: media/there.jpg, alt: Flood water}\n---\n' },
    { text: '![ree]()', why: 'images/alt says it' },
  ],
  bad: [
    { text: '![Flood water on Quay Street](media/gone.jpg)' },
    { text: '---\nimages:\n  - {file: media/gone.jpg, alt: Flood water}\n---\n' },
    { text: '![Flood water](../../etc/passwd)', why: 'outside the newsroom' },
    { text: '![Flood water](file:///etc/passwd)' },
    { text: '![Flood water](../../media/there.jpg)', why: 'as seen from the article' },
    { text: '![Flood water](sources/there.jpg)', why: 'in the newsroom, but not for readers' },
  ],
  check({ article, context }, report) {
    const exists = context.fileExists;
    if (!exists) return;
    const look = (address: string, span: Span): void => {
      if (address === '' || /^https?:/i.test(address)) return;
      const file = imageFile(address);
      if (!file?.startsWith(MEDIA)) report({ message: elsewhere(address, exists), span });
      else if (!exists(file)) report({ message: `There is no file \`${file}\`.`, span });
    };
    article.frontMatter.images?.forEach((image, index) => {
      if (image.file) look(image.file, article.fieldSpan(['images', index, 'file']));
    });
    for (const image of article.images) look(image.url, image.span);
  },
});

/** Editors write where a picture lies from the article; paths of a newsroom begin at its own folder. */
function elsewhere(address: string, exists: (path: string) => boolean): string {
  const meant = imageFile(/(?:^|\/)(media\/.+)$/.exec(address)?.[1] ?? '');
  return meant !== null && exists(meant)
    ? `Paths begin at the newsroom’s folder: write \`${meant}\` in place of \`${address}\`.`
    : `\`${address}\` is not in media/, and nothing else goes out. Put it there.`;
}
