import { imageFile } from '../../article/images.ts';
import type { Span } from '../../text/position.ts';
import { defineRule } from '../rule.ts';

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
  ],
  check({ article, context }, report) {
    const exists = context.fileExists;
    if (!exists) return;
    const look = (address: string, span: Span): void => {
      if (address === '' || /^https?:/i.test(address)) return;
      const file = imageFile(address);
      if (file === null)
        report({ message: `\`${address}\` is not a file of the newsroom. Put the image into media/.`, span });
      else if (!exists(file)) report({ message: `There is no file \`${file}\`.`, span });
    };
    article.frontMatter.images?.forEach((image, index) => {
      if (image.file) look(image.file, article.fieldSpan(['images', index, 'file']));
    });
    for (const image of article.images) look(image.url, image.span);
  },
});
