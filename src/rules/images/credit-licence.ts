import * as z from 'zod';
import { defineRule } from '../rule.ts';

const options = z.strictObject({ own: z.array(z.string()).default([]) });

export const creditLicence = defineRule<z.infer<typeof options>>({
  id: 'images/credit-licence',
  summary: 'An image of which nobody says who made it, or by what right it is shown.',
  why: 'A picture without a licence on record is a bill to come, and without a credit it is unfair to whoever took it. Both stand in `images` of the front matter.',
  severity: 'error',
  needsFrontMatter: true,
  options,
  optionHelp: {
    own: 'Names of the newsroom’s own photographers: a picture credited to one needs no licence.',
  },
  good: [
    {
      text: '---\nimages: [{file: media/there.jpg, alt: Flood water, credit: Ann Lee, licence: own work}]\n---\n![](media/there.jpg)',
    },
    {
      text: '---\nimages: [{file: media/there.jpg, alt: Flood water, credit: Ann Lee}]\n---\nIt rained.',
      options: { own: ['Ann Lee'] },
      why: 'a photographer of the house',
    },
    { text: '---\nimages: [{file: media/line.svg, decorative: true}]\n---\nIt rained.', why: 'decoration' },
    { text: '---\nid: a\n---\nIt rained.', why: 'no image' },
    {
      text: '---\nimages: [{file: media/there.jpg, alt: Flood, credit: Ann Lee, licence_url: "https://example.org/by/4.0"}]\n---\nIt rained.',
      why: 'the address of a licence',
    },
  ],
  bad: [
    { text: '---\nimages: [{file: media/there.jpg, alt: Flood water}]\n---\nIt rained.' },
    { text: '---\nimages: [{file: media/there.jpg, alt: Flood water, credit: Ann Lee}]\n---\nIt rained.' },
    {
      text: '---\nimages: [{file: media/there.jpg, alt: Flood water, licence: "CC BY 4.0"}]\n---\nIt rained.',
    },
  ],
  check({ article }, report, { own }) {
    const house = new Set(own.map((name) => name.toLowerCase()));
    const mild = article.frontMatter.status === 'draft' ? { atMost: 'warning' as const } : {};
    for (const [index, image] of (article.frontMatter.images ?? []).entries()) {
      if (image.decorative === true || !image.file) continue;
      const credit = image.credit?.trim();
      const licence = image.licence?.trim() || image.licence_url?.trim();
      const lacks = [
        credit ? null : 'who made it (`credit`)',
        licence || (credit && house.has(credit.toLowerCase()))
          ? null
          : 'by what right it is shown (`licence`)',
      ].filter((part) => part !== null);
      if (lacks.length > 0)
        report({
          message: `The entry of \`${image.file}\` does not say ${lacks.join(', nor ')}.`,
          span: article.fieldSpan(['images', index]),
          ...mild,
        });
    }
  },
});
