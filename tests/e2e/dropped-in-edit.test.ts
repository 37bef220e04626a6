import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { article, newsctl, newsroom, write } from '../support/publishing.ts';

const SAID =
  '“Every diver who went down there came up white in the face,” said Ada Brook, who runs the pier.';
const BARE = 'Every diver who went down there came up white in the face.';
const RULE = 'attribution/dropped-in-edit';

// biome-ignore lint/suspicious/noExplicitAny: tests look into the document as they please
const rules = (json: any): string[] => json.result.findings.map((one: { rule: string }) => one.rule);

/** Changes the words of an article file, and nothing of what publishing noted in it. */
async function edit(root: string, path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, path), 'utf8');
  expect(text).toContain(from);
  await write(root, { [path]: text.replace(from, to) });
}

test('what readers were told as somebody’s words does not go out as the newsroom’s own', async () => {
  const root = await newsroom({ 'articles/pier.md': article('pier', {}, SAID) });
  expect((await newsctl(root, 'publish')).code).toBe(0);
  expect(rules((await newsctl(root, 'check', '--json')).json)).not.toContain(RULE);
  await edit(root, 'articles/pier.md', SAID, BARE);
  const checked = await newsctl(root, 'check', '--json');
  expect(checked.code).toBe(1);
  expect(rules(checked.json)).toContain(RULE);
  const refused = await newsctl(root, 'publish', '--json');
  expect(refused.code).toBe(1);
  expect(rules(refused.json)).toContain(RULE);
  await edit(root, 'articles/pier.md', BARE, SAID);
  expect((await newsctl(root, 'publish')).code).toBe(0);
});

test('--since compares with a revision of git', async () => {
  const root = await newsroom({ 'articles/pier.md': article('pier', {}, SAID) });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ines Vale', '-c', 'user.email=ines@post.example', ...args], {
      cwd: root,
      stdio: 'ignore',
    });
  git('init');
  git('add', '-A');
  git('commit', '-m', 'The pier');
  await edit(root, 'articles/pier.md', SAID, BARE);
  expect(rules((await newsctl(root, 'check', '--json')).json)).not.toContain(RULE);
  expect(rules((await newsctl(root, 'check', '--since', 'HEAD', '--json')).json)).toContain(RULE);
  const inFolder = await newsctl(join(root, 'articles'), 'check', 'pier.md', '--since', 'HEAD', '--json');
  expect(rules(inFolder.json)).toContain(RULE);
  const unknown = await newsctl(root, 'check', '--since', '--upload-pack=x', '--json');
  expect(unknown.code).toBe(2);
  const nowhere = await newsctl(root, 'check', '--since', 'no-such-branch', '--json');
  expect(nowhere.json.error.code).toBe('USAGE');
});
