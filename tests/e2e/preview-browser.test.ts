import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { newsroom, soundArticle } from '../support/newsroom.ts';
import { previewing } from '../support/preview-client.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const browser: Browser | null = await launchBrowser();
afterAll(() => browser?.close());

const story = (words = 'The ferry is back,'): string =>
  soundArticle({
    slug: 'a',
    status: 'draft',
    body: `“${words}” said Ada Moor, who steers it. [TK: since when?]\n\n“It has a new chain,” Ms Moor said.\n\n${'The landing stage is open to everybody.\n\n'.repeat(40)}`,
  }).replace('status:', 'sources: [{id: notes, file: sources/notes.txt, kind: interview}]\nstatus:');

async function opened(options: object, path: string, look: (page: Page, root: string) => Promise<void>) {
  const root = await newsroom({
    'articles/a.md': story(),
    'articles/b.md': soundArticle({ slug: 'b' }),
    'sources/notes.txt': 'ADA MOOR: The ferry is back. It has no new chain.\n',
  });
  const { address } = await previewing(root);
  const context = await browser!.newContext(options);
  try {
    // axe is put into the page by the test; the policy of the page itself is tested with the answers.
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    await page.goto(address + path, { waitUntil: 'load' });
    await look(page, root);
    expect(wrong).toEqual([]);
  } finally {
    await context.close();
  }
}

async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run()')) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

function inBrowser(): void {
  describe.each(['council/a/', '', '__preview/'])('the page /%s', (path) => {
    test.each(['light', 'dark'] as const)('shuts nobody out in %s', async (colorScheme) => {
      await opened({ colorScheme, viewport: { width: 1360, height: 900 } }, path, async (page) => {
        expect(await barriers(page)).toEqual([]);
      });
    });

    test('fits a telephone', async () => {
      await opened({ viewport: { width: 320, height: 700 } }, path, async (page) => {
        expect(await barriers(page)).toEqual([]);
        expect(await overflow(page)).toBe(0);
      });
    });
  });

  test('comes anew after a save, at the same height', async () => {
    await opened({ viewport: { width: 1360, height: 700 } }, 'council/a/', async (page, root) => {
      await page.evaluate('scrollTo(0, 600)');
      await writeFile(join(root, 'articles/a.md'), story('The ferry is here,'));
      await page.waitForSelector('text=The ferry is here');
      await expect.poll(() => page.evaluate('scrollY'), { timeout: 20_000 }).toBe(600);
    });
  });

  test('ties a passage to its remark, and switches the marks off and on', async () => {
    await opened({ viewport: { width: 1360, height: 900 } }, 'council/a/', async (page) => {
      const place = page.locator('.newsctl-place', { hasText: 'since when?' });
      await place.hover();
      const note = page.locator('.newsctl-remark.newsctl-shown');
      expect(await note.textContent()).toContain('publishing/residue');
      expect(await page.locator('.newsctl-sign').allTextContents()).toEqual([
        expect.stringContaining('exact'),
        expect.stringContaining('critical-change'),
      ]);
      await page.click('.newsctl-toggle');
      expect(await page.isVisible('.newsctl-margin')).toBe(false);
      await page.reload();
      expect(await page.isVisible('.newsctl-margin')).toBe(false);
      await page.click('.newsctl-toggle');
      expect(await page.isVisible('.newsctl-margin')).toBe(true);
    });
  });

  test('the start page tells what the check says of each article', async () => {
    await opened({}, '__preview/', async (page) => {
      const counts = page.locator('.newsctl-count');
      await expect.poll(() => counts.allTextContents(), { timeout: 20_000 }).not.toContain('–');
      expect(await counts.first().textContent()).toMatch(/error|warning/);
    });
  });
}

if (browser) describe('the preview in a browser', inBrowser);
else
  process.stderr.write('\nLEFT OUT: no page was opened in a browser, because there is no Chromium here.\n\n');
