import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { newsroom, soundArticle } from '../support/newsroom.ts';
import { command, documentOf, PROGRAM, run, start } from '../support/run.ts';

const BODY = `“We missed her,” said Tom Gray, who keeps the landing stage.

“I came early,” she said. Una Vale had waited since six.

“=Nobody knows what comes next. It is cold.”`;

const room = () => newsroom({ 'articles/ferry.md': soundArticle({ body: BODY }) });
const question = (id: unknown, text = '“We missed her,” said Tom Gray.') =>
  `${JSON.stringify({ id, text })}\n`;

describe('quotes', () => {
  test('is a table of 80 columns in a pipe', async () => {
    const { code, stdout, stderr } = await run(['quotes'], { cwd: await room() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ +place {2}who +as written +cue +kind +par\n\narticles\/ferry\.md\n/);
    expect(stdout).toMatch(/Tom Gray.* +said +direct +1\n +“We missed her,”/);
    expect(stdout).toMatch(/\n\n3 quotations in 1 article: .*\.\n$/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('--json has every field', async () => {
    const { result } = documentOf(await run(['quotes', '--json'], { cwd: await room() }));
    const [first] = (result as { quotes: Record<string, unknown>[] }).quotes;
    expect(first).toMatchObject({ path: 'articles/ferry.md', words: 'We missed her,', kind: 'direct' });
    expect(first).toMatchObject({ zone: 'narrative', paragraphs: 1, candidates: [], warn: false });
    expect(first).toMatchObject({
      cue: { text: 'said' },
      speaker: { text: expect.stringContaining('Tom Gray') },
    });
    expect(first).toHaveProperty('person');
    for (const key of ['start', 'end', 'line', 'column'])
      expect(first).toHaveProperty(key, expect.any(Number));
  });

  test('--csv is a table for a spreadsheet, which runs nothing in it', async () => {
    const { code, stdout, stderr } = await run(['quotes', '--csv'], { cwd: await room() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^path,line,column,/);
    expect(lines[1]).toContain('"We missed her,"');
    expect(lines[3]).toContain("'=Nobody knows");
  });

  test.each([
    [['--csv', '--json']],
    [['--csv', '--stdin-jsonl']],
    [['--stdin-jsonl', '--json']],
    [['--stdin-jsonl', 'articles']],
    [['--stdin-jsonl', '--stdin-path', 'x.md']],
  ])('%j is refused', async (args) => {
    const ran = await run(['quotes', ...args], { cwd: await room(), stdin: question(1) });
    expect(ran.code).toBe(2);
    expect(ran.stdout + ran.stderr).toContain(args[0]);
    expect(ran.stdout).not.toContain('"quotes":');
  });
});

describe('quotes --stdin-jsonl', () => {
  test('reports each bad line by its number and answers all the others', async () => {
    const bad = ['not json', '[]', '{"text":"x"}', '{"id":1}', '{"id":1,"text":2}'].map(
      (line) => `${line}\n`,
    );
    const stdin = Buffer.concat([
      Buffer.from(`\uFEFF${question('a')}\r\n`),
      ...bad.map((line) => Buffer.from(line)),
      Buffer.from([0x22, 0xc3, 0x22, 0x0a]),
      Buffer.from(question('a').trimEnd()),
    ]);
    const ran = await run(['quotes', '--stdin-jsonl'], { stdin });
    const ids = ran.stdout.trimEnd().split('\n');
    expect(ids.map((line) => JSON.parse(line).id)).toEqual(['a', 'a']);
    expect(ran.stderr.match(/line \d/g)).toEqual([
      'line 3',
      'line 4',
      'line 5',
      'line 6',
      'line 7',
      'line 8',
    ]);
    expect(ran.stderr).toMatch(/6 lines were left out\.\n$/);
    expect(ran.code).toBe(1);
  });

  test('passes over a line of 17 MB', async () => {
    const stdin = `${question(1)}${question('x'.repeat(17 << 20))}${question(2)}`;
    const ran = await run(['quotes', '--stdin-jsonl'], { stdin });
    expect(ran.stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(ran.stderr).toContain('line 2 is longer than 16 MB');
    expect(ran.code).toBe(1);
  });

  test('holds back where nobody reads', async () => {
    const child = start(['quotes', '--stdin-jsonl']);
    child.stdout.pause();
    // More than all the pipes hold: were it taken, the answers would have to be kept somewhere.
    const taken = new Promise((done) => child.stdin.write(question(1).repeat(300_000), () => done('taken')));
    const waited = new Promise((done) => setTimeout(done, 3000, 'held back'));
    expect(await Promise.race([taken, waited])).toBe('held back');
    child.stdin.on('error', () => {});
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(0);
  });

  test('bad lines and a reader that has seen enough end quietly', async () => {
    const script = `yes '${question(1)}nonsense' | "$0" "$1" quotes --stdin-jsonl 2> /dev/null | head -1; echo "status \${PIPESTATUS[1]}"`;
    const ran = await command('bash', ['-c', script, process.execPath, PROGRAM]);
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toMatch(/^\{"id":1.*\}\nstatus [01]\n$/);
  });

  test('Ctrl-C in the middle ends with 130', async () => {
    const child = start(['quotes', '--stdin-jsonl']);
    child.stdin.on('error', () => {});
    child.stdin.write(question(1));
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([130, null]);
  });
});
