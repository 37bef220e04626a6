import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FAULTY, newsroom, soundArticle, temporaryFolder } from '../support/newsroom.ts';
import { inTerminal } from '../support/pty.ts';
import { documentOf, run, start } from '../support/run.ts';

const filesChecked = async (cwd: string, ...args: string[]): Promise<unknown> =>
  documentOf(await run(['check', '--json', ...args], { cwd })).result?.files;

describe('an article from stdin', () => {
  test.each([[['-', '--stdin-path', 'council/x.md']], [['--stdin-path', 'council/x.md', '-']]])(
    'check %j names it as asked',
    async (args) => {
      const ran = await run(['check', ...args], { cwd: await newsroom(), stdin: FAULTY });
      expect(ran.code).toBe(1);
      expect(ran.stdout).toMatch(/^council\/x\.md:\d+:\d+ {2}error/m);
    },
  );

  test('works outside a newsroom', async () => {
    const cwd = await temporaryFolder();
    const ran = await run(['check', '-'], { cwd, stdin: 'The ferry is back.\n' });
    expect(ran.code).toBe(0);
  });

  test('has quotations like any other', async () => {
    const stdin = 'The ferry is back. “We missed her,” said Tom Gray.\n';
    const ran = await run(['quotes', '--json', '-', '--stdin-path', 'x.md'], { stdin });
    expect(documentOf(ran).result?.quotes).toMatchObject([{ path: 'x.md', speaker: { text: 'Tom Gray' } }]);
  });

  test.each([[['check', '-', 'other.md']], [['check', '--stdin-path', 'x.md']], [['check', '--fix', '-']]])(
    '%j makes no sense and is refused',
    async (args) => {
      expect((await run(args, { cwd: await newsroom() })).code).toBe(2);
    },
  );

  test('that is not UTF-8 is named', async () => {
    const ran = await run(['check', '-', '--stdin-path', 'x.md'], { stdin: Buffer.from([0xff, 0xfe, 0x41]) });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('x.md is not UTF-8');
  });

  test.each([[['check', '-']], [['quotes', '--stdin-jsonl']]])(
    '%j in a terminal does not wait for somebody to type it',
    async (args) => {
      const terminal = inTerminal(args, { cwd: await newsroom() });
      expect(await terminal.ended).toBe(2);
      expect(terminal.text()).toContain('nothing is piped in');
    },
  );
});

describe('quotes --stdin-jsonl', () => {
  test('answers each line, reports a bad one on stderr and goes on', async () => {
    const text = 'The ferry is back. “We missed her,” said Tom Gray.';
    const stdin = [
      JSON.stringify({ id: 'a', text }),
      'not json',
      '{"id":"b"}',
      '',
      JSON.stringify({ id: 7, text: 'Nothing was said.' }),
    ].join('\n');
    const ran = await run(['quotes', '--stdin-jsonl'], { stdin });
    const [first, second, ...rest] = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toEqual({
      id: 'a',
      quotes: [
        {
          start: text.indexOf('“'),
          end: text.indexOf('”') + 1,
          speaker: { start: text.indexOf('Tom'), end: text.length - 1, text: 'Tom Gray' },
          cue: { start: text.indexOf('said'), end: text.indexOf(' Tom'), text: 'said' },
          warn: false,
          person: 'Tom Gray',
          kind: 'direct',
        },
      ],
    });
    expect(second).toEqual({ id: 7, quotes: [] });
    expect(rest).toEqual([]);
    expect(ran.stderr).toContain('line 2');
    expect(ran.stderr).toContain('line 3');
    expect(ran.code).toBe(1);
  });

  test('answers, and complains, before the input ends', async () => {
    const child = start(['quotes', '--stdin-jsonl']);
    const next = (stream: NodeJS.ReadableStream) =>
      new Promise<string>((done) => stream.once('data', (chunk: Buffer) => done(String(chunk))));
    child.stdin.write(`${JSON.stringify({ id: 1, text: '“We missed her,” said Tom Gray.' })}\n`);
    expect(JSON.parse(await next(child.stdout)).id).toBe(1);
    child.stdin.write('bad\n');
    expect(await next(child.stderr)).toContain('line 2');
    child.stdin.write('{"id":3,"text":""}\n');
    expect(JSON.parse(await next(child.stdout))).toEqual({ id: 3, quotes: [] });
    child.stdin.end();
    expect(await new Promise((done) => child.on('close', done))).toBe(1);
  });
});

