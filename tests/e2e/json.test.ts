import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FAULTY, newsroom, soundArticle, temporaryFolder, writeFiles } from '../support/newsroom.ts';
import { type Document, documentOf, type Ran, run } from '../support/run.ts';

const KEYS = ['version', 'command', 'ok', 'result', 'error', 'warnings'];

/** Every law about the document that holds for all of them. */
function lawful(ran: Ran): Document {
  const document = documentOf(ran);
  expect(Object.keys(document)).toEqual(KEYS);
  expect(document.version).toBe(1);
  expect(document.ok).toBe(ran.code === 0);
  expect(Array.isArray(document.warnings)).toBe(true);
  if (document.error) {
    expect(Object.keys(document.error)).toEqual(['code', 'message', 'hint']);
    expect(document.error.message).not.toBe('');
  }
  return document;
}

const PAGE = `Lock gates to be replaced\n\nBy Ann Lee\n\nThe lock gates at Dunmoor will be replaced in the spring, the canal trust said. Boats will have to wait for three weeks.\n`;

describe('--json on success', () => {
  test.each([
    ['init', ['init', 'paper', '--name', 'Echo', '--url', 'https://echo.dunmoor.news'], 'root'],
    ['new', ['new', 'news', 'A headline'], 'path'],
    ['import', ['import', 'page.txt'], 'imported'],
    ['source', ['source', 'add', 'page.txt', '--captured-by', 'Ann Lee'], 'record'],
    ['source', ['source', 'list'], 'sources'],
    ['source', ['source', 'show', 'sources/notes.txt'], 'passages'],
    ['check', ['check'], 'findings'],
    ['quotes', ['quotes'], 'quotes'],
    ['build', ['build'], 'files'],
    ['publish', ['publish'], 'plan'],
    ['publish', ['publish', '--dry-run'], 'plan'],
    ['status', ['status'], 'plan'],
    ['doctor', ['doctor'], 'checks'],
    ['explain', ['explain', 'json'], 'text'],
    ['explain', ['explain'], 'text'],
    ['completion', ['completion', 'zsh'], 'script'],
    ['help', ['help'], 'text'],
    ['help', ['help', 'check'], 'text'],
    ['help', ['--help'], 'text'],
    ['check', ['check', '--help'], 'text'],
    ['help', [], 'text'],
    ['help', ['--version'], 'version'],
  ])('%s: %j prints one document and nothing else', async (command, args, key) => {
    const cwd = await newsroom({
      'articles/a.md': soundArticle(),
      'page.txt': PAGE,
      'sources/notes.txt': PAGE,
    });
    const ran = await run([...args, '--json'], { cwd });
    const document = lawful(ran);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(document).toMatchObject({ command, ok: true, error: null });
    expect(document.result).toHaveProperty(key);
  });

  test('undo prints one document and nothing else', async () => {
    const cwd = await newsroom({ 'articles/a.md': soundArticle() });
    await run(['publish'], { cwd });
    await writeFiles(cwd, { 'articles/b.md': soundArticle({ slug: 'second' }) });
    await run(['publish'], { cwd });
    const ran = await run(['undo', '--json'], { cwd });
    expect(lawful(ran)).toMatchObject({ command: 'undo', ok: true, error: null });
    expect(ran.stderr).toBe('');
  });
});

