import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newsroom, soundArticle, writeFiles } from '../support/newsroom.ts';
import { handWritten, pdf } from '../support/pdf.ts';
import { documentOf, run } from '../support/run.ts';

const BY = ['--captured-by', 'Ann Lee'];
const STATEMENT = 'The ferry to Dunmoor is safe.\n\nTom Roe said: “We have tested every engine.”\n';

const add = (cwd: string, ...args: string[]) => run(['source', 'add', ...args, ...BY], { cwd });
const stored = (cwd: string) => readdir(join(cwd, 'sources'));

describe('source add', () => {
  test('keeps a copy under its own name and prints the entry to paste', async () => {
    const cwd = await newsroom({ 'in/Erklärung Bürgermeister.txt': STATEMENT });
    const ran = await add(
      cwd,
      'in/Erklärung Bürgermeister.txt',
      ...['--kind', 'release', '--speaker', 'Tom Roe', '--lang', 'de', '--url', 'https://dunmoor.example/1'],
    );
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(
      /^- id: erklaerung-buergermeister\n {2}kind: release\n {2}file: sources\/Erklärung Bürgermeister\.txt\n {2}url: https:\/\/dunmoor\.example\/1\n {2}sha256: [0-9a-f]{64}\n {2}captured_at: \S+T\S+[+-]\d\d:\d\d\n {2}captured_by: Ann Lee\n {2}lang: de\n {2}speakers:\n {4}Tom Roe: Tom Roe\n$/,
    );
    expect(await readFile(join(cwd, 'sources/Erklärung Bürgermeister.txt'), 'utf8')).toBe(STATEMENT);
    expect(await stored(cwd)).toContain('Erklärung Bürgermeister.txt.source.yaml');
  });

  test('with --article adds the entry there, prints the path, and the check is content', async () => {
    const article = soundArticle().replace('status:', '# the release came by post\nstatus:');
    const cwd = await newsroom({
      'articles/a.md': article,
      'release.pdf': await pdf((write) => write(['The ferry is back.'], { x: 60, y: 60 })),
    });
    const ran = await add(cwd, 'release.pdf', '--article', 'articles/a.md');
    expect(ran).toMatchObject({ code: 0, stderr: '', stdout: 'sources/release.pdf\n' });
    const text = await readFile(join(cwd, 'articles/a.md'), 'utf8');
    expect(text.replace(/sources:\n(?: .*\n)+/, '')).toBe(article);
    expect(text).toMatch(/sources:\n {2}- id: release\n {4}kind: release\n {4}file: sources\/release\.pdf\n/);
    expect((await run(['check'], { cwd })).code).toBe(0);
  });

  test('an article that no source can be added to is no reason to store one', async () => {
    const cwd = await newsroom({ 'articles/a.md': 'No front matter.\n', 'a.txt': STATEMENT });
    const ran = await add(cwd, 'a.txt', '--article', 'articles/a.md');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('articles/a.md');
    expect(await stored(cwd)).toEqual(['.gitkeep']);
  });

  test('reads stdin, and a path in its name leads nowhere', async () => {
    const cwd = await newsroom();
    const args = ['source', 'add', '-', '--stdin-path', '../../etc/statement.txt', ...BY];
    const ran = await run(args, { cwd, stdin: STATEMENT });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(await stored(cwd)).toContain('statement.txt');
  });

  test('a name that is taken gets a number', async () => {
    const cwd = await newsroom({ 'a.txt': STATEMENT, 'sources/a.txt': 'mine' });
    const { result } = documentOf(await add(cwd, 'a.txt', '--json'));
    expect(result).toMatchObject({ path: 'sources/a-2.txt', article: null, problem: null });
    expect(await readFile(join(cwd, 'sources/a.txt'), 'utf8')).toBe('mine');
  });

  test('what nobody can read is not stored, unless that is asked for', async () => {
    const cwd = await newsroom({
      'locked.pdf': handWritten('', '/Encrypt << /Filter /Standard /V 1 /R 2 /O () /U () /P 0 >>'),
      'damaged.docx': 'no archive',
      'empty.txt': '',
      'table.csv': 'a,b',
    });
    for (const file of ['locked.pdf', 'damaged.docx', 'empty.txt', 'table.csv']) {
      const ran = await add(cwd, file);
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toMatch(new RegExp(`${file} [a-z].*Nothing was stored`));
    }
    expect(await stored(cwd)).toEqual(['.gitkeep']);
    const kept = await add(cwd, 'table.csv', '--unread');
    expect(kept).toMatchObject({ code: 0 });
    expect(kept.stdout).toContain('kind: data');
    expect(kept.stderr).toMatch(/warning {2}sources\/table\.csv .*stored all the same/);
  });

  test('a file of more than 200 MB is refused', async () => {
    const cwd = await newsroom({ 'big.txt': Buffer.alloc(200 * 1024 * 1024 + 1, 'a') });
    const ran = await add(cwd, 'big.txt', '--unread');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('200 MB');
    expect(await stored(cwd)).toEqual(['.gitkeep']);
  });

  test.each([
    [['gone.txt'], 'gone.txt'],
    [['folder'], 'folder is a folder'],
    [[], 'Which file'],
    [['a.txt', '--stdin-path', 'b.txt'], '--stdin-path'],
    [['a.txt', '--url', 'ftp://x'], '--url'],
    [['a.txt', '--lang', 'no language'], '--lang'],
    [['a.txt', '--kind', 'gossip'], 'gossip'],
  ])('%j is refused with a sentence', async (args, words) => {
    const cwd = await newsroom({ 'a.txt': STATEMENT });
    await mkdir(join(cwd, 'folder'));
    const ran = await add(cwd, ...args);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(words);
    expect(await stored(cwd)).toEqual(['.gitkeep']);
  });

  test('a password in an address is never repeated', async () => {
    const cwd = await newsroom({ 'a.txt': STATEMENT });
    const ran = await add(cwd, 'a.txt', '--url', 'https://ann:hunter2@dunmoor.example/');
    expect(ran.code).toBe(2);
    expect(ran.stdout + ran.stderr).not.toContain('hunter2');
  });

  test('who took it in is the user, or must be said where nobody knows', async () => {
    const cwd = await newsroom({ 'a.txt': STATEMENT });
    const env = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    const nobody = await run(['source', 'add', 'a.txt'], { cwd, env });
    expect(nobody.code).toBe(2);
    expect(nobody.stderr).toContain('--captured-by');
    const named = await run(['source', 'add', 'a.txt'], { cwd, env: { ...env, USER: 'annlee' } });
    expect(named.stdout).toContain('captured_by: annlee');
  });
});

