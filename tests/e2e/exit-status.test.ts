import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { CONFIG, DOUBTFUL, FAULTY, newsroom, soundArticle } from '../support/newsroom.ts';
import { run } from '../support/run.ts';

describe('status 2: could not start', () => {
  test.each([
    [['chek'], 'check'],
    [['check', '--strikt'], '--strict'],
    [['publish', '--to', 'publik'], 'public'],
    [['new', 'newz', 'Headline'], 'news'],
    [['explain', 'quotes/unclosd'], 'quotes/unclosed'],
    [['help', 'publsh'], 'publish'],
    [['completion', 'fsh'], 'fish'],
  ])('%j is answered with a guess', async (args, guess) => {
    const ran = await run(args, { cwd: await newsroom() });
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(/Did you mean/);
    expect(ran.stderr).toContain(guess);
  });

  test('an unknown key of the configuration is shown in its line with a guess', async () => {
    const ran = await run(['check'], {
      cwd: await newsroom({ 'newsctl.yaml': `${CONFIG}sektions: [sport]\n` }),
    });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('newsctl.yaml:7:1');
    expect(ran.stderr).toContain('sektions: [sport]');
    expect(ran.stderr).toMatch(/Did you mean .sections/);
  });

  test.each([['gone.md'], ['gone'], ['articles/*.txt'], ['media']])(
    'a path that matches nothing (%s) is named',
    async (path) => {
      const ran = await run(['check', path], { cwd: await newsroom({ 'articles/a.md': soundArticle() }) });
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain(path);
    },
  );

  test('a newsroom without articles is nothing to check', async () => {
    expect((await run(['check'], { cwd: await newsroom() })).code).toBe(2);
  });

  test.each([['check'], ['quotes']])('%s accepts that with --allow-empty', async (command) => {
    const cwd = await newsroom();
    expect((await run([command, '--allow-empty'], { cwd })).code).toBe(0);
    expect((await run([command, '--allow-empty', 'articles/*.md'], { cwd })).code).toBe(0);
  });
});

describe('status 0 and 1: what the text is like', () => {
  test.each([
    [soundArticle(), [], 0],
    [DOUBTFUL, [], 0],
    [DOUBTFUL, ['--strict'], 1],
    [DOUBTFUL, ['--max-warnings', '0'], 1],
    [DOUBTFUL, ['--max-warnings', '1'], 0],
    [FAULTY, [], 1],
    [FAULTY, ['--max-warnings', '9'], 1],
  ])('an article of case %# with other options', async (text, options, code) => {
    const ran = await run(['check', ...options], { cwd: await newsroom({ 'articles/a.md': text }) });
    expect(ran).toMatchObject({ code, stderr: '' });
  });

  test('a draft that is named cannot be published, and nothing is', async () => {
    const cwd = await newsroom({ 'articles/a.md': soundArticle({ status: 'draft' }) });
    const ran = await run(['publish', 'articles/a.md'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('articles/a.md');
    expect(await readdir(cwd)).not.toContain('public');
  });

  test('without paths a draft stays at home and the rest goes out', async () => {
    const cwd = await newsroom({
      'articles/a.md': soundArticle(),
      'articles/b.md': soundArticle({ slug: 'second', status: 'draft' }),
    });
    const ran = await run(['publish'], { cwd });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('the site has 1 article');
  });
});

describe('status 3: the host said no', () => {
  const host = `${CONFIG}hosts: {public: {type: folder, path: blocked/public}}\n`;

  test('publishing into a folder below a file fails with a sentence, and doctor says so before', async () => {
    const cwd = await newsroom({ 'newsctl.yaml': host, blocked: 'a file', 'articles/a.md': soundArticle() });
    const ran = await run(['publish'], { cwd });
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('a file stands where a folder should be');
    expect(ran.stderr).not.toMatch(/went wrong|at .*\.js:/);
    const doctor = await run(['doctor'], { cwd });
    expect(doctor.code).toBe(1);
    expect(doctor.stdout).toMatch(/✗ failed {3}host: .* a file stands where a folder should be/);
  });

  test('a host folder that does not exist yet is none to doctor either', async () => {
    const cwd = await newsroom({ 'newsctl.yaml': host, 'articles/a.md': soundArticle() });
    expect((await run(['doctor'], { cwd })).code).toBe(0);
    expect((await run(['publish'], { cwd })).code).toBe(0);
  });
});
