import { execFileSync } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newsroom, soundArticle, writeFiles } from '../support/newsroom.ts';
import { documentOf, run } from '../support/run.ts';

const faulty = (slug: string, more = ''): string =>
  soundArticle({ slug, body: `[TK: who said so?]${more}\n` });
const SOURCED = faulty('c').replace(
  'status:',
  'sources: [{id: talk, kind: transcript, file: sources/talk.txt}]\nstatus:',
);

async function repository(): Promise<{ root: string; git: (...args: string[]) => void }> {
  const root = await newsroom({
    'articles/a.md': faulty('a'),
    'articles/b.md': faulty('b'),
    'articles/c.md': SOURCED,
    'sources/talk.txt': 'LEE: The pier is safe.\n',
  });
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=Ines Vale', '-c', 'user.email=ines@post.example', ...args], {
      cwd: root,
      stdio: 'ignore',
    });
  };
  git('init');
  git('add', '-A');
  git('commit', '-m', 'Three pieces');
  return { root, git };
}

async function checked(cwd: string, ...args: string[]): Promise<string[]> {
  const { result } = documentOf(await run(['check', '--since', 'HEAD', '--json', ...args], { cwd }));
  const paths = (result!.findings as { path: string }[]).map(({ path }) => path);
  expect(result!.files).toBe(new Set(paths).size);
  return [...new Set(paths)];
}

test('only what changed is checked, staged or not, new or renamed', async () => {
  const { root, git } = await repository();
  expect(await checked(root)).toEqual([]);
  await writeFiles(root, { 'articles/a.md': faulty('a', ' Now.'), 'articles/new.md': faulty('new') });
  expect(await checked(root)).toEqual(['articles/a.md', 'articles/new.md']);
  git('add', '-A');
  await rename(join(root, 'articles/b.md'), join(root, 'articles/moved.md'));
  expect(await checked(root)).toEqual(['articles/a.md', 'articles/moved.md', 'articles/new.md']);
  expect(await checked(join(root, 'articles'), 'a.md', 'c.md')).toEqual(['a.md']);
});

test('an article whose source changed has changed', async () => {
  const { root } = await repository();
  await writeFiles(root, { 'sources/talk.txt': 'LEE: The pier is closed.\n' });
  expect(await checked(root)).toEqual(['articles/c.md']);
});

test('nothing changed is no fault, and changed settings are told', async () => {
  const { root } = await repository();
  const quiet = await run(['check', '--since', 'HEAD'], { cwd: root });
  expect(quiet.code).toBe(0);
  expect(quiet.stderr).toContain('No article has changed since HEAD.');
  await writeFiles(root, {
    'people.yaml': 'people: []\n',
    'style/Very.yml': 'extends: existence\nmessage: No.\ntokens: [very]\n',
  });
  const told = await run(['check', '--since', 'HEAD'], { cwd: root });
  expect(told.code).toBe(0);
  expect(told.stderr).toContain('people.yaml and style/ changed since HEAD too');
});

test('a baseline is that of the whole newsroom', async () => {
  const { root } = await repository();
  const refused = await run(['check', '--since', 'HEAD', '--write-baseline'], { cwd: root });
  expect(refused.code).toBe(2);
  await run(['check', '--write-baseline'], { cwd: root });
  await writeFiles(root, { 'articles/a.md': faulty('a', ' Now.') });
  expect((await run(['check', '--since', 'HEAD'], { cwd: root })).stderr).not.toContain('there no more');
});

test('the rules can be profiled, beside the answer', async () => {
  const { root } = await repository();
  const profiled = await run(['check', '--profile-rules', '--json'], { cwd: root });
  expect(profiled.stderr).toMatch(/^rule +time +share +an article +findings\n/);
  expect(profiled.stderr).toMatch(/^publishing\/residue +[\d.]+ ms +[\d.]+% +[\d.]+ ms +3$/m);
  expect(profiled.stderr).toMatch(/^all +[\d.]+ ms +100\.0% +\d+$/m);
  expect(profiled.stdout).toBe((await run(['check', '--json'], { cwd: root })).stdout);
});
