import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Outgoing } from '../../../src/publish/select.ts';
import { dueStamps, stampArticles } from '../../../src/publish/stamp.ts';
import { digest } from '../../../src/site/summary.ts';
import { temporary, write } from '../../support/publishing.ts';

const TIME = '2026-11-23T06:00:00+00:00';

const going = (path: string, text: string): Outgoing => {
  const { summary, body } = digest(text, path);
  return {
    article: summary,
    text: async () => text,
    body: async () => body,
    published: TIME,
    modified: null,
  } as Outgoing;
};

test('a date that cannot be noted in an article is told, with what to write', async () => {
  const root = await temporary();
  const texts = {
    'articles/plain.md': '---\nid: plain\nstatus: approved\n---\nIt closed.\n',
    'articles/flow.md': '---\n{id: flow, status: approved}\n---\nIt closed.\n',
  };
  await write(root, texts);
  const stamps = await dueStamps(Object.entries(texts).map(([path, text]) => going(path, text)));
  const { stamped, problems } = await stampArticles(root, stamps);
  expect(stamped).toEqual(['articles/plain.md']);
  expect(problems).toEqual([
    `Published, but the date could not be noted in articles/flow.md: newsctl cannot edit front matter that is written like this. Add \`status: published\` and \`date_published: ${TIME}\` to it.`,
  ]);
  expect(await readFile(join(root, 'articles/flow.md'), 'utf8')).toBe(texts['articles/flow.md']);
});
