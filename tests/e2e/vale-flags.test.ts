import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../support/run.ts';

const FILES = {
  '.vale.ini': 'StylesPath = styles\nMinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = Desk\n',
  'styles/Desk/Fox.yml': 'extends: existence\nmessage: "No %s."\nlevel: error\ntokens: [fox]\n',
  'styles/Desk/Owl.yml': 'extends: existence\nmessage: "No %s."\nlevel: suggestion\ntokens: [owl]\n',
  'story.md': 'A fox met an owl in `fox.ts`.\n',
  'notes/old.txt': 'A fox.\n',
};

/** A desk that comes from Vale, with its scripts. */
async function desk() {
  const cwd = await mkdtemp(join(tmpdir(), 'newsctl-vale-'));
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    await writeFile(join(cwd, name), text);
  }
  return (args: string[], stdin?: string) => run(['check', ...args], { cwd, ...(stdin ? { stdin } : {}) });
}

const FOX = 'story.md:1:3:Desk.Fox:No fox.';
const OWL = 'story.md:1:14:Desk.Owl:No owl.';
const OLD = 'notes/old.txt:1:3:Desk.Fox:No fox.';

test('the flags of Vale do here what they do there', async () => {
  const check = await desk();
  const lines = async (...args: string[]) => {
    const { stdout, stderr } = await check(['--config', '.vale.ini', '--output', 'line', ...args]);
    expect(stderr).toBe('');
    return stdout.split('\n').filter((line) => line !== '');
  };
  expect(await lines('.')).toEqual([OLD, FOX, OWL]);
  expect(await lines('--sort', '--normalize', '--relative', '--no-wrap', 'story.md')).toEqual([FOX, OWL]);
  expect(await lines('--minAlertLevel', 'error', '.')).toEqual([OLD, FOX]);
  expect(await lines('--glob=*.md', '.')).toEqual([FOX, OWL]);
  expect(await lines('--glob=!*.md', '.')).toEqual([OLD]);
  expect(await lines('--ignore-syntax', 'story.md')).toEqual([FOX, OWL, 'story.md:1:22:Desk.Fox:No fox.']);
});

test('stdin is read as its ending says', async () => {
  const check = await desk();
  const { stdout } = await check(['--output=line', '--ext=.txt'], 'A `fox`.\n');
  expect(stdout).toBe('stdin.txt:1:4:Desk.Fox:No fox.\n');
});

test('--output takes the names of Vale, and refuses others', async () => {
  const check = await desk();
  expect(JSON.parse((await check(['--output', 'JSON', 'story.md'])).stdout).result.findings).toHaveLength(2);
  expect((await check(['--output', 'CLI', 'story.md'])).stdout).toContain('No fox.');
  const refused = await check(['--output', 'template.tmpl', 'story.md']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('There is no output template.tmpl');
});

test('alerts of the level error end with status 1, unless --no-exit is given', async () => {
  const check = await desk();
  expect((await check(['--output=line', '.'])).code).toBe(1);
  expect((await check(['--output=line', '--no-exit', '.'])).code).toBe(0);
});

test('without a .vale.ini such a flag is refused, not passed over', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'newsctl-vale-'));
  await writeFile(join(cwd, 'story.md'), 'A fox.\n');
  const { code, stderr } = await run(['check', '--glob', '*.md', 'story.md'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('--glob');
  expect(stderr).toContain('--config');
});
