import { expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { contentHash } from '../../../src/article/content-hash.ts';

const hash = (source: string, more = ''): string =>
  contentHash(
    readArticle(`---\nsources: [{id: a, kind: document, ${source}}]\n${more}---\n\nWords.\n`, 'a.md'),
  );

test('what readers read changes with a source that the article names, and with no other', () => {
  const kept = hash("title: Notes, url: 'https://x.example/'");
  expect(hash('file: sources/notes.txt')).toBe(kept);
  expect(hash("title: Notes, url: 'https://x.example/', public: true, confidential: true")).toBe(kept);
  expect(hash("title: Notes, url: 'https://x.example/', public: true")).not.toBe(kept);
});

test('which stories are shown beside it, and whether readers may comment, changes none of its words', () => {
  expect(hash('file: a.txt', 'related: [b]\ncomments: false\n')).toBe(hash('file: a.txt'));
});
