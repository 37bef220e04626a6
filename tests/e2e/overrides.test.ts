import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONFIG, newsroom } from '../support/newsroom.ts';
import { run } from '../support/run.ts';

const piece = (slug: string, type: string): string => `---
id: 2026-11-${slug}
type: ${type}
headline: Weir opens late
slug: ${slug}
byline: [{name: Ines Calder}]
section: council
status: draft
standfirst: The trust has one crane.
---

The shocking plan for the weir was TK.
`;

const ARTICLES = {
  'articles/weir.md': piece('weir', 'news'),
  'articles/sport/race.md': piece('race', 'news'),
  'articles/sport/view.md': piece('view', 'opinion'),
};

const OVERRIDES = `overrides:
  - paths: [articles/sport]
    rules:
      publishing/residue: note
  - paths: ['articles/**/view.md']
    types: [opinion]
    rules:
      publishing/residue: off
`;

/** Severity of each leftover found, by the name of the article. */
async function residue(root: string, cwd = root): Promise<Record<string, string>> {
  const { stdout } = await run(['check', join(root, 'articles'), '--json'], { cwd });
  const { findings } = JSON.parse(stdout).result as {
    findings: { path: string; rule: string; severity: string }[];
  };
  return Object.fromEntries(
    findings
      .filter(({ rule }) => rule === 'publishing/residue')
      .map(({ path, severity }) => [path.split('/').at(-1)!, severity]),
  );
}

test('rules for some paths and types weigh there alone, whatever folder the check is run in', async () => {
  const root = await newsroom({ ...ARTICLES, 'newsctl.yaml': `${CONFIG}${OVERRIDES}` });
  const expected = { 'weir.md': 'error', 'race.md': 'note' };
  expect(await residue(root)).toEqual(expected);
  expect(await residue(root, join(root, 'articles', 'sport'))).toEqual(expected);
  await mkdir(join(root, 'sources'), { recursive: true });
  expect(await residue(root, join(root, 'sources'))).toEqual(expected);
});

test('what was found of an article is not recalled for the same words under another path', async () => {
  const copies = ['one', 'two', 'three'].flatMap((name) =>
    ['articles/council', 'articles/sport'].map((folder) => [`${folder}/${name}.md`, piece(name, 'news')]),
  );
  const root = await newsroom({ ...Object.fromEntries(copies), 'newsctl.yaml': `${CONFIG}${OVERRIDES}` });
  const severities = async (folder: string): Promise<string> => {
    const { stdout } = await run(['check', '.', '--json'], { cwd: join(root, folder) });
    const { findings } = JSON.parse(stdout).result as {
      findings: { rule: string; severity: string }[];
    };
    return findings
      .filter(({ rule }) => rule === 'publishing/residue')
      .map(({ severity }) => severity)
      .join();
  };
  expect(await severities('articles/council')).toBe('error,error,error');
  expect(await severities('articles/sport')).toBe('note,note,note');
});

test('publish goes by them too, from whatever folder', async () => {
  const approved = { ...ARTICLES };
  for (const [path, text] of Object.entries(approved))
    approved[path as keyof typeof ARTICLES] = text.replace('status: draft', 'status: approved');
  const config = `${CONFIG}${OVERRIDES.replaceAll('articles/sport', 'articles')}`;
  const root = await newsroom({ ...approved, 'newsctl.yaml': config });
  const ran = await run(['publish', '--dry-run'], { cwd: join(root, 'articles') });
  expect(ran).toMatchObject({ code: 0 });
});

test.each([
  [
    'a rule that does not exist',
    'overrides:\n  - types: [news]\n    rules: {style/typographie: off}\n',
    /:9:13 .*Did you mean "style\/typography"/,
  ],
  [
    'an option the rule does not take',
    'overrides:\n  - types: [news]\n    rules: {headline/length: {maks: 70}}\n',
    /:9:31 .*Did you mean "max"/,
  ],
  [
    'nothing that says which articles',
    'overrides:\n  - rules: {style/typography: off}\n',
    /:8:5 .*`paths`, with `types` or with both/,
  ],
  [
    'a type that does not exist',
    'overrides:\n  - types: [opinon]\n    rules: {style/typography: off}\n',
    /no such type. Did you mean "opinion"/,
  ],
])('%s is refused', async (_, overrides, message) => {
  const root = await newsroom({ ...ARTICLES, 'newsctl.yaml': `${CONFIG}${overrides}` });
  const ran = await run(['check'], { cwd: root });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(message);
});
