import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { newsroom } from '../support/newsroom.ts';
import { run } from '../support/run.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser: Browser | null = await launchBrowser();
afterAll(async () => browser?.close());

const STORY = `---
id: 2026-11-weir
type: news
headline: Weir opens late
slug: weir
---

“The weir will not open before May,” said Ada Brook. “We have 40 volunteers and one crane.”

“Nobody asked the anglers,” said Tom Reed. TK

They put on the play “The Last Ferry” again, amid growing fears for the pier.
`;

/** Runs the check on the story in a newsroom of its own. */
async function desk() {
  const room = await newsroom({ 'articles/weir.md': STORY });
  return { room, checked: (...args: string[]) => run(['check', 'articles/weir.md', ...args], { cwd: room }) };
}

test('each format is a whole document on stdout, and the exit status stays that of the check', async () => {
  const { checked } = await desk();
  const starts: Record<string, RegExp> = {
    text: /^articles\/weir\.md:\d+:\d+ {2}(?:error|warning) /,
    github: /^::(?:error|warning) file=articles\/weir\.md,/,
    sarif: /^\{\n {2}"version": "2\.1\.0",/,
    junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /,
    checkstyle: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<checkstyle /,
    html: /^<!doctype html>\n/,
    json: /^\{\n {2}"version": 1,\n {2}"command": "check",\n {2}"ok": false,/,
  };
  for (const [format, start] of Object.entries(starts)) {
    const ran = await checked('--format', format);
    expect(ran.code, ran.stderr).toBe(1);
    expect(ran.stdout, format).toMatch(start);
  }
});

test('--format json is what --json prints', async () => {
  const { checked } = await desk();
  expect((await checked('--format', 'json')).stdout).toBe((await checked('--json')).stdout);
});

test('a format that does not exist, or one beside --json, is refused', async () => {
  const { checked } = await desk();
  expect((await checked('--format', 'sarf')).code).toBe(2);
  const ran = await checked('--format', 'sarif', '--json');
  expect(ran.code).toBe(2);
  expect(JSON.parse(ran.stdout)).toMatchObject({ ok: false, error: { code: 'USAGE' } });
});

test.runIf(browser)('the page shuts no reader out, wide or narrow, and asks for nothing', async () => {
  const { room, checked } = await desk();
  const file = join(room, 'check.html');
  await writeFile(file, (await checked('--format', 'html')).stdout);
  for (const width of [1200, 320]) {
    const context = await browser!.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    await page.evaluate(AXE);
    const found = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    expect(asked).toEqual([pathToFileURL(file).href]);
    const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
    expect(wide).toBeLessThanOrEqual(width);
    await page.click('.place');
    expect(page.url()).toMatch(/#n\d+$/);
    await context.close();
  }
});
