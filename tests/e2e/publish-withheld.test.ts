import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { article, everything, newsctl, newsroom, tree, write } from '../support/publishing.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const FUTURE = '"2090-01-01T00:01:00+00:00"';

/** Every way in which an article stays at home. */
const WITHHELD: Record<string, Record<string, string>> = {
  draft: { status: 'draft' },
  subbed: { status: 'subbed' },
  withdrawn: { status: 'withdrawn' },
  'status mistyped': { status: 'aproved' },
  'embargo in the future': { embargo: `{until: ${FUTURE}}` },
  'embargo without an end': { embargo: '{until: null}' },
  'embargo that cannot be read': { embargo: '{until: next Tuesday}' },
  'embargo without a date': { embargo: '{source: Harbour Board}' },
  'embargo whose date slipped out': { embargo: '', until: FUTURE },
  scheduled: { status: 'scheduled', date_published: FUTURE },
  'dated in the future': { date_published: FUTURE },
};

/** Words of their own for each, so that any trace shows whose it is. */
const secretOf = (n: number): string => `zanzorra${'abcdefghijklmnop'[n]}quill`;

function withheldArticle(n: number, keys: Record<string, string>): Record<string, string | Uint8Array> {
  const secret = secretOf(n);
  const text = article(
    `slug-${secret}`,
    {
      section: `Section ${secret}`,
      tags: `[ tag-${secret} ]`,
      byline: `[{name: Reporter ${secret}}]`,
      desk: 'false',
      images: `[{file: media/picture-${secret}.png, alt: A picture of ${secret}, credit: Otto, licence: own}]`,
      ...keys,
    },
    `The words of ${secret}.\n\n![In the text ${secret}](media/inline-${secret}.png)`,
  ).replace('desk: false\n', '');
  return {
    [`articles/file-${secret}.md`]: text,
    [`media/picture-${secret}.png`]: Buffer.concat([PNG, Buffer.from(secret)]),
    [`media/inline-${secret}.png`]: Buffer.concat([PNG, Buffer.from(`inline ${secret}`)]),
  };
}

const OPEN = {
  'articles/open.md': article('open', {
    images: '[{file: media/open.png, alt: The quay, credit: Otto Brandt, licence: own}]',
  }),
  'media/open.png': PNG,
};

test('what may not go out leaves no trace in any byte of the site', async () => {
  const root = await newsroom(OPEN);
  for (const [n, keys] of Object.values(WITHHELD).entries()) await write(root, withheldArticle(n, keys));
  const ran = await newsctl(root, 'publish', '--json');
  expect(ran.json).toMatchObject({ ok: true, result: { articles: ['articles/open.md'] } });
  expect(ran.json.result.waiting).toHaveLength(Object.keys(WITHHELD).length);
  for (const folder of ['public', '.public.releases', '.newsctl']) {
    const all = everything(join(root, folder)).toLowerCase();
    Object.keys(WITHHELD).forEach((name, n) => {
      expect(all.includes(secretOf(n)), `${name} in ${folder}`).toBe(false);
    });
  }
  expect(everything(join(root, 'public'))).toContain('Work begins at open');
  const out = await newsctl(root, 'build', '--out', 'elsewhere');
  expect(out.code).toBe(0);
  expect(everything(join(root, 'elsewhere')).toLowerCase()).not.toContain('zanzorra');
});

test('each is told with the reason why it stays at home', async () => {
  const root = await newsroom(OPEN);
  for (const [n, keys] of Object.values(WITHHELD).entries()) await write(root, withheldArticle(n, keys));
  const { json } = await newsctl(root, 'status', '--json');
  const reasons = json.result.waiting.map((one: { reason: string }) => one.reason);
  expect(reasons).toEqual([
    'status is draft',
    'status is subbed',
    'withdrawn',
    'a status that newsctl does not know (approved is needed)',
    'embargo until 1 Jan 2090, 00:01 (Europe/London)',
    'embargo without an end',
    'embargo without an end',
    'embargo without an end',
    'embargo without an end',
    'dated 1 Jan 2090, 00:01 (Europe/London)',
    'dated 1 Jan 2090, 00:01 (Europe/London)',
  ]);
});

test('naming one of them is refused, and nothing is written', async () => {
  const root = await newsroom(OPEN);
  await write(root, withheldArticle(0, { embargo: `{until: ${FUTURE}}` }));
  const ran = await newsctl(root, 'publish', `articles/file-${secretOf(0)}.md`, '--json');
  expect(ran.code).toBe(1);
  expect(ran.json.error).toMatchObject({
    code: 'ARTICLE_NOT_READY',
    message: expect.stringContaining('embargo until'),
  });
  expect(existsSync(join(root, 'public'))).toBe(false);
  expect(existsSync(join(root, '.newsctl'))).toBe(false);
});

test('an article that is withdrawn, deleted or a draft again is taken down with its pictures', async () => {
  const root = await newsroom(OPEN);
  const goes = [0, 1, 2].map((n) => withheldArticle(n, {}));
  for (const files of goes) await write(root, files);
  expect((await newsctl(root, 'publish')).code).toBe(0);
  expect(everything(join(root, 'public'))).toContain(secretOf(2));
  await write(root, withheldArticle(0, { status: 'withdrawn' }));
  await write(root, withheldArticle(1, { status: 'draft' }));
  await rm(join(root, `articles/file-${secretOf(2)}.md`));
  const ran = await newsctl(root, 'publish', '--json', '--confirm', 'The Ferrow Post');
  expect(ran.json.ok).toBe(true);
  for (const n of [0, 1, 2]) expect(everything(join(root, 'public'))).not.toContain(secretOf(n));
  expect(Object.keys(tree(join(root, 'public'))).filter((path) => path.startsWith('council/'))).toContain(
    'council/open/index.html',
  );
});

test('a withdrawn article can be taken down by name, the rest left as it is', async () => {
  const root = await newsroom({ ...OPEN, 'articles/mill.md': article('mill') });
  await newsctl(root, 'publish');
  await write(root, {
    'articles/mill.md': article('mill', { status: 'withdrawn' }),
    'articles/open.md': article('open', {}, 'Rewritten, and not to go out yet.'),
  });
  expect((await newsctl(root, 'publish', 'articles/mill.md')).code).toBe(0);
  expect(existsSync(join(root, 'public/council/mill/index.html'))).toBe(false);
  expect(everything(join(root, 'public'))).not.toContain('Rewritten');
  expect((await newsctl(root, 'publish', 'articles/mill.md')).code).toBe(1);
});

test('a newsroom in which nothing may go out publishes a home page that says nothing of it', async () => {
  const root = await newsroom();
  await write(root, withheldArticle(0, { status: 'draft' }));
  const ran = await newsctl(root, 'publish');
  expect(ran.code).toBe(0);
  expect(ran.stdout).toContain('the site has no articles yet');
  expect(everything(join(root, 'public'))).not.toContain(secretOf(0));
  expect(existsSync(join(root, 'public/index.html'))).toBe(true);
});