describe('paths', () => {
  test('a quoted pattern is expanded by newsctl', async () => {
    const cwd = await newsroom({
      'articles/2026/11/a.md': soundArticle(),
      'articles/2026/10/b.md': soundArticle({ slug: 'second' }),
      'articles/2026/10/notes.bin': 'x',
    });
    expect(await filesChecked(cwd, 'articles/**/*.md')).toBe(2);
    expect(await filesChecked(cwd, "'articles/2026/11/*'")).toBe(1);
    expect(await filesChecked(cwd, 'articles/2026/{10,11}/*.md', 'articles')).toBe(2);
  });

  test.each([
    ['a name with spaces', 'articles/the ferry is back.md'],
    ['a name in another script', 'articles/渡し船 🎉.md'],
    ['a name with brackets', 'articles/ferry [1] (new).md'],
    ['a name that starts with a dash', 'articles/-ferry.md'],
  ])('%s is read', async (_kind, path) => {
    const cwd = await newsroom({ [path]: FAULTY });
    const ran = await run(['check', path], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain(`${path}:12:1`);
  });

  test('a dash at the start of a path stands after --', async () => {
    const cwd = await newsroom({ '-ferry.md': soundArticle() });
    expect((await run(['check', '--', '-ferry.md'], { cwd })).code).toBe(0);
  });

  test('Windows line ends keep lines and columns, and stay through --fix', async () => {
    const body = '“Yes,” said Ada Brook.\n“No,” said Tom Gray.\n"Maybe," said Una Vale.';
    const windows = soundArticle({ body }).replaceAll('\n', '\r\n');
    const cwd = await newsroom({ 'articles/a.md': windows });
    expect((await run(['check'], { cwd })).stdout).toContain('articles/a.md:14:1');
    expect((await run(['check', '--fix'], { cwd })).stderr).toContain('mended');
    expect(await readFile(join(cwd, 'articles/a.md'), 'utf8')).toBe(windows.replace('"Maybe,"', '“Maybe,”'));
  });

  test('an empty file is an article with everything missing, not a crash', async () => {
    const cwd = await newsroom({ 'articles/a.md': '' });
    const ran = await run(['check'], { cwd });
    expect([0, 1]).toContain(ran.code);
    expect(ran.stderr).toBe('');
  });

  test('a folder without articles is exit 2', async () => {
    const cwd = await newsroom();
    await mkdir(join(cwd, 'empty'));
    const ran = await run(['check', 'empty'], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('empty matches no article');
  });

  test('a folder that is named like an article is a folder', async () => {
    const cwd = await newsroom({ 'odd.md/a.md': soundArticle() });
    expect(await filesChecked(cwd, 'odd.md')).toBe(1);
    expect(await filesChecked(cwd, '*.md/*')).toBe(1);
  });

  test.each([['check'], ['quotes']])('%s names a file that is not UTF-8', async (command) => {
    const cwd = await newsroom({ 'articles/a.md': soundArticle() });
    await writeFile(join(cwd, 'articles/photo.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]));
    const ran = await run([command], { cwd });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('articles/photo.md is not UTF-8');
  });

  test('a name of 300 letters is a sentence and no crash', async () => {
    const ran = await run(['check', `${'x'.repeat(300)}.md`], { cwd: await newsroom() });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('x'.repeat(300));
    expect(ran.stderr).not.toMatch(/went wrong| at .*\.js/);
  });
});
