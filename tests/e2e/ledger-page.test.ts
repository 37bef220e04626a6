import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
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
headline: Weir <opens> late
slug: weir
byline: [{name: Ines Calder}]
people: [{id: reed, name: Tom Reed, verified_by: Ines Calder, verified_from: shorthand book 4}]
sources: [{id: hearing, kind: transcript, file: sources/hearing.txt}]
---

“The weir will not open before May,” said Ada Brook, who runs the trust. “We have 40 volunteers and one crane.”

“Nobody asked the anglers,” said Tom Reed, an angler. Ms Brook said it was “a very late start”.

They put on the play “The Last Ferry” again.
`;
const HEARING = `CHAIR: How late will the weir be?

ADA BROOK: The weir will not open before May. We have 14 volunteers and one crane.
`;

async function ledger(): Promise<string> {
  const root = await newsroom({ 'articles/weir.md': STORY, 'sources/hearing.txt': HEARING });
  const ran = await run(['quotes', 'articles/weir.md', '--html', 'ledger.html'], { cwd: root });
  expect(ran.code, ran.stderr).toBe(0);
  return join(root, 'ledger.html');
}

async function opened(file: string, options: object, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser!.newContext({ ...options, bypassCSP: true });
  try {
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    await look(page);
    // The page is whole in itself.
    expect(asked.filter((url) => !url.startsWith(pathToFileURL(file).href))).toEqual([]);
  } finally {
    await context.close();
  }
}

test('shows each quotation with its verdict in words, and what the source has', {
  timeout: 60_000,
}, async () => {
  const file = await ledger();
  expect(await readFile(file, 'utf8')).not.toContain('<opens>');
  await opened(file, { viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.locator('a.quotation').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const card = page.locator('.card:target');
    await expect.poll(() => card.innerText()).toMatch(/✗ critical-change/);
    const text = await card.innerText();
    expect(text).toContain('sources/hearing.txt, line 3');
    expect(await card.locator('mark').allInnerTexts()).toEqual(['40', '14']);
    expect(await page.locator('.totals').innerText()).toMatch(
      /1\s+✓ exact[\s\S]*1\s+✗ critical-change[\s\S]*unverifiable/,
    );
    expect(await page.locator('main').innerText()).toContain('Verified by Ines Calder');
  });
});

test.each([
  ['a wide screen', { viewport: { width: 1280, height: 900 } }],
  ['a telephone', { viewport: { width: 320, height: 700 } }],
  ['a dark setting', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
] as const)(
  'nothing keeps anybody out on %s, and nothing runs off the page',
  { timeout: 60_000 },
  async (_, options) => {
    await opened(await ledger(), options, async (page) => {
      await page.addScriptTag({ content: AXE });
      const found = (await page.evaluate('axe.run()')) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const wide = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(wide).toBeLessThanOrEqual(0);
    });
  },
);

test('in print everything is there', { timeout: 60_000 }, async () => {
  await opened(await ledger(), {}, async (page) => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.card').count()).toBe(5);
    for (const card of await page.locator('.card').all()) expect(await card.isVisible()).toBe(true);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(1000);
  });
});

test('is written over a page only, and never over a story', async () => {
  const root = await newsroom({ 'articles/weir.md': STORY, 'sources/hearing.txt': HEARING });
  const ran = await run(['quotes', '--html', 'articles/weir.md'], { cwd: root });
  expect(ran.code).toBe(2);
  expect(await readFile(join(root, 'articles/weir.md'), 'utf8')).toBe(STORY);
  await writeFile(join(root, 'ledger.html'), 'old');
  expect((await run(['quotes', '--html', 'ledger.html'], { cwd: root })).code).toBe(0);
  expect(await readFile(join(root, 'ledger.html'), 'utf8')).toMatch(/^<!doctype html>/);
});
