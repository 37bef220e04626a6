import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { temporaryFolder } from '../support/newsroom.ts';
import { run } from '../support/run.ts';

const NAMES = COMMANDS.map(({ name }) => name);
const wide = (text: string): string[] => text.split('\n').filter((line) => line.length > 80);

describe('newsctl alone', () => {
  test.each([[[]], [['--no-color']], [['-q']]])(
    '%j says what it is, three examples and the commands',
    async (args) => {
      const ran = await run(args);
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      const lines = ran.stdout.trimEnd().split('\n');
      expect(lines.filter((line) => line !== '').length).toBeLessThanOrEqual(12);
      expect(lines[0]).toMatch(/^newsctl is /);
      expect(lines.filter((line) => line.startsWith('  newsctl '))).toHaveLength(3);
      for (const name of NAMES) expect(ran.stdout).toMatch(new RegExp(`\\b${name}\\b`));
      expect(wide(ran.stdout)).toEqual([]);
    },
  );
});

describe('newsctl --help', () => {
  test.each([[['--help']], [['-h']], [['help']]])('%j lists every command with its line', async (args) => {
    const ran = await run(args);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^Usage: newsctl /);
    expect(ran.stdout.indexOf('Examples:')).toBeLessThan(ran.stdout.indexOf('Global options:'));
    for (const { name, summary } of COMMANDS) {
      expect(ran.stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
      expect(ran.stdout).toContain(summary.split(' ').slice(0, 4).join(' '));
    }
    expect(wide(ran.stdout)).toEqual([]);
  });
});

describe.each(COMMANDS)('newsctl $name --help', ({ name, examples, options = [], arguments: named = [] }) => {
  test('has usage, a sentence, examples, and then arguments and options', async () => {
    const ran = await run([name, '--help']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const [usage, , sentence] = ran.stdout.split('\n');
    expect(usage).toMatch(new RegExp(`^Usage: newsctl ${name}\\b`));
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    const heads = [
      'Examples:',
      named.length && 'Arguments:',
      options.length && 'Options:',
      'Global options:',
    ];
    expect(ran.stdout.match(/^[A-Z][\w ]*:$/gm)).toEqual(heads.filter((head) => head));
    for (const { line } of examples) expect(ran.stdout).toContain(`  ${line}\n`);
    for (const { flags, hidden } of options) expect(ran.stdout.includes(`  ${flags}`), flags).toBe(!hidden);
    expect(wide(ran.stdout)).toEqual([]);
  });

  test('is the same wherever --help stands, and as newsctl help', async () => {
    const { stdout } = await run([name, '--help']);
    expect((await run(['help', name])).stdout).toBe(stdout);
    expect((await run([name, 'something', '-h'])).stdout).toBe(stdout);
  });
});

test('help of a topic is what explain prints', async () => {
  expect((await run(['help', 'exit-codes'])).stdout).toBe((await run(['explain', 'exit-codes'])).stdout);
});

describe('a cheap start', () => {
  // Every file that Node loaded of the program, as its coverage report lists them.
  async function loaded(args: string[]): Promise<string[]> {
    const folder = await temporaryFolder();
    await run(args, { env: { NODE_V8_COVERAGE: folder } });
    const files: string[] = [];
    for (const name of await readdir(folder)) {
      const report = JSON.parse(await readFile(join(folder, name), 'utf8')) as { result: { url: string }[] };
      files.push(...report.result.map(({ url }) => url).filter((url) => url.includes('/dist/')));
    }
    return files.map((url) => fileURLToPath(url));
  }

  test.each([[['--help']], [['check', '--help']], [['--version']], [[]], [['chek']]])(
    '%j loads nothing beyond the parser and the commands as data',
    async (args) => {
      const files = await loaded(args);
      expect(files.length).toBeGreaterThan(0);
      const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
      // The parser itself has 80 kB; the smallest library of those that stay out would double that.
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(160_000);
    },
  );
});
