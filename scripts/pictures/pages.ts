import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import remarkGfm from 'remark-gfm';
import remarkHtml from 'remark-html';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { DEMO_PAGES } from '../newsrooms/demo.ts';

/** A picture of a page: which page, how it is looked at, and where to. */
interface View {
  page: keyof typeof DEMO_PAGES;
  options: BrowserContextOptions & { viewport: { width: number; height: number } };
  paper?: boolean;
  /** What to scroll to. */
  at?: string;
}

const DESK = { width: 1200, height: 1000 };
const PHONE = { width: 390, height: 820 };

/** The pictures of the pages that readers get, by file name. */
const VIEWS: Record<string, View> = {
  home: { page: 'home', options: { viewport: { width: 1200, height: 900 } } },
  article: { page: 'article', options: { viewport: DESK } },
  opinion: { page: 'opinion', options: { viewport: { width: 1200, height: 760 } } },
  correction: { page: 'article', options: { viewport: { width: 900, height: 640 } }, at: '.corrections' },
  dark: { page: 'article', options: { viewport: DESK, colorScheme: 'dark' } },
  phone: { page: 'home', options: { viewport: PHONE, deviceScaleFactor: 2, isMobile: true } },
  print: { page: 'article', options: { viewport: { width: 794, height: 1123 } }, paper: true },
};

/**
 * Takes the pictures of pages.
 * @param site folder of the published demo newsroom, with its first story corrected
 * @param story the article file of that story
 * @param out where pictures go, as `NAME.webp`
 */
export async function pagePictures(
  browser: Browser,
  site: string,
  story: string,
  out: string,
): Promise<void> {
  for (const [name, view] of Object.entries(VIEWS))
    await opened(browser, view, pathToFileURL(join(site, DEMO_PAGES[view.page])).href, (page) =>
      save(page, join(out, `${name}.webp`)),
    );
  await beforeAndAfter(browser, site, story, join(out, 'before-after.webp'));
}

async function opened(
  browser: Browser,
  { options, paper, at }: Omit<View, 'page'>,
  url: string,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  if (paper) await page.emulateMedia({ media: 'print' });
  await page.goto(url);
  // The margins of a sheet, which a screen does not have.
  if (paper) await page.addStyleTag({ content: 'body { padding: 2cm; }' });
  if (at) await page.locator(at).evaluate((node) => node.scrollIntoView({ block: 'center' }));
  await look(page);
  await context.close();
}

/** The same story twice: as a browser shows what remark-html makes of it alone, and as it is published. */
async function beforeAndAfter(browser: Browser, site: string, story: string, file: string): Promise<void> {
  const viewport = { width: 620, height: 860 };
  const images: string[] = [];
  const keep = async (page: Page): Promise<void> => {
    images.push((await page.screenshot()).toString('base64'));
  };
  // Beside the newsroom's media, as its files name them.
  const bare = join(site, '..', 'bare.html');
  writeFileSync(bare, await bareRendering(story));
  for (const path of [bare, join(site, DEMO_PAGES.article)])
    await opened(browser, { options: { viewport } }, pathToFileURL(path).href, keep);
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  await page.setContent(
    `<body style="margin:20px;display:flex;gap:20px;background:#8d9299">${images
      .map((bytes) => `<img src="data:image/png;base64,${bytes}" alt="">`)
      .join('')}</body>`,
  );
  await save(page, file);
  await page.close();
}

async function bareRendering(story: string): Promise<string> {
  const [, front = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(story, 'utf8')) ?? [];
  const [, headline = ''] = /^headline: (.*)$/m.exec(front) ?? [];
  const made = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkHtml)
    .process(`# ${headline}\n\n![](media/tanners-bridge.png)\n${body}`);
  return `<!doctype html><meta charset="utf-8">${made}`;
}

/** WebP, which playwright has no way to ask for. */
async function save(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  writeFileSync(file, Buffer.from(data, 'base64'));
}
