import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CONFIG, newsroom, soundArticle, writeFiles } from '../support/newsroom.ts';
import { run, start } from '../support/run.ts';

const faulty = (slug: string): string => soundArticle({ slug, body: '[TK: who said so?]\n' });

/** A check that watches, and what it has said since it was last asked. */
async function watching(root: string, ...args: string[]) {
  const child = start(['check', '--watch', ...args], { cwd: root });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  /** Waits for the next check to be over. */
  const next = async (): Promise<string> => {
    while (!said.includes('Ctrl-C ends.')) {
      if (child.exitCode !== null) throw new Error(said);
      await new Promise((wake) => setTimeout(wake, 20));
    }
    const all = said;
    said = '';
    return all;
  };
  return { child, ended, next, first: await next() };
}

test('a save is checked, whatever it is a save of, until Ctrl-C', async () => {
  const root = await newsroom({
    'articles/a.md': soundArticle({ slug: 'a' }),
    'articles/b.md': soundArticle({ slug: 'b' }),
  });
  const { child, ended, next, first } = await watching(root);
  expect(first).not.toContain('error');
  await writeFile(join(root, 'articles/a.md'), faulty('a'));
  expect(await next()).toMatch(/Saved: articles\/a\.md[\s\S]*publishing\/residue/);
  await writeFiles(root, { 'articles/deep/in/c.md': faulty('c') });
  expect(await next()).toContain('articles/deep/in/c.md');
  await writeFiles(root, { 'newsctl.yaml': `${CONFIG}rules: {publishing/residue: off}\n` });
  expect(await next()).not.toContain('publishing/residue');
  await writeFiles(root, {
    'style/Landing.yml': 'extends: existence\nmessage: "Not “%s”."\ntokens: [landing]\n',
  });
  expect(await next()).toContain('House.Landing');
  child.kill('SIGINT');
  expect(await ended).toBe(0);
}, 60_000);

test('files that go, are renamed, or are half written end nothing', async () => {
  const root = await newsroom({ 'articles/a.md': faulty('a'), 'articles/b.md': soundArticle({ slug: 'b' }) });
  const { child, ended, next } = await watching(root);
  await writeFile(join(root, 'articles/b.md'), Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xc3]));
  expect(await next()).toContain('articles/b.md is not UTF-8 text');
  await rename(join(root, 'articles/b.md'), join(root, 'articles/moved.md'));
  await writeFile(join(root, 'articles/moved.md'), faulty('moved'));
  expect(await next()).toContain('articles/moved.md');
  await writeFile(join(root, 'newsctl.yaml'), 'name: [');
  expect(await next()).toContain('newsctl.yaml');
  await writeFile(join(root, 'newsctl.yaml'), CONFIG);
  expect(await next()).toContain('publishing/residue');
  await rm(join(root, 'articles'), { recursive: true });
  expect(await next()).not.toContain('went wrong');
  await writeFiles(root, { 'articles/a.md': faulty('a') });
  expect(await next()).toContain('publishing/residue');
  child.kill('SIGTERM');
  expect(await ended).toBe(143);
}, 60_000);

test('outside of a newsroom the files that were named are watched', async () => {
  const root = await newsroom({ 'story.md': 'A sound story.\n' });
  await rm(join(root, 'newsctl.yaml'));
  const { child, ended, next } = await watching(root, 'story.md');
  await writeFile(join(root, 'story.md'), 'A story. [TK: more]\n');
  expect(await next()).toContain('publishing/residue');
  child.kill('SIGINT');
  expect(await ended).toBe(0);
}, 60_000);

test.each([['--json'], ['--fix'], ['--staged'], ['--write-baseline']])(
  'it does not go with %s',
  async (flag) => {
    const root = await newsroom({ 'articles/a.md': faulty('a') });
    expect((await run(['check', '--watch', flag], { cwd: root })).code).toBe(2);
  },
);
