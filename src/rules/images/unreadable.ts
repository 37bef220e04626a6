import { imagePlaces } from '../image-places.ts';
import { defineRule } from '../rule.ts';

export const unreadable = defineRule({
  id: 'images/unreadable',
  summary: 'An image file that is empty, cut short, damaged, or no picture of its kind.',
  why: 'Its metadata cannot be taken out and its sizes cannot be made, so the site is built without it: readers would get a story without its picture, or a picture that no browser shows.',
  severity: 'error',
  good: [
    { text: '![Flood water on Quay Street](media/there.jpg)', why: 'a sound picture' },
    { text: '![Flood water on Quay Street](media/phone.jpg)', why: 'with metadata, which is taken out' },
    { text: '![Flood water on Quay Street](https://example.org/broken.jpg)', why: 'on another site' },
    { text: '![Flood water on Quay Street](media/gone.jpg)', why: 'images/missing-file says it' },
    { text: 'The file media/broken.jpg is not shown.', why: 'no image' },
  ],
  bad: [
    { text: '![Flood water on Quay Street](media/broken.jpg)' },
    { text: '---\nimages: [{file: media/broken.jpg, alt: Flood water}]\n---\nIt rained.' },
    {
      text: '---\nimages: [{file: media/broken.jpg, alt: Flood water}]\n---\n![](/media/broken.jpg)',
      why: 'one file, told once',
    },
  ],
  check({ article, context }, report) {
    for (const { file, span } of imagePlaces(article)) {
      const fault = context.imageFacts(file)?.fault ?? null;
      if (fault === null) continue;
      report({
        message: `The picture \`${file}\` ${fault}. The site is built without it: put a sound copy in its place.`,
        span,
      });
    }
  },
});
