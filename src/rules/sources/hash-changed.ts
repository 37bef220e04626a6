import { nameSource } from '../../sources/naming.ts';
import { defineRule } from '../rule.ts';

const RECORD = 'From the record of the parish meeting: the pump stays.';
const AS_IT_WAS = '813c7b1d92d4ca6ea3820e4dbbfbb5251202edfc913c284884e3b274d9f1f8ad';
const SOURCES = { 'sources/parish.txt': RECORD };
const article = (keys: string): string =>
  `---\nid: a\ntype: news\nsources:\n  - {id: s1, kind: transcript${keys}}\n---\nThe pump stays.`;

export const hashChanged = defineRule({
  id: 'sources/hash-changed',
  summary: 'The file of a source is no longer the one that was recorded.',
  why: 'A transcript that was edited after the words were checked against it proves nothing, in the newsroom or in court. Put the file back, or record the new one with the reason.',
  severity: 'error',
  needsFrontMatter: true,
  good: [
    { text: article(`, file: sources/parish.txt, sha256: ${AS_IT_WAS}`), sources: SOURCES, why: 'as it was' },
    { text: article(', file: sources/parish.txt'), sources: SOURCES, why: 'no hash was recorded' },
    {
      text: article(`, file: sources/parish.txt, sha256: ${'f0'.repeat(32)}`),
      why: 'the file could not be read',
    },
    { text: article(`, url: https://dunmoor.news/a, sha256: ${'f0'.repeat(32)}`), why: 'no file' },
  ],
  bad: [
    { text: article(`, file: sources/parish.txt, sha256: ${'f0'.repeat(32)}`), sources: SOURCES },
    {
      text: article(`, file: sources/parish.txt, sha256: ${AS_IT_WAS}`),
      sources: { 'sources/parish.txt': RECORD.replace('stays', 'goes') },
      why: 'a word was changed',
    },
    {
      text: article(`, file: sources/parish.txt, sha256: ${AS_IT_WAS}`),
      sources: { 'sources/parish.txt': `${RECORD}\n` },
      why: 'a line end was added',
    },
    {
      text: article(`, file: sources/parish.txt, confidential: true, sha256: ${AS_IT_WAS}`),
      sources: { 'sources/parish.txt': '' },
      why: 'a confidential one, emptied',
    },
  ],
  check({ article, sources }, report) {
    for (const source of sources) {
      const recorded = source.entry.sha256;
      const now = source.file?.sha256 ?? null;
      if (recorded === undefined || now === null || recorded === now) continue;
      report({
        message: `The file of ${nameSource(source)} is not the one whose \`sha256\` stands here: it was changed, or is another. Put the old one back, or check the quotations against the new one and record it.`,
        span: article.fieldSpan(['sources', source.index, 'sha256']),
      });
    }
  },
});
