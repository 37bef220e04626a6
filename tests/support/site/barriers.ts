import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Makes axe-core known to the page that is open; before {@link barriers}, once a page. */
export const loadAxe = (page: Page): Promise<unknown> => page.evaluate(AXE);

/** Faults that stand in a reader's way, as axe-core sees them: grave and slight. */
export async function barriers(page: Page): Promise<string[]> {
  const found = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** How many pixels a page is wider than its window; 0 for one that fits. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
