import * as z from 'zod';
import { imagePlaces } from '../image-places.ts';
import { defineRule } from '../rule.ts';

const options = z.strictObject({ keep_metadata: z.array(z.string()).default([]) });

export const metadata = defineRule<z.infer<typeof options>>({
  id: 'images/metadata',
  summary: 'An image file that tells where it was taken, or with whose camera.',
  why: 'A phone writes its place into every picture, which may be the address of the source who took it. Publishing takes place, camera and owner out of everything that readers get, whatever this rule is set to; but the file in media/ still has them, for whoever can read the newsroom’s folder, its repository or a backup.',
  severity: 'note',
  options,
  optionHelp: {
    keep_metadata:
      'Files that may keep what they carry, for readers too: `[media/flood.jpg]`. It stays in the file at the picture’s own address; smaller sizes never have it.',
  },
  good: [
    { text: '![Flood water on Quay Street](media/there.jpg)', why: 'nothing in the file' },
    { text: '![Flood water on Quay Street](https://example.org/phone.jpg)', why: 'on another site' },
    {
      text: '![Flood water on Quay Street](media/phone.jpg)',
      options: { keep_metadata: ['media/phone.jpg'] },
      why: 'the newsroom says so, and readers get it',
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
        message: `\`${file}\` carries ${reveals.join(' and ')}. Readers will not get it, but the file in the newsroom keeps it; to take it out there too: \`exiftool -all= ${file}\`.`,
        span,
      });
    }
  },
});
