import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { write } from '../support/publishing.ts';
import { buildSearchable, told } from '../support/searchable.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the theme says a host should send, so that no script but the site's own runs. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; base-uri 'none'; form-action 'self'";

const TYPES: Record<string, string> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
};

const ARTICLES: Record<string, string> = {
  weir: told(
    'weir',
    '2026-11-20',
    'Weir mended in a day',
    'Runners crossed the weir before dusk.\n\nThe café beside it stayed open & sold <tea>.',
    'section: Council\nbyline: [{name: Orla Finch}]\ntags: [floods]',
  ),
  mill: told('mill', '2026-10-05', 'Mill to close', 'The mill closes a river crossing.', 'section: Sport'),
  barn: told(
    'barn',
    '2025-03-03',
    'Barn burnt',
    'A river of smoke crossed the barn, and the weir was shut.',
    'type: opinion',
  ).replace('type: news\n', ''),
  pont: told('pont', '2026-11-21', 'Y bont', 'Mae’r bont yn agor heddiw.', 'section: Council\nlang: cy'),
};
for (let i = 1; i <= 70; i++)
  ARTICLES[`note-${i}`] = told(
    `note-${i}`,
    `2024-0${1 + (i % 9)}-11`,
    `Note ${i} on otters`,
    'An otter was seen.',
  );

