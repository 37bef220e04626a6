import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { newsroom, soundArticle, writeFiles } from '../support/newsroom.ts';
import { inTerminal, KEYS, Terminal } from '../support/pty.ts';
import { command, documentOf, PROGRAM, start } from '../support/run.ts';

/** Starts the program, waits until it says that it is under way or reads, and collects what it prints. */
function started(args: string[], cwd: string) {
  const child = start(args, { cwd });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.stdout += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.stderr += chunk;
  });
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  return { child, said, ended };
}

/** Lets the program come to the point where it waits for its input: more than a pipe holds has been taken. */
async function reading(child: ReturnType<typeof start>): Promise<void> {
  const taken = new Promise<void>((done) => child.stdin.write(' '.repeat(1 << 20), () => done()));
  await taken;
}

describe('a signal while stdin is read', () => {
  test.each([
    ['SIGINT', 130, ['check', '-']],
    ['SIGTERM', 143, ['check', '-']],
    ['SIGINT', 130, ['quotes', '-']],
    ['SIGTERM', 143, ['quotes', '--stdin-jsonl']],
  ] as const)('%s ends with %i: %j', async (signal, code, args) => {
    const { child, said, ended } = started([...args], await newsroom());
    await reading(child);
    child.kill(signal);
    expect(await ended).toEqual([code, null]);
    expect(said.stdout).toBe('');
    expect(said.stderr).not.toMatch(/ at .*\.js|AbortError|went wrong/);
  });

  test('--json still prints one document', async () => {
    const { child, said, ended } = started(['check', '-', '--json'], await newsroom());
    await reading(child);
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    const document = documentOf({ code: 130, ...said });
    expect(document).toMatchObject({ command: 'check', ok: false, error: { code: 'INTERRUPTED' } });
  });
});

describe('a second SIGINT', () => {
  test('leaves at once where the first one cannot be followed', async () => {
    const cwd = await newsroom();
    await command('mkfifo', ['story.md'], { cwd });
    const { child, said, ended } = started(['check', 'story.md'], cwd);
    // Opens when the program reads; nothing is ever written, so the read never ends.
    const writer = await open(join(cwd, 'story.md'), 'w');
    const noticed = new Promise<void>((done) => {
      child.stderr.on('data', () => said.stderr.includes('Press Ctrl-C again') && done());
    });
    child.kill('SIGINT');
    await noticed;
    child.kill('SIGINT');
    const [code, signal] = await ended;
    await writer.close();
    // Dying of the signal itself is what a shell reports as 130.
    expect(code ?? signal).toBe(code === null ? 'SIGINT' : 130);
  });

  test('is 130 to the shell', async () => {
    const cwd = await newsroom();
    await command('mkfifo', ['story.md'], { cwd });
    const script = `"$0" "$1" check story.md & p=$!; exec 3> story.md
      while kill -INT $p; do sleep 0.5; done 2> /dev/null; wait $p; echo "status $?"`;
    // Without job control a shell lets its background jobs ignore SIGINT.
    const ran = await command('bash', ['-m', '-c', script, process.execPath, PROGRAM], { cwd });
    expect(ran.stdout).toContain('status 130');
  });
});

describe('Ctrl-C in a terminal', () => {
  test('stops a check that waits for a slow pipe', async () => {
    const script = `(head -c 1000000 /dev/zero; echo READY > /dev/tty; sleep 60) | "$0" "$1" check -`;
    const cwd = await newsroom();
    const terminal = new Terminal('sh', ['-c', script, process.execPath, PROGRAM], { cwd });
    await terminal.waitFor('READY');
    terminal.type(KEYS.ctrlC);
    await terminal.waitFor('Stopping');
    expect(await terminal.ended).toBe(130);
  });
});

describe('a reader that has seen enough', () => {
  test.each([['explain rules'], ['quotes'], ['check --json'], ['--help']])(
    'newsctl %s | head -1 ends quietly',
    async (args) => {
      const cwd = await newsroom();
      const body = `“We missed her,” said Tom Gray.\n\n`.repeat(2000);
      await writeFiles(cwd, { 'articles/a.md': soundArticle({ body }) });
      const script = `set -o pipefail; "$0" "$1" ${args} | head -1; echo "status \${PIPESTATUS[0]}"`;
      const ran = await command('bash', ['-c', script, process.execPath, PROGRAM], { cwd });
      expect(ran.stderr).toBe('');
      expect(ran.stdout.split('\n').filter((line) => line !== '')).toHaveLength(2);
      expect(ran.stdout).toMatch(/status (?:0|1)\n$/);
    },
  );

  test('an endless stream of lines stops with its reader', async () => {
    const cwd = await newsroom();
    const line = JSON.stringify({ id: 1, text: '“We missed her,” said Tom Gray.' });
    const script = `yes '${line}' | "$0" "$1" quotes --stdin-jsonl | head -2`;
    const ran = await command('bash', ['-c', script, process.execPath, PROGRAM], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('long work', () => {
  async function archive(): Promise<string> {
    const body = `The ferry is back. “We missed her,” said Tom Gray, who keeps the landing stage.\n\n`.repeat(
      60,
    );
    const names = Array.from({ length: 2000 }, (_, i) => `story-${i}`);
    return newsroom(
      Object.fromEntries(names.map((slug) => [`articles/${slug}.md`, soundArticle({ slug, body })])),
    );
  }

  test.each(['check', 'quotes'])(
    '%s shows how far it is, and Ctrl-C stops it between two articles',
    async (name) => {
      const terminal = inTerminal([name], { cwd: await archive() });
      await terminal.waitFor('ing ');
      await terminal.waitFor('/2000 articles/story-');
      terminal.type(KEYS.ctrlC);
      expect(await terminal.ended).toBe(130);
      expect(terminal.text()).toMatch(/\n\r?Stopped\.\r?\n/);
      expect(terminal.text()).not.toContain('checked');
    },
  );

  test('Ctrl-C before a fix is written leaves every file alone', async () => {
    const cwd = await archive();
    await writeFiles(cwd, { 'articles/a.md': soundArticle({ slug: 'a', body: MIXED }) });
    const terminal = inTerminal(['check', '--fix'], { cwd });
    await terminal.waitFor('/2001 ');
    terminal.type(KEYS.ctrlC);
    expect(await terminal.ended).toBe(130);
    expect(await readFile(join(cwd, 'articles/a.md'), 'utf8')).toContain('"Maybe,"');
  });
});

const MIXED = '“Yes,” said Ada Brook. “No,” said Tom Gray. "Maybe," said Una Vale.';

test('a signal while one article is held against a very long source is heard', {
  timeout: 60_000,
}, async () => {
  const cwd = await newsroom({
    'articles/story.md': soundArticle({ body: '“We will mend it before spring,” said Ann Lee.' }).replace(
      '\n---\n',
      '\nsources: [{id: s1, kind: transcript, file: sources/long.txt}]\n---\n',
    ),
    'sources/long.txt':
      `${'The council said that nobody would pay, and the river rose again. '.repeat(15)}\n\n`.repeat(4500),
  });
  const { child, said, ended } = started(['check'], cwd);
  await new Promise((done) => setTimeout(done, 1500));
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  expect(said.stdout).toBe('');
  expect(said.stderr).toContain('Stopped.');
});
