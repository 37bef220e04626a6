import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONFIG, newsroom, soundArticle, temporaryFolder, writeFiles } from '../support/newsroom.ts';
import { inTerminal, KEYS } from '../support/pty.ts';
import { documentOf, run } from '../support/run.ts';

/** Clears the screen, turns the writing direction, and a control character of one byte in old terminals. */
const EVIL = '\u001B[2J\u202Eevil\u009B2J';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed
const RAW = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

const NAME = `articles/${EVIL}.md`;
const TEXT = soundArticle({
  body: `[TK: ${EVIL}] “We ${EVIL} missed her,” said Tom ${EVIL} Gray.\n\n![${EVIL}](media/${EVIL}.jpg)`,
}).replace('type: news', `type: news\n"${EVIL.replace('\u001B', '\\e')}": x`);

describe('control characters in an article and in its name', () => {
  test.each([
    ['check', NAME],
    ['check', '--json'],
    ['check', `${EVIL}.md`],
    ['check', `${EVIL}/*.md`],
    ['quotes', NAME],
    ['quotes', '--json'],
    ['publish', NAME],
    ['publish', '--dry-run', '--json'],
    ['status'],
    ['build'],
    ['explain', EVIL],
    ['help', EVIL],
    ['completion', EVIL],
    [EVIL],
    ['check', `--${EVIL}`],
    ['new', EVIL, 'Headline'],
    ['new', 'news', `Bridge ${EVIL}`],
    ['new', 'news', 'Bridge', '--source', EVIL],
    ['publish', '--to', EVIL],
    ['import', `${EVIL}.txt`],
    ['init', EVIL, '--name', 'X', '--url', EVIL],
  ])('%j prints none of them', async (...args) => {
    const cwd = await newsroom({ [NAME]: TEXT });
    const ran = await run(args, { cwd });
    expect(ran.code).not.toBe(70);
    expect(ran.stdout).not.toMatch(RAW);
    expect(ran.stderr).not.toMatch(RAW);
  });

  test('--json keeps them all the same, escaped', async () => {
    const cwd = await newsroom({ [NAME]: TEXT });
    const { result } = documentOf(await run(['quotes', '--json'], { cwd }));
    expect(result?.quotes).toMatchObject([{ path: NAME }]);
  });
});

test('an imported page prints none of them', async () => {
  const cwd = await newsroom();
  const page = `<html><body><nav>${EVIL} menu</nav><article><h1>Lock gates</h1><p>The gates ${EVIL} will be replaced in spring, the trust said.</p><p>Boats have to wait for three weeks until the work is done.</p></article><footer>${EVIL}</footer></body></html>`;
  await writeFiles(cwd, { [`${EVIL}.html`]: page });
  const ran = await run(['import', `${EVIL}.html`], { cwd });
  expect(ran.code).toBe(0);
  expect(ran.stdout + ran.stderr).not.toMatch(RAW);
});

describe('control characters in a configuration', () => {
  const config = `${CONFIG.replace('The Dunmoor Echo', '"The \\e[2J\\u202E Echo"')}`;

  test.each([['doctor'], ['publish'], ['status'], ['build'], ['check', '--allow-empty']])(
    '%j prints none of them',
    async (...args) => {
      const ran = await run(args, { cwd: await newsroom({ 'newsctl.yaml': config }) });
      expect(ran.stdout + ran.stderr).not.toMatch(RAW);
    },
  );

  test('a faulty line is shown without them', async () => {
    const cwd = await newsroom({ 'newsctl.yaml': `name: x\nurl: https://x.news\n${EVIL}key: 1\n` });
    const ran = await run(['check'], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).not.toMatch(RAW);
  });

  test('a folder of that name is shown without them', async () => {
    const cwd = await temporaryFolder();
    const made = await run(['init', EVIL, '--name', 'X', '--url', 'https://x.news'], { cwd });
    expect(made.code).toBe(0);
    const seen = await run(['doctor'], { cwd: join(cwd, EVIL) });
    for (const { stdout, stderr } of [made, seen]) expect(stdout + stderr).not.toMatch(RAW);
  });

  test('a prompt shows sections, templates and sources without them', async () => {
    const cwd = await newsroom({
      'newsctl.yaml': CONFIG.replace('[council, courts]', '["council \\u202E\\e]0;owned\\a", courts]'),
      'templates/articles/aaa.md': `---\n# label: A \u202E\u001B]0;owned\u0007 label\n${'type: "{{type}}"\nheadline: "{{headline}}"'}\n---\n`,
    });
    await mkdir(join(cwd, 'sources'), { recursive: true });
    await writeFile(join(cwd, 'sources', '\u001B]0;owned\u0007\u202E.txt'), 'x');
    const terminal = inTerminal(['new'], { cwd });
    await terminal.answer('What kind', KEYS.enter);
    await terminal.answer('headline', `Bridge${KEYS.enter}`);
    await terminal.answer('Section', KEYS.enter);
    await terminal.answer('Byline', KEYS.enter);
    await terminal.waitFor('Which sources');
    terminal.type(KEYS.ctrlC);
    await terminal.ended;
    expect(terminal.shown).not.toContain('\u001B]0;owned');
    expect(terminal.shown).not.toContain('\u202E');
  });
});
