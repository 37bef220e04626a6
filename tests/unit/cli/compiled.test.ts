import { chmod, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { load } from '../../../src/cli/compiled.ts';
import { backToStart, optimiseFor, optimiseForSite } from '../../../src/cli/optimiser.ts';
import { temporaryFolder, writeFiles } from '../../support/newsroom.ts';

afterEach(() => {
  delete process.env.NEWSCTL_TEST_CHUNK;
});

const PROGRAM = {
  'cli.cjs':
    "exports.answer = () => require('./chunks/sum-AAAA.cjs').sum(40, 2) + require('node:path').sep.length;",
  'chunks/sum-AAAA.cjs': 'exports.sum = (a, b) => a + b;',
};

interface Program {
  folder: string;
  entry: string;
  env: { XDG_CACHE_HOME: string };
}

async function program(files: Record<string, string> = PROGRAM): Promise<Program> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  return { folder, entry: join(folder, 'cli.cjs'), env: { XDG_CACHE_HOME: join(folder, 'cache') } };
}

/** Runs the program as the command would, and keeps what was compiled. */
function run({ entry, env }: Program, extra: NodeJS.ProcessEnv = {}): unknown {
  const compiled = load(entry, 'check', { ...env, ...extra });
  const answer = (compiled.exports.answer as () => unknown)();
  compiled.keep();
  return answer;
}

