import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchBrowser } from '../support/browser.ts';
import { barriers, loadAxe, overflow } from '../support/site/barriers.ts';
import { SAMPLE_ABOUT, SAMPLE_ARTICLES, SAMPLE_MEDIA } from '../unit/site/sample-site.ts';
import { build, textOf, written } from '../unit/site/site-support.ts';

const PAGES = [
  ['home', 'index.html'],
  ['article', 'council/mill-bridge-closes/index.html'],
  ['opinion article', 'opinion/a-bridge-is-a-promise/index.html'],
  ['court report', 'courts/two-deny-stealing-lead/index.html'],
  ['inquest', 'courts/inquest-opens-cold-aston/index.html'],
  ['fact-check', 'council/will-closure-cost-nothing/index.html'],
  ['live blog', 'villages/river-ash-live/index.html'],
  ['interview', 'people/woman-who-winds-the-clock/index.html'],
  ['obituary that was corrected', 'people/winifred-gage/index.html'],
  ['correction', 'people/winifred-gage-correction/index.html'],
  ['section', 'council/index.html'],
  ['writer', 'authors/orla-finch/index.html'],
  ['subject', 'tags/mill-bridge/index.html'],
  ['archive', 'archive/index.html'],
  ['month', 'archive/2026-11/index.html'],
  ['corrections', 'corrections/index.html'],
  ['about', 'about/index.html'],
  ['not found', '404.html'],
] as const;

/** Two telephones and a desk. */
const WIDTHS = [320, 390, 1280];

const browser: Browser | null = await launchBrowser();

