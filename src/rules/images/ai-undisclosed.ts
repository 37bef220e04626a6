import { imageFile } from '../../article/images.ts';
import { imagePlaces } from '../image-places.ts';
import { defineRule } from '../rule.ts';

export const aiUndisclosed = defineRule({
  id: 'images/ai-undisclosed',
  summary: 'An image made by a generative model, and readers are not told.',
  why: 'A picture that looks like a photograph is read as evidence (Poynter: disclose the use of AI). `ai_generated: true` in the entry of the image puts the words beside it on the page.',
  severity: 'error',
  good: [
    { text: '![Flood water on Quay Street](media/there.jpg)', why: 'no mark in the file' },
    {
      text: '---\nimages: [{file: media/made.jpg, alt: A drawn bridge, ai_generated: true}]\n---\n![](media/made.jpg)',
      why: 'the page says so',
    },
    {
      text: '![A drawn bridge](media/made.jpg "Illustration made with AI")',
      why: 'the caption says so',
    },
    { text: '---\nai_use: {used: true, for: [transcription]}\n---\nIt rained.', why: 'no image' },
    {
      text: '---\nai_use: {used: true, for: [image], label: The drawing was made with AI.}\n---\n![A bridge](media/made.jpg)',
      why: 'the label of the article says so',
    },
  ],
  bad: [
    { text: '![A drawn bridge](media/made.jpg)', why: 'the file is marked' },
    {
      text: '---\nimages: [{file: media/made.jpg, alt: A drawn bridge, ai_generated: false}]\n---\nIt rained.',
      why: 'the front matter says otherwise',
    },
    {
      text: '---\nai_use: {used: true, for: [image]}\n---\n![A drawn bridge](media/there.jpg)',
      why: 'the desk knows, and readers are not told',
    },
  ],
  check({ article, context }, report) {
    const { ai_use: use, images = [] } = article.frontMatter;
    if (use?.label?.trim()) return;
    const told = new Set([
      ...images
        .filter(({ ai_generated, caption }) => ai_generated || SAYS.test(caption ?? ''))
        .map(({ file }) => imageFile(file ?? '')),
      ...article.images.filter(({ title }) => SAYS.test(title ?? '')).map(({ url }) => imageFile(url)),
    ]);
    const places = imagePlaces(article);
    for (const { file, span } of places)
      if (context.imageFacts(file)?.madeByAi && !told.has(file))
        report({
          message: `\`${file}\` is marked as made by AI: write \`ai_generated: true\` into its entry under \`images\`.`,
          span,
        });
    const known = use?.used === true && use.for?.includes('image') && places.length > 0;
    if (known && told.size === 0 && !places.some(({ file }) => context.imageFacts(file)?.madeByAi))
      report({
        message:
          '`ai_use` says that an image was made with AI: say which (`ai_generated: true`), or give a `label`.',
        span: article.fieldSpan(['ai_use']),
      });
  },
});

const SAYS = /\bAI\b|\bartificial intelligence\b|\bgenerat(?:ed|ive)\b/;