const browser: Browser | null = await launchBrowser();
let root = '';
let out = '';
let server: Server;
let address = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'newsctl-search-'));
  out = join(root, 'public');
  await mkdir(join(root, 'articles'));
  for (const [name, text] of Object.entries(ARTICLES)) await write(root, { [`articles/${name}.md`]: text });
  await buildSearchable(root, out);
  server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname.replace(/^\/paper\//, '');
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const bytes = await readFile(join(out, file)).catch(() => null);
    const type = TYPES[/\.(\w+)$/.exec(file)?.[1] ?? ''] ?? 'application/octet-stream';
    response.writeHead(bytes ? 200 : 404, { 'content-type': type, 'content-security-policy': POLICY });
    response.end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/paper/`;
});

afterAll(async () => {
  await browser?.close();
  await new Promise((done) => server.close(done));
  await rm(root, { recursive: true, force: true });
});

interface Seen {
  page: Page;
  requests: string[];
}

/** @param query of the search page */
async function searching(query: string, look: (seen: Seen) => Promise<void>, options = {}): Promise<void> {
  const context = await browser!.newContext({ bypassCSP: false, ...options });
  try {
    const page = await context.newPage();
    const requests: string[] = [];
    const failed: string[] = [];
    page.on('response', (response) => {
      requests.push(response.url().slice(address.length));
      if (response.status() >= 400 && !response.url().endsWith('favicon.ico')) failed.push(response.url());
    });
    page.on('console', (said) => {
      if (['error', 'warning'].includes(said.type()) && !/favicon/.test(said.location().url))
        failed.push(said.text());
    });
    page.on('pageerror', (error) => failed.push(String(error)));
    await page.goto(`${address}search/${query}`);
    await look({ page, requests });
    expect(failed).toEqual([]);
  } finally {
    await context.close();
  }
}

async function done(page: Page): Promise<string> {
  await page.locator('.search-status', { hasText: /found/ }).waitFor({ timeout: 20_000 });
  return (await page.textContent('.search-status')) ?? '';
}

const headlines = (page: Page): Promise<string[]> => page.locator('.search-results h2').allTextContents();

async function found(query: string): Promise<string[]> {
  let titles: string[] = [];
  await searching(query, async ({ page }) => {
    await done(page);
    titles = await headlines(page);
  });
  return titles;
}

const inBrowser = () => {
  test.each([
    ['a word', '?q=smoke', ['Barn burnt']],
    ['a word of a headline alone', '?q=mended', ['Weir mended in a day']],
    ['words by their stem', '?q=closed', ['Mill to close']],
    ['another form of a word', '?q=crossings', ['Weir mended in a day', 'Mill to close', 'Barn burnt']],
    ['a phrase', '?q=%22closes+a+river%22', ['Mill to close']],
    ['a phrase in its order alone', '?q=%22river+closes+a%22', []],
    ['words without their accents', '?q=cafe', ['Weir mended in a day']],
    ['a writer', '?q=finch', ['Weir mended in a day']],
    ['a subject', '?q=floods', ['Weir mended in a day']],
    ['words of another language', '?q=heddiw', ['Y bont']],
    ['a section', '?q=river&section=sport', ['Mill to close']],
    ['a year', '?q=weir&year=2025', ['Barn burnt']],
    ['the newest first', '?q=weir', ['Weir mended in a day', 'Barn burnt']],
  ])('finds %s', async (_, query, titles) => {
    expect(await found(query)).toEqual(titles);
  });

  test('shows headline, section, label, day and an excerpt with marks, whatever an article says', async () => {
    await searching('?q=café', async ({ page }) => {
      expect(await done(page)).toBe('1 story found for café.');
      const result = page.locator('.search-results article');
      expect(await result.locator('.kicker').textContent()).toBe('Council ');
      expect(await result.locator('time').textContent()).toBe('20 November 2026');
      expect(await result.locator('mark').allTextContents()).toEqual(['café']);
      expect(await result.locator('.card-standfirst').textContent()).toContain('stayed open & sold');
      expect(await result.locator('a').getAttribute('href')).toBe(`${address}council/weir/`);
      await result.locator('a').click();
      expect(await page.textContent('h1')).toBe('Weir mended in a day');
    });
    await searching('?q=smoke', async ({ page }) => {
      await done(page);
      expect(await page.textContent('.search-results .kicker')).toBe('News Opinion');
    });
  });

  test('asks as the form is sent, keeps the search in the address, and goes back', async () => {
    await searching('', async ({ page, requests }) => {
      expect(await page.isVisible('.search-results article')).toBe(false);
      expect(requests.some((path) => path.includes('pagefind'))).toBe(false);
      await page.fill('#search-q', 'smoke');
      await page.press('#search-q', 'Enter');
      await done(page);
      expect(new URL(page.url()).search).toBe('?q=smoke');
      await page.selectOption('#search-year', '2026');
      await page.locator('.search-status', { hasText: /^No stories/ }).waitFor();
      await page.goBack();
      await done(page);
      expect(await headlines(page)).toEqual(['Barn burnt']);
      expect(await page.inputValue('#search-year')).toBe('');
    });
  });

  test('shows ten at a time, and puts the keyboard on the first of the next', async () => {
    await searching('?q=otters', async ({ page }) => {
      expect(await done(page)).toMatch(/^\d+ stories found for otters.*, 10 shown\.$/);
      await page.click('.search-more');
      await page.locator('.search-results article').nth(19).waitFor();
      expect(
        await page.evaluate(
          "document.activeElement.closest('article') === document.querySelectorAll('.search-results article')[10]",
        ),
      ).toBe(true);
      while (await page.isVisible('.search-more')) {
        const before = await page.locator('.search-results article').count();
        await page.click('.search-more');
        await page.locator('.search-results article').nth(before).waitFor();
      }
      expect(await page.textContent('.search-status')).toBe('70 stories found for otters.');
      expect(new Set(await headlines(page)).size).toBe(70);
    });
  });

  test('loads no index of a part that is not searched, and no file of another server', async () => {
    await searching('?q=weir&year=2026', async ({ page, requests }) => {
      await done(page);
      expect(requests.filter((path) => /search\/202[45]/.test(path))).toEqual([]);
      expect(requests.length).toBeLessThan(30);
    });
  });

  test('says so where no script runs, and leads to the archive', async () => {
    await searching(
      '?q=weir',
      async ({ page }) => {
        await page.waitForSelector('.search-without', { state: 'visible' });
        await page.click('.search-without a');
        expect(await page.textContent('h1')).toBe('Archive');
      },
      { javaScriptEnabled: false },
    );
  });

  test.each(['light', 'dark'] as const)('shuts nobody out in %s', async (colorScheme) => {
    const options = { colorScheme, bypassCSP: true };
    await searching(
      '?q=otters',
      async ({ page }) => {
        await done(page);
        await page.evaluate(AXE);
        for (const width of [320, 390, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
          expect({ width, over: await page.evaluate(over) }).toEqual({ width, over: 0 });
          const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
          expect({ width, violations: violations.map(({ id }) => id) }).toEqual({ width, violations: [] });
        }
      },
      options,
    );
  });
};

if (browser) describe('the search page in a browser', inBrowser);
else
  process.stderr.write(
    '\nLEFT OUT: nothing was searched in a browser, because there is no Chromium here.\n\n',
  );

describe('the search page', () => {
  test('is valid, for no search engine, and linked from every page', async () => {
    const page = await readFile(join(out, 'search/index.html'), 'utf8');
    const validator = new HtmlValidate({
      root: true,
      extends: ['html-validate:recommended', 'html-validate:document'],
      rules: { 'doctype-style': ['error', { style: 'lowercase' }], 'require-sri': 'off' },
    });
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(await readFile(join(out, 'sitemap.xml'), 'utf8')).not.toContain('/search/');
    for (const path of ['index.html', 'council/weir/index.html', 'archive/index.html', '404.html'])
      expect(await readFile(join(out, path), 'utf8')).toMatch(/href="[^"]*search\/(?:index\.html)?"/);
    expect(await readFile(join(out, 'council/weir/index.html'), 'utf8')).not.toMatch(
      /<script(?! type="application)/,
    );
    expect(await readFile(join(out, 'index.html'), 'utf8')).toContain(
      'https://post.example/paper/search/?q={search_term_string}',
    );
  });
});