async function keptFiles({ folder }: Program): Promise<string[]> {
  const names = await readdir(join(folder, 'cache'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return names.filter((name) => name.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

test('what was compiled is kept, for its owner alone, and used the next time', async () => {
  const made = await program();
  expect(run(made)).toBe(43);
  const [kept, ...others] = await keptFiles(made);
  expect(others).toEqual([]);
  expect((await stat(kept!)).mode & 0o777).toBe(0o600);
  await utimes(kept!, 1, 1);
  expect(run(made)).toBe(43);
  // Not written anew: nothing had to be compiled.
  expect((await stat(kept!)).mtimeMs).toBe(1000);
});

test('a run that ends with V8 in another state keeps nothing, and takes what was kept before', async () => {
  const made = await program();
  onTestFinished(() => setFlagsFromString('--heap-growing-percent=0'));
  const compiled = load(made.entry, 'check', made.env);
  setFlagsFromString('--heap-growing-percent=20');
  expect((compiled.exports.answer as () => unknown)()).toBe(43);
  compiled.keep();
  expect(await keptFiles(made)).toEqual([]);
  setFlagsFromString('--heap-growing-percent=0');
  expect(run(made)).toBe(43);
  const [kept] = await keptFiles(made);
  await utimes(kept!, 1, 1);
  const again = load(made.entry, 'check', made.env);
  setFlagsFromString('--heap-growing-percent=20');
  // Another file of the program is loaded now, for which V8 takes nothing.
  expect((again.exports.answer as () => unknown)()).toBe(43);
  setFlagsFromString('--heap-growing-percent=0');
  again.keep();
  expect((await stat(kept!)).mtimeMs).toBe(1000);
});

/** What V8 takes where nobody says otherwise. */
const USUALLY: Record<string, number> = { 'semi-space-growth-factor': 2, 'min-semi-space-size': 0 };

test('after much work V8 is as it was when the run began', async () => {
  const bin = await readFile(join(import.meta.dirname, '../../../bin/newsctl.js'), 'utf8');
  const [, list] = /const SHORT = \[(.*?)\];/s.exec(bin)!;
  const flags = [...list!.matchAll(/'--(no-)?([a-z-]+)(=\d+)?'/g)];
  expect(flags.length).toBeGreaterThan(3);
  for (const [quoted, no, name] of flags) {
    setFlagsFromString(quoted.slice(1, -1));
    onTestFinished(() => setFlagsFromString(no ? `--${name}` : `--${name}=${USUALLY[name!]!}`));
  }
  const start = cachedDataVersionTag();
  for (const work of [optimiseForSite, () => optimiseFor([{ text: 'x'.repeat(100_000) }])]) {
    work();
    expect(cachedDataVersionTag()).not.toBe(start);
    backToStart();
    expect(cachedDataVersionTag()).toBe(start);
  }
});

test('what one run kept stays kept when another run of the command uses other files', async () => {
  const made = await program({
    'cli.cjs': 'exports.answer = () => require(process.env.NEWSCTL_TEST_CHUNK).name;',
    'a.cjs': "exports.name = 'a';",
    'b.cjs': "exports.name = 'b'; // longer than the other one",
  });
  for (const name of ['a', 'b']) {
    process.env.NEWSCTL_TEST_CHUNK = `./${name}.cjs`;
    expect(run(made)).toBe(name);
  }
  const [kept] = await keptFiles(made);
  await utimes(kept!, 1, 1);
  for (const name of ['a', 'b']) {
    process.env.NEWSCTL_TEST_CHUNK = `./${name}.cjs`;
    expect(run(made)).toBe(name);
  }
  expect((await stat(kept!)).mtimeMs).toBe(1000);
});

test('a run that loads other files than those before it adds what it compiled, and the next one like it does not', async () => {
  const made = await program({
    'cli.cjs':
      "exports.answer = () => { if (process.env.NEWSCTL_TEST_CHUNK) require('./a.cjs'); return exports.more(); };" +
      'exports.more = () => (process.env.NEWSCTL_TEST_MORE ? exports.large() : 1);' +
      `exports.large = () => { ${'console.assert(true, "of some length");'.repeat(500)} return 2; };`,
    'a.cjs': 'exports.name = 1;',
  });
  process.env.NEWSCTL_TEST_CHUNK = 'yes';
  expect(run(made)).toBe(1);
  const [kept] = await keptFiles(made);
  const { size } = await stat(kept!);
  // All files are known; one of them has a function that no run before has called.
  process.env.NEWSCTL_TEST_CHUNK = '';
  process.env.NEWSCTL_TEST_MORE = 'yes';
  onTestFinished(() => {
    delete process.env.NEWSCTL_TEST_MORE;
  });
  expect(run(made)).toBe(2);
  expect((await stat(kept!)).size).toBeGreaterThan(size + 1000);
  await utimes(kept!, 1, 1);
  expect(run(made)).toBe(2);
  expect((await stat(kept!)).mtimeMs).toBe(1000);
});

test('a pattern with signs beyond ASCII matches them', async () => {
  const made = await program({ 'cli.cjs': "exports.answer = () => 'don\\u2019t'.replace(/[’]/g, '');" });
  expect(run(made)).toBe('dont');
  expect(run(made)).toBe('dont');
});

test('another program of the same length, with the same time stamps, is never run from what was kept', async () => {
  const made = await program();
  await utimes(made.entry, 1, 1);
  run(made);
  await writeFiles(made.folder, {
    'cli.cjs': PROGRAM['cli.cjs'].replace('AAAA', 'BBBB'),
    'chunks/sum-BBBB.cjs': 'exports.sum = (a, b) => a - b;',
  });
  await utimes(made.entry, 1, 1);
  expect(run(made)).toBe(39);
});

test('kept code that was damaged or cut short is compiled again', async () => {
  const made = await program();
  run(made);
  const [kept] = await keptFiles(made);
  const whole = await readFile(kept!);
  const damaged = Buffer.from(whole);
  damaged.fill(0, whole.length - 300);
  for (const bytes of [damaged, whole.subarray(0, 100), Buffer.alloc(0), Buffer.alloc(whole.length)]) {
    await writeFile(kept!, bytes);
    expect(run(made)).toBe(43);
    expect(await readFile(kept!)).toHaveLength(whole.length);
  }
});

test('a cache folder that nobody may write to, or that is a file, costs nothing but time', async () => {
  const made = await program();
  await writeFile(join(made.folder, 'cache'), 'not a folder');
  expect(run(made)).toBe(43);
  const locked = await program();
  await mkdir(join(locked.folder, 'cache'));
  await chmod(join(locked.folder, 'cache'), 0o500);
  expect(run(locked)).toBe(43);
});

test('NODE_DISABLE_COMPILE_CACHE keeps nothing', async () => {
  const made = await program();
  expect(run(made, { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(43);
  expect(await keptFiles(made)).toEqual([]);
});

test('what another newsctl kept is forgotten after a month', async () => {
  const made = await program();
  const old = join(made.folder, 'cache/newsctl/compiled/v20.1.0-x64-1-1');
  const recent = join(made.folder, 'cache/newsctl/compiled/v20.2.0-x64-1-1');
  for (const folder of [old, recent]) await mkdir(folder, { recursive: true });
  await utimes(old, 1, 1);
  run(made);
  expect(await readdir(join(made.folder, 'cache/newsctl/compiled'))).not.toContain('v20.1.0-x64-1-1');
  expect(await readdir(join(made.folder, 'cache/newsctl/compiled'))).toContain('v20.2.0-x64-1-1');
});
