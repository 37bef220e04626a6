import * as z from 'zod';
import { imagePlaces } from '../image-places.ts';
import { defineRule } from '../rule.ts';

const options = z.strictObject({ keep_metadata: z.array(z.string()).default([]) });

export const metadata = defineRule<z.infer<typeof options>>({
  id: 'images/metadata',
  summary: 'An image file that tells where it was taken, or with whose camera.',
  why: 'A phone writes its place into every picture: published, that is the address of the source who took it. The newsroom takes it out before the file goes into media/.',
  severity: 'warning',
  options,
  optionHelp: { keep_metadata: 'Files that may keep what they carry: `[media/flood.jpg]`.' },
  good: [
    { text: '![Flood water on Quay Street](media/there.jpg)', why: 'nothing in the file' },
    { text: '![Flood water on Quay Street](https://example.org/phone.jpg)', why: 'on another site' },
    {
      text: '![Flood water on Quay Street](media/phone.jpg)',
      options: { keep_metadata: ['media/phone.jpg'] },
      why: 'the newsroom says so',
    },
    { text: 'The file media/phone.jpg is not shown.', why: 'no image' },
    { text: '![Flood water on Quay Street](media/made.jpg)', why: 'another kind of metadata' },
  ],
  bad: [
    { text: '![Flood water on Quay Street](media/phone.jpg)' },
    { text: '---\nimages: [{file: media/phone.jpg, alt: Flood water}]\n---\nIt rained.' },
    {
      text: '---\nimages: [{file: media/phone.jpg, alt: Flood water}]\n---\n![](/media/phone.jpg)',
      why: 'one file, told once',
    },
  ],
  check({ article, context }, report, { keep_metadata: kept }) {
    for (const { file, span } of imagePlaces(article)) {
      const reveals = context.imageFacts(file)?.reveals ?? [];
      if (reveals.length === 0 || kept.includes(file)) continue;
      report({
        message: `\`${file}\` carries ${reveals.join(' and ')}. Take it out of the file, for example with \`exiftool -all= ${file}\`.`,
        span,
      });
    }
  },
});