describe('a confidential source', () => {
  const SECRET = /Whistle|Roe|engine/;

  test('has a neutral name, and no action tells anything of it', async () => {
    const cwd = await newsroom({ 'Whistle Tom Roe.txt': STATEMENT });
    const { result } = documentOf(await add(cwd, 'Whistle Tom Roe.txt', '--confidential', '--json'));
    const { id, file } = result!.record as { id: string; file: string };
    expect(file).toMatch(/^sources\/source-[0-9a-f]{8}\.txt$/);
    expect(JSON.stringify(result)).not.toMatch(SECRET);
    for (const args of [['list'], ['show', id], ['show', file]])
      for (const json of [[], ['--json']]) {
        const ran = await run(['source', ...args, ...json], { cwd });
        expect(ran).toMatchObject({ code: 0, stderr: '' });
        expect(ran.stdout).toContain('confidential');
        expect(ran.stdout).not.toMatch(SECRET);
        expect(ran.stdout).not.toContain(id);
      }
  });

  test('is not named in an error', async () => {
    const cwd = await newsroom({ 'Whistle.pdf': 'damaged' });
    for (const file of ['Whistle.pdf', 'Whistleblower.txt']) {
      const ran = await add(cwd, file, '--confidential', '--verbose');
      expect(ran.code).toBe(2);
      expect(ran.stderr).not.toMatch(SECRET);
    }
  });
});

describe('source list', () => {
  test('shows every file, its use, and whether it is as it was', async () => {
    const cwd = await newsroom({ 'a.txt': STATEMENT, 'b.txt': STATEMENT, 'articles/a.md': soundArticle() });
    await add(cwd, 'a.txt', '--article', 'articles/a.md', '--kind', 'statement');
    await add(cwd, 'b.txt');
    await writeFile(join(cwd, 'sources/b.txt'), 'other');
    await writeFiles(cwd, { 'sources/by-hand.txt': 'Notes.' });
    const ran = await run(['source', 'list'], { cwd });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/^a +statement +\d{4}-\d\d-\d\d \d\d:\d\d +Ann Lee +1 article +as stored$/m);
    expect(ran.stdout).toMatch(/^b +document .* 0 articles +CHANGED$/m);
    expect(ran.stdout).toMatch(/^sources\/by-hand\.txt .* no record$/m);
    expect(ran.stderr).toContain('sources/b.txt');
    const { result, warnings } = documentOf(await run(['source', 'list', '--json'], { cwd }));
    expect(warnings).toHaveLength(1);
    expect(result!.sources).toMatchObject([
      {
        id: 'a',
        file: 'sources/a.txt',
        kind: 'statement',
        capturedBy: 'Ann Lee',
        articles: 1,
        state: 'intact',
      },
      { id: 'b', state: 'changed', articles: 0 },
      { id: null, file: 'sources/by-hand.txt', state: 'no-record' },
    ]);
  });

  test('of an empty store says how one begins', async () => {
    const ran = await run(['source', 'list'], { cwd: await newsroom() });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('newsctl source add');
  });
});

describe('source show', () => {
  test('prints the record and the text with its places and speakers', async () => {
    const hearing =
      'CHAIR: The session is open.\n\nCLERK: Nobody has sent\u001b[31m an excuse.\n\nCHAIR: Then we begin.\n';
    const cwd = await newsroom({ 'hearing.txt': hearing });
    await add(cwd, 'hearing.txt', '--speaker', 'CHAIR=Ann Lee');
    const ran = await run(['source', 'show', 'hearing'], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^id: hearing\nkind: court\n/);
    expect(ran.stdout).toContain('CHAIR: Ann Lee');
    expect(ran.stdout).toContain('line 1  CHAIR\nThe session is open.');
    expect(ran.stdout).not.toContain('\u001b');
    const { result } = documentOf(await run(['source', 'show', 'hearing', '--json'], { cwd }));
    expect(result).toMatchObject({ source: { id: 'hearing', state: 'intact', record: { kind: 'court' } } });
    expect((result!.passages as unknown[])[2]).toMatchObject({
      place: { line: 5 },
      speaker: 'CHAIR',
      text: 'Then we begin.',
    });
  });

  test.each([
    [['source', 'shwo', 'a'], 'Did you mean "show"?'],
    [['source', 'show', 'statment'], 'Did you mean "statement"?'],
    [['source', 'show'], 'source list'],
    [['source', 'list', 'a'], 'takes no file'],
    [['source', 'list', '--kind', 'court'], '--kind goes with'],
  ])('%j is refused with a hint', async (args, words) => {
    const cwd = await newsroom({ 'statement.txt': STATEMENT });
    await add(cwd, 'statement.txt');
    const ran = await run(args, { cwd });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(words);
  });
});
