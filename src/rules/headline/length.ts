import * as z from 'zod';
import { defineRule } from '../rule.ts';

const options = z.strictObject({ max: z.int().min(20).max(300).default(100) });

export const length = defineRule<z.infer<typeof options>>({
  id: 'headline/length',
  summary: 'A headline that is longer than the house allows.',
  why: 'Search pages, phones and social posts cut long headlines off, often before the name or the number that makes them fair.',
  severity: 'warning',
  options,
  optionHelp: { max: 'Largest number of characters.' },
  good: [
    { text: '---\nheadline: Bridge to close for a month\n---\n' },
    { text: `---\nheadline: ${'Bridge '.repeat(14)}\n---\n`, why: '97 characters' },
    {
      text: `---\nheadline: ${'Bridge '.repeat(20)}\nseo_title: Bridge closes\n---\n`,
      why: 'a short title is set',
    },
  ],
  bad: [
    { text: `---\nheadline: ${'Bridge '.repeat(20)}\n---\n` },
    { text: '---\nheadline: Bridge to close for a whole month\n---\n', options: { max: 20 } },
    {
      text: `---\nheadline: "${'Brücke 🌉 '.repeat(13)}"\n---\n`,
      why: 'letters are counted, not code units',
    },
  ],
  check({ article }, report, { max }) {
    const headline = article.frontMatter.headline?.trim();
    if (!headline || article.frontMatter.seo_title) return;
    const characters = [...headline].length;
    if (characters <= max) return;
    report({
      message: `The headline has ${characters} characters; the limit is ${max}. Shorten it, or give a short \`seo_title\` beside it.`,
      span: article.fieldSpan(['headline']),
    });
  },
});