let folder = '';
let server: Server;
let address = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsctl-site-'));
  const site = await build(SAMPLE_ARTICLES, { media: SAMPLE_MEDIA, about: SAMPLE_ABOUT });
  for (const { path, bytes } of site.files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname.replace(/^\/paper\//, '');
    const bytes = await readFile(join(folder, path)).catch(() => null);
    const type = /\.(\w+)$/.exec(path)?.[1] ?? 'html';
    const types: Record<string, string> = { html: 'text/html', css: 'text/css', svg: 'image/svg+xml' };
    response.writeHead(bytes ? 200 : 404, { 'content-type': types[type] ?? 'application/octet-stream' });
    response.end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/paper/`;
});

afterAll(async () => {
  await browser?.close();
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true });
});

async function opened(url: string, options: object, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser!.newContext(options);
  try {
    const page = await context.newPage();
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    await page.goto(url, { waitUntil: 'load' });
    await look(page);
    expect(failed.filter((one) => !one.endsWith('/favicon.ico'))).toEqual([]);
  } finally {
    await context.close();
  }
}

test('a browser that is named but not there is an error', () => {
  expect(() => findChromium({ NEWSCTL_CHROMIUM: join(folder, 'index.html') })).toThrow('is no program');
  expect(findChromium({ NEWSCTL_CHROMIUM: process.execPath })).toBe(process.execPath);
});

function inBrowser(): void {
  describe.each(PAGES)('%s', (_name, path) => {
    test.each(['light', 'dark'] as const)(
      'shuts nobody out in %s, on two telephones and a desk',
      async (colorScheme) => {
        await opened(address + path, { colorScheme }, async (page) => {
          await loadAxe(page);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 900 });
            expect({ width, overflow: await overflow(page) }).toEqual({ width, overflow: 0 });
            expect({ width, barriers: await barriers(page) }).toEqual({ width, barriers: [] });
          }
        });
      },
    );

    test('is on paper what it says: no navigation, nothing cut off', async () => {
      await opened(address + path, { viewport: { width: 720, height: 900 } }, async (page) => {
        await page.emulateMedia({ media: 'print' });
        expect(await page.isVisible('nav.sections')).toBe(false);
        expect(await page.isVisible('h1')).toBe(true);
        expect(await overflow(page)).toBe(0);
      });
    });
  });

  test('on paper no line runs along the words of a live entry', async () => {
    await opened(`${address}villages/river-ash-live/index.html`, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const styles = `[...document.querySelectorAll('.body aside')].map((aside) => getComputedStyle(aside))`;
      const stuck = `${styles}.filter((s) => s.borderLeftStyle !== 'none' && parseFloat(s.borderLeftWidth) > 0 && parseFloat(s.paddingLeft) < 4)`;
      expect(await page.evaluate(`${styles}.length`)).toBeGreaterThan(1);
      expect(await page.evaluate(`${stuck}.length`)).toBe(0);
    });
  });

  test('the stylesheet is in force in both colour schemes', async () => {
    const colours = new Set<unknown>();
    for (const colorScheme of ['light', 'dark'] as const) {
      await opened(`${address}index.html`, { colorScheme }, async (page) => {
        colours.add(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      });
    }
    expect(colours.size).toBe(2);
  });

  test('a reader gets from the front page to a story and back, from a disk', async () => {
    await opened(pathToFileURL(join(folder, 'index.html')).href, {}, async (page) => {
      await page.click('.lead .card-headline a');
      expect(await page.textContent('h1')).toContain('Mill Bridge to close');
      await page.click('.nameplate a');
      expect(await page.textContent('h1')).toBe('The Ashwick Courier');
    });
  });

  test('words of eighty letters stay on a telephone', async () => {
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    const front = (id: string, type: string, more = ''): string =>
      `id: ${id}\ntype: ${type}\nheadline: ${word}\nstandfirst: ${word}\nslug: ${id}\nsection: ${word}\ntags: [${word}]\nbyline: [{name: ${word}, role: ${word}}]\ndateline: {place: ${word}}\n${more}`;
    const corrections = ['top', 'foot']
      .map(
        (placement) =>
          `{kind: correction, at: "2026-11-23T10:00:00+00:00", was: ${word}, now: ${word}, where: body, placement: ${placement}}`,
      )
      .join(', ');
    const fronts = [
      front('a', 'news', `corrections: [${corrections}]\n`),
      front('b', 'court', `court: ${word}\njudge: ${word}\ndefendants: [{plea: ${word}, stage: ${word}}]\n`),
      front('c', 'fact-check', `claim: ${word}\nclaimant: ${word}\nrating: ${word}\n`),
      front(
        'd',
        'inquest',
        `coroner: ${word}\nhelplines: [{name: ${word}, number: 01632 960001, hours: ${word}}]\n`,
      ),
      front(
        'e',
        'press-release',
        `disclosure: ${word}\nsources: [{public: true, title: ${word}, url: "https://a.example/${word}"}]\n`,
      ),
      front('f', 'opinion', `label: ${word}\nauthor_bio: ${word}\ninterests: ${word}\n`),
      front('g', 'interview-qa', `method: ${word}\ndate: 2026-11-23\n`),
      front('h', 'correction', 'corrects: a\n'),
    ];
    const body = `${word}\n\n:::update[${word}]\n${word}\n:::\n`;
    const site = await build(fronts.map((each) => written({ front: each, body })));
    const css = textOf(site, site.files.find(({ path }) => path.endsWith('.css'))!.path);
    for (const { path } of site.files.filter((file) => file.path.endsWith('.html')))
      await opened('about:blank', { viewport: { width: 320, height: 700 } }, async (page) => {
        await page.setContent(textOf(site, path).replace(/<link [^>]*>/g, ''));
        await page.addStyleTag({ content: css });
        expect({ path, overflow: await overflow(page) }).toEqual({ path, overflow: 0 });
      });
  });

  test('the keyboard reaches the words first by the skip link', async () => {
    await opened(`${address}index.html`, {}, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip-link');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
    });
  });
}

if (browser) describe('the pages in a browser', inBrowser);
else
  process.stderr.write('\nLEFT OUT: no page was opened in a browser, because there is no Chromium here.\n\n');