describe('--json on failure', () => {
  test.each([
    ['init', ['init', '.', '--name', 'X', '--url', 'https://x.news'], 'FILE_EXISTS'],
    ['init', ['init', 'other'], 'ANSWER_NEEDED'],
    ['init', ['init', 'other', '--name', 'X', '--url', 'nowhere'], 'USAGE'],
    ['new', ['new'], 'ANSWER_NEEDED'],
    ['new', ['new', 'newz', 'A headline'], 'TYPE_UNKNOWN'],
    ['new', ['new', 'news', '?!'], 'HEADLINE_EMPTY'],
    ['import', ['import'], 'USAGE'],
    ['import', ['import', 'gone.txt'], 'FILE_NOT_FOUND'],
    ['source', ['source', 'ad'], 'USAGE'],
    ['source', ['source', 'add', 'gone.txt', '--captured-by', 'Ann Lee'], 'FILE_NOT_FOUND'],
    ['source', ['source', 'show', 'nothing'], 'SOURCE_UNKNOWN'],
    ['check', ['check', 'gone.md'], 'FILE_NOT_FOUND'],
    ['check', ['check', 'gone/*.md'], 'NO_FILES_MATCHED'],
    ['check', ['check', '--max-warnings', 'few'], 'USAGE'],
    ['check', ['check', '--fix', '-'], 'USAGE'],
    ['quotes', ['quotes', 'gone.md'], 'FILE_NOT_FOUND'],
    ['quotes', ['quotes', '--stdin-jsonl'], 'USAGE'],
    ['build', ['build', '--out', 'newsctl.yaml'], 'FILE_UNWRITABLE'],
    ['publish', ['publish', 'gone.md'], 'FILE_NOT_FOUND'],
    ['publish', ['publish', '--to', 'publik'], 'USAGE'],
    ['undo', ['undo'], 'NOTHING_TO_UNDO'],
    ['status', ['status', '--to', 'nowhere'], 'USAGE'],
    ['explain', ['explain', 'nothing'], 'TOPIC_UNKNOWN'],
    ['completion', ['completion', 'tcsh'], 'USAGE'],
    ['completion', ['completion'], 'USAGE'],
    ['help', ['help', 'nothing'], 'TOPIC_UNKNOWN'],
    ['check', ['check', '--nothing'], 'USAGE'],
    ['undo', ['undo', 'this'], 'USAGE'],
    [null, ['chek'], 'USAGE'],
    [null, ['--nothing'], 'USAGE'],
    [null, ['chek', 'publish'], 'USAGE'],
  ])('%s: %j prints one document with %s', async (command, args, code) => {
    const ran = await run([...args, '--json'], { cwd: await newsroom() });
    expect(lawful(ran)).toMatchObject({ command, ok: false, result: null, error: { code } });
    expect(ran).toMatchObject({ code: 2, stderr: '' });
  });

  test.each([
    ['new', 'news', 'X'],
    ['check'],
    ['build'],
    ['publish'],
    ['status'],
    ['undo'],
    ['import', 'page.txt'],
  ])('%s prints one document without a newsroom', async (...args) => {
    const cwd = await temporaryFolder();
    await writeFiles(cwd, { 'page.txt': PAGE });
    const ran = await run([...args, '--json'], { cwd });
    expect(lawful(ran).error?.code).toBe('NEWSROOM_NOT_FOUND');
    expect(ran.code).toBe(2);
  });

  test.each([['new', 'news', 'X'], ['check'], ['quotes'], ['build'], ['publish'], ['status'], ['undo']])(
    '%s prints one document with a bad configuration',
    async (...args) => {
      const cwd = await newsroom({ 'newsctl.yaml': 'name: X\nurl: https://x.news\nlanguag: en-GB\n' });
      const ran = await run([...args, '--json'], { cwd });
      const { error } = lawful(ran);
      expect(error?.code).toBe('CONFIG_INVALID');
      expect(error?.message).toContain('newsctl.yaml:3:1');
      expect(error?.message).toContain('Did you mean');
      expect(error?.message).toContain('language');
      expect(ran.code).toBe(2);
    },
  );

  test('doctor reports a bad configuration as a failed check', async () => {
    const cwd = await newsroom({ 'newsctl.yaml': 'nam: X\n' });
    const ran = await run(['doctor', '--json'], { cwd });
    expect(lawful(ran)).toMatchObject({ command: 'doctor', ok: false, error: null });
    expect(ran.code).toBe(1);
  });

  test('errors in an article are a result and no error of the program', async () => {
    const cwd = await newsroom({ 'articles/a.md': FAULTY });
    const ran = await run(['check', '--json'], { cwd });
    const document = lawful(ran);
    expect(document).toMatchObject({ command: 'check', ok: false, error: null });
    expect(document.result?.findings).toMatchObject([{ severity: 'error', path: 'articles/a.md' }]);
    expect(ran).toMatchObject({ code: 1, stderr: '' });
  });

  test('a refused publish has both what was found and why it was refused', async () => {
    const cwd = await newsroom({ 'articles/a.md': FAULTY });
    const ran = await run(['publish', '--json'], { cwd });
    expect(lawful(ran)).toMatchObject({ ok: false, error: { code: 'CHECK_FAILED' } });
    expect(documentOf(ran).result?.findings).toHaveLength(1);
    expect(ran.code).toBe(1);
  });

  test('paths of findings are relative to the folder one stands in', async () => {
    const cwd = await newsroom({ 'articles/a.md': FAULTY });
    const ran = await run(['check', '--json'], { cwd: join(cwd, 'articles') });
    expect(documentOf(ran).result?.findings).toMatchObject([{ path: 'a.md' }]);
  });
});
