import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { newsroom } from '../support/newsroom.ts';
import { run } from '../support/run.ts';

const STORY = `---
id: 2026-11-weir
type: news
headline: Weir opens late
slug: weir
byline: [{name: Ines Calder}]
section: council
status: draft
standfirst: The trust has one crane.
---

“The weir will not open before May,” said Ada Brook, who runs the trust. "Maybe," said Una Vale, a clerk. TK

Critics say the weir leaks.
`;
const story = 'articles/weir.md';

async function desk(files: Record<string, string> = { [story]: STORY }) {
  const root = await newsroom(files);
  return {
    root,
    check: (...args: string[]) => run(['check', ...args], { cwd: root }),
    git: (...args: string[]) => promisify(execFile)('git', args, { cwd: root }),
  };
}

test('--fail-on says from which level on the status is 1', async () => {
  const { check } = await desk({ [story]: STORY.replace(' TK', '') });
  const codes = [];
  for (const level of ['error', 'warning', 'note', 'never'])
    codes.push((await check('--fail-on', level)).code);
  expect(codes).toEqual([0, 1, 1, 0]);
  expect((await check('--fail-on', 'warn')).code).toBe(2);
});

test('--fix --dry-run shows a diff that git takes, and writes nothing', async () => {
  const { root, check, git } = await desk();
  const ran = await check('--fix', '--dry-run');
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.stderr).toContain('1 fault would be mended; nothing was written.');
  expect(await readFile(join(root, story), 'utf8')).toBe(STORY);
  await writeFile(join(root, 'fix.patch'), ran.stdout);
  await git('init', '-q');
  await git('apply', 'fix.patch');
  const applied = await readFile(join(root, story), 'utf8');
  await writeFile(join(root, story), STORY);
  await check('--fix');
  expect(applied).toBe(await readFile(join(root, story), 'utf8'));
  expect(applied).toContain('“Maybe,”');
  expect((await check('--dry-run')).code).toBe(2);
});

test('the diff of a file with Windows line ends applies too', async () => {
  const text = STORY.replaceAll('\n', '\r\n');
  const { root, check, git } = await desk({ [story]: text });
  await writeFile(join(root, 'fix.patch'), (await check('--fix', '--dry-run')).stdout);
  await git('init', '-q');
  await git('apply', 'fix.patch');
  expect(await readFile(join(root, story), 'utf8')).toBe(text.replace('"Maybe,"', '“Maybe,”'));
});

test('a baseline is written, lived with, told of, and pruned', async () => {
  const { root, check } = await desk();
  expect((await check()).code).toBe(1);
  expect((await check('--write-baseline')).code).toBe(0);
  const quiet = await check();
  expect(quiet).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing found') });
  expect(quiet.stderr).toMatch(/^\d findings of the baseline not shown; --no-baseline shows them\.\n$/);
  expect((await check('--no-baseline')).code).toBe(1);

  await writeFile(join(root, story), STORY.replace('leaks', 'leaks TK'));
  const shown = await check('--json');
  const { findings, baseline } = (
    JSON.parse(shown.stdout) as { result: { findings: { rule: string }[]; baseline: object } }
  ).result;
  expect(findings.map(({ rule }) => rule).sort()).toEqual(['attribution/vague-source', 'publishing/residue']);
  expect(baseline).toMatchObject({ stale: 1 });
  expect((await check()).stderr).toContain('1 finding of the baseline is there no more');
  await check('--write-baseline');
  expect((await check()).code).toBe(0);
  expect((await check('--write-baseline', story)).code).toBe(2);

  // What the desk lives with is not good enough for readers.
  await writeFile(
    join(root, story),
    (await readFile(join(root, story), 'utf8')).replace(
      'status: draft',
      'status: approved\ndate_published: 2026-11-20T09:00:00+00:00',
    ),
  );
  await check('--write-baseline');
  expect((await run(['publish', '--yes'], { cwd: root })).code).toBe(1);

  await writeFile(join(root, 'newsctl-baseline.json'), '{"version":1,"findings":[{}]}');
  const broken = await check();
  expect(broken.code).toBe(2);
  expect(broken.stderr).toContain('newsctl-baseline.json is no baseline that newsctl can read at findings.0');
});

test('--staged checks what will be committed, not what lies on disk', async () => {
  const { root, check, git } = await desk();
  expect((await check('--staged')).code).toBe(2);
  await git('init', '-q');
  expect(await check('--staged')).toMatchObject({ code: 0, stdout: expect.stringContaining('0 articles') });
  await git('add', '.');
  await writeFile(join(root, story), STORY.replace(' TK', ''));
  const ran = await check('--staged');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toMatch(/^articles\/weir\.md:12:\d+ {2}error .* publishing\/residue$/m);
  await git('add', '.');
  expect((await check('--staged')).code).toBe(0);
  expect((await check('--staged', story)).code).toBe(2);
});

test('--unsafe-fixes applies what is only suggested, and needs --fix', async () => {
  const text = STORY.replace('said Ada Brook', 'claimed Ada Brook').replace(' TK', '');
  const { root, check } = await desk({ [story]: text });
  await check('--fix');
  expect(await readFile(join(root, story), 'utf8')).toContain('claimed Ada Brook');
  expect((await check('--unsafe-fixes')).code).toBe(2);
  const shown = await check('--fix', '--unsafe-fixes', '--dry-run');
  expect(shown.stdout).toContain('said Ada Brook');
  await check('--fix', '--unsafe-fixes');
  expect(await readFile(join(root, story), 'utf8')).toContain(
    '“The weir will not open before May,” said Ada Brook',
  );
});
