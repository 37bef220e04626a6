import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARTICLE_TYPES } from '../../src/article/types.ts';
import { newsroom, temporaryFolder } from '../support/newsroom.ts';
import { command, documentOf, PROGRAM, run } from '../support/run.ts';

async function drafted(cwd: string, ...args: string[]): Promise<{ path: string; text: string }> {
  const ran = await run(['new', ...args], { cwd });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toMatch(/^[^\n]+\n$/);
  const path = ran.stdout.trimEnd();
  return { path, text: await readFile(join(cwd, path), 'utf8') };
}

/** Findings that a fresh draft may not have: whatever keeps it from being read as an article. */
async function faults(cwd: string, path: string): Promise<unknown[]> {
  const { result } = documentOf(await run(['check', '--json', path], { cwd }));
  const findings = result?.findings as { rule: string; severity: string }[];
  return findings.filter(({ rule, severity }) => severity === 'error' && rule === 'structure/front-matter');
}

test('there are fourteen types', () => {
  expect(ARTICLE_TYPES).toHaveLength(14);
});

test.each(ARTICLE_TYPES.map(({ name }) => name))(
  '%s is drafted, and its path alone is printed',
  async (type) => {
    const cwd = await newsroom();
    const { path, text } = await drafted(
      cwd,
      type,
      'Ferry runs again',
      '--section',
      'council',
      '--byline',
      'Ann Lee',
    );
    expect(path).toMatch(/^articles\/\d{4}\/\d\d\/ferry-runs-again\.md$/);
    expect(text).toMatch(new RegExp(`^---\\n[\\s\\S]*type: "?${type}"?\\n[\\s\\S]*\\n---\\n`));
    expect(text).not.toContain('{{');
    expect(await faults(cwd, path)).toEqual([]);
  },
);

test('the path opens in an editor from any folder of the newsroom', async () => {
  const cwd = await newsroom();
  const script = `cat "$("$0" "$1" new news "Ferry runs again")"`;
  const ran = await command('sh', ['-c', script, process.execPath, PROGRAM], { cwd: join(cwd, 'media') });
  expect(ran.stdout).toContain('headline: "Ferry runs again"');
});

test('the same headline again gets a number and overwrites nothing', async () => {
  const cwd = await newsroom();
  const first = await drafted(cwd, 'news', 'Ferry runs again');
  const second = await drafted(cwd, 'opinion', 'Ferry runs again');
  expect(second.path).toBe(first.path.replace('.md', '-2.md'));
  expect(second.text).toContain('slug: ferry-runs-again-2');
  expect(await readFile(join(cwd, first.path), 'utf8')).toBe(first.text);
});

test('ten at once get ten files', async () => {
  const cwd = await newsroom();
  const made = await Promise.all(Array.from({ length: 10 }, () => drafted(cwd, 'news', 'Ferry runs again')));
  expect(new Set(made.map(({ path }) => path)).size).toBe(10);
});

describe('a headline', () => {
  test.each([
    ['in another script', '渡し船が再開'],
    ['with accents', 'Žluťoučký kůň na přívozu'],
    ['with emoji', '🎉 Ferry 🚢 back'],
    ['that is a device on Windows', 'CON'],
    ['of 300 letters', 'ferry '.repeat(50).trim()],
    ['that climbs', '../../x'],
    ['that is a path', '/etc/passwd'],
    ['with quotation marks', `"Back," says 'Tom' “Gray”`],
    ['with YAML in it', 'Ferry: back # now\n- x: {{id}} & *y'],
    ['with a line break', 'Ferry\nback'],
    ['with a placeholder', 'Ferry {{section}} back'],
  ])('%s becomes a file inside articles/ and keeps its words', async (_kind, headline) => {
    const cwd = await newsroom();
    const { path } = await drafted(cwd, 'news', headline);
    expect(path).toMatch(/^articles\/\d{4}\/\d\d\/[^/\\:*?"<>|.]+\.md$/);
    expect(path).not.toMatch(/\/con\.md$/i);
    expect(path.length).toBeLessThan(140);
    expect(await faults(cwd, path)).toEqual([]);
    const { result } = documentOf(await run(['new', 'news', headline, '--json'], { cwd }));
    expect(String(result?.path)).toBe(path.replace('.md', '-2.md'));
    expect(await readdir(join(cwd, 'articles'))).toHaveLength(1);
  });

  test.each([['?!'], [''], ['   '], ['🎉']])('without a letter (%j) is refused', async (headline) => {
    const ran = await run(['new', 'news', headline], { cwd: await newsroom() });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('letter');
  });
});

describe('a template of the newsroom', () => {
  const template = (mark: string) =>
    `---\nid: "{{id}}"\ntype: "{{type}}"\nheadline: "{{headline}}"\nslug: "{{slug}}"\n---\n\n${mark}\n`;

  test('adds a type', async () => {
    const cwd = await newsroom({ 'templates/articles/match-report.md': template('Our match report.') });
    expect((await drafted(cwd, 'match-report', 'Dunmoor win')).text).toContain('Our match report.');
  });

  test('takes the place of a shipped one', async () => {
    const cwd = await newsroom({ 'templates/articles/news.md': template('Our own news.') });
    expect((await drafted(cwd, 'news', 'Dunmoor win')).text).toContain('Our own news.');
  });

  test('that is faulty is named with the line, and nothing is written', async () => {
    const cwd = await newsroom({ 'templates/articles/odd.md': template('{{hedline}}') });
    const ran = await run(['new', 'odd', 'Dunmoor win'], { cwd });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/templates\/articles\/odd\.md:8:1 .*hedline[\s\S]*headline/);
    expect(await readdir(cwd)).not.toContain('articles');
  });
});

test('a source is declared by its path from the newsroom', async () => {
  const cwd = await newsroom({ 'sources/minutes.txt': 'Minutes.' });
  const { text } = await drafted(cwd, 'news', 'Ferry', '--source', 'sources/minutes.txt');
  expect(text).toContain('file: sources/minutes.txt');
});

test('outside a newsroom nothing is written', async () => {
  const cwd = await temporaryFolder();
  const ran = await run(['new', 'news', 'Ferry'], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('newsctl init');
  expect(await readdir(cwd)).toEqual([]);
});
