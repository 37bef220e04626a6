import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newsroom, temporaryFolder } from '../support/newsroom.ts';
import { inTerminal, KEYS } from '../support/pty.ts';
import { run } from '../support/run.ts';

describe('where nobody can answer', () => {
  test.each([
    [['init'], '--name'],
    [['init', '--name', 'Echo'], '--url'],
    [['new'], 'TYPE'],
    [['new', 'news'], 'HEADLINE'],
  ])('%j in a pipe ends with 2 and names %s', async (args, flag) => {
    const cwd = args[0] === 'init' ? await temporaryFolder() : await newsroom();
    const ran = await run(args, { cwd, stdin: 'yes\nyes\n' });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(flag);
    expect(await readdir(cwd)).not.toContain('articles');
  });

  test.each([
    ['CI=1', { CI: '1' }, []],
    ['CI=true', { CI: 'true' }, []],
    ['NEWSCTL_NO_INPUT=1', { NEWSCTL_NO_INPUT: '1' }, []],
    ['--no-input', {}, ['--no-input']],
    ['--json', {}, ['--json']],
  ])('%s asks nothing, in a terminal too', async (_name, env, flags) => {
    const cwd = await newsroom();
    const terminal = inTerminal(['new', ...flags], { cwd, env });
    expect(await terminal.ended).toBe(2);
    expect(terminal.text()).toContain('TYPE');
    expect(terminal.text()).not.toContain('What kind of article?');
  });

  test('a folder with somebody else’s files wants a yes, which CI does not give', async () => {
    const cwd = await newsroom({ 'public/index.html': 'mine' });
    const ran = await run(['publish'], { cwd, env: { CI: 'true' } });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('--yes');
    expect(await readFile(join(cwd, 'public/index.html'), 'utf8')).toBe('mine');
  });
});

describe('init in a terminal', () => {
  test('asks five questions, says what is wrong with an answer, and makes the newsroom', async () => {
    const cwd = await temporaryFolder();
    const terminal = inTerminal(['init'], { cwd, stdoutTo: join(cwd, 'out.txt') });
    await terminal.answer('What is the newsroom called?', `The Dunmoor Echo${KEYS.enter}`);
    await terminal.answer('At which address', `dunmoor${KEYS.enter}`);
    await terminal.waitFor('should be the full address');
    terminal.type(`${'\u007F'.repeat(7)}https://echo.dunmoor.news${KEYS.enter}`);
    await terminal.answer('In which language', KEYS.enter);
    await terminal.answer('In which time zone', KEYS.enter);
    await terminal.answer('Whose law', `${KEYS.down}${KEYS.enter}`);
    expect(await terminal.ended).toBe(0);
    const config = await readFile(join(cwd, 'newsctl.yaml'), 'utf8');
    expect(config).toContain('The Dunmoor Echo');
    expect(config).toContain('https://echo.dunmoor.news');
    expect(config).toMatch(/jurisdiction: us/);
    const out = await readFile(join(cwd, 'out.txt'), 'utf8');
    expect(out).toContain('newsctl.yaml');
    expect(out).not.toContain('\u001B');
    expect(out).not.toContain('?');
  });

  test('asks only for what no option says', async () => {
    const cwd = await temporaryFolder();
    const options = [
      '--url',
      'https://x.news',
      '--language',
      'en-GB',
      '--timezone',
      'UTC',
      '--jurisdiction',
      'uk',
    ];
    const terminal = inTerminal(['init', ...options], { cwd });
    await terminal.answer('What is the newsroom called?', `Echo${KEYS.enter}`);
    expect(await terminal.ended).toBe(0);
    expect(terminal.text()).not.toContain('At which address');
  });

  test('refuses a second newsroom before it asks', async () => {
    const terminal = inTerminal(['init'], { cwd: await newsroom() });
    expect(await terminal.ended).toBe(2);
    expect(terminal.text()).toContain('a newsroom already');
    expect(terminal.text()).not.toContain('called?');
  });

  test('refuses an option that cannot stand before it asks', async () => {
    const terminal = inTerminal(['init', '--timezone', 'Mars/North'], { cwd: await temporaryFolder() });
    expect(await terminal.ended).toBe(2);
    expect(terminal.text()).toContain('--timezone should be');
    expect(terminal.text()).not.toContain('called?');
  });
});

describe('new in a terminal', () => {
  test('asks for everything; stdout holds the path alone', async () => {
    const cwd = await newsroom({ 'sources/minutes.txt': 'Minutes.', 'sources/statement.txt': 'Statement.' });
    const out = join(cwd, 'out.txt');
    const terminal = inTerminal(['new'], { cwd, stdoutTo: out });
    await terminal.answer('What kind of article?', `${KEYS.down}${KEYS.enter}`);
    await terminal.answer('Working headline?', `?!${KEYS.enter}`);
    await terminal.waitFor('at least one letter');
    terminal.type(`\u007F\u007FLanding stage opens${KEYS.enter}`);
    await terminal.answer('Section?', `${KEYS.down}${KEYS.enter}`);
    await terminal.answer('Byline?', `Ann Lee, Tom Gray${KEYS.enter}`);
    await terminal.answer('Which sources?', `${KEYS.down}${KEYS.space}${KEYS.enter}`);
    expect(await terminal.ended).toBe(0);
    const path = await readFile(out, 'utf8');
    expect(path).toMatch(/^articles\/\d{4}\/\d\d\/landing-stage-opens\.md\n$/);
    const article = await readFile(join(cwd, path.trim()), 'utf8');
    expect(article).toContain('Ann Lee');
    expect(article).toContain('Tom Gray');
    expect(article).toContain('section: courts');
    expect(article).toContain('sources/statement.txt');
    expect(article).not.toContain('sources/minutes.txt');
    expect(terminal.text()).toContain('Write it, then: newsctl check');
  });

  test('asks nothing where type and headline are given', async () => {
    const cwd = await newsroom();
    const terminal = inTerminal(['new', 'court', 'Man denies theft of ferry'], { cwd });
    expect(await terminal.ended).toBe(0);
    expect(terminal.text()).toContain('man-denies-theft-of-ferry.md');
  });
});

describe('a confirmation in a terminal', () => {
  test.each([
    ['n', 2],
    ['y', 0],
  ])('%s ends with %i', async (answer, code) => {
    const cwd = await newsroom({ 'public/notes.html': 'mine' });
    const terminal = inTerminal(['publish'], { cwd });
    await terminal.answer('Publish the site into it?', `${answer}${KEYS.enter}`);
    expect(await terminal.ended).toBe(code);
    expect(await readFile(join(cwd, 'public/notes.html'), 'utf8')).toBe('mine');
  });
});

describe('leaving a prompt', () => {
  test.each([
    ['Ctrl-C', 130],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('%s says one line, ends with %i, and nothing is written', async (how, code) => {
    const cwd = await temporaryFolder();
    const terminal = inTerminal(['init'], { cwd });
    await terminal.answer('What is the newsroom called?', `Echo${KEYS.enter}`);
    await terminal.waitFor('At which address');
    if (how === 'Ctrl-C') terminal.type(KEYS.ctrlC);
    else terminal.kill(how);
    expect(await terminal.ended).toBe(code);
    expect(terminal.text()).toMatch(/\nCancelled, nothing was changed\.\r?\n/);
    expect(terminal.text()).not.toMatch(/ at .*\.js|ExitPrompt|error/);
    expect(await readdir(cwd)).toEqual([]);
  });
});
