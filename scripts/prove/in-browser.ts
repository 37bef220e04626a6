import type { Browser, Page } from 'playwright-core';
import { barriers, loadAxe, overflow } from '../../tests/support/site/barriers.ts';

/** A telephone of the smallest kind and a desk. */
const WIDTHS = [320, 1280];
const SCHEMES = ['light', 'dark'] as const;

/** Pages that are open at the same time. */
const TOGETHER = 2;

/**
 * What keeps readers out of pages, in both colour schemes and on both widths, and what runs off a page.
 * @param address where the site is served, with a slash at its end
 * @param told asked after each page with how many there have been
 * @returns faults that start with the path of the page
 */
export async function faultsInBrowser(
  browser: Browser,
  address: string,
  paths: readonly string[],
  told: (done: number) => void,
): Promise<string[]> {
  const waiting = [...paths];
  const found: string[] = [];
  await Promise.all(
    Array.from({ length: TOGETHER }, async () => {
      const page = await browser.newPage();
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        await page.goto(address + encodeURI(path), { waitUntil: 'load' });
        for (const fault of await faultsOf(page)) found.push(`${path}: ${fault}`);
        told(paths.length - waiting.length);
      }
      await page.close();
    }),
  );
  return found;
}

async function faultsOf(page: Page): Promise<string[]> {
  await loadAxe(page);
  const found: string[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await overflow(page);
      const all = [...(wide > 0 ? [`${wide} px run off the page`] : []), ...(await barriers(page))];
      found.push(...all.map((fault) => `${colorScheme}, ${width} px: ${fault}`));
    }
  }
  return found;
}
