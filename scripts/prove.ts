/**
 * Holds every page of whole sites against what readers and programs need of it:
 * `npm run prove -- [--archive-tool FILE] [--articles 300] [--no-browser]`. The sites are the demo newsroom, a week with
 * every kind of article, an archive whose every article strains its page, and where a tool is named that makes archives
 * (`--out DIR --articles N --front newsctl --opinion directive`), one of those. Each page must be valid HTML and JSON-LD,
 * shut nobody out (axe-core in Chromium: light and dark, 320 and 1280 px) and lead only to what is there; each feed,
 * export and sitemap must keep its format. Prints faults by page; the exit status is 1 if there is one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tests/support/browser.ts';
import { siteFaults } from '../tests/support/site/site-faults.ts';
import { pathsEnding, readSite } from '../tests/support/site/site-files.ts';
import { serveSite } from './newsrooms/serve.ts';
import { faultsInBrowser } from './prove/in-browser.ts';
import { archiveSite, type BuiltSite, demoSite, testedSites } from './prove/sites.ts';

const { values } = parseArgs({
  options: {
    'archive-tool': { type: 'string' },
    articles: { type: 'string', default: '300' },
    'no-browser': { type: 'boolean', default: false },
  },
});
const tool = values['archive-tool'];
const folder = mkdtempSync(join(tmpdir(), 'newsctl-prove-'));
const browser = values['no-browser'] ? null : await launchBrowser();
if (!browser) say('No browser: axe-core is left out.');
if (!tool) say('No --archive-tool: the archive is left out.');

try {
  const sites = [
    demoSite(folder),
    ...(await testedSites(folder)),
    ...(tool ? [archiveSite(folder, tool, values.articles)] : []),
  ];
  for (const site of sites) await prove(site, browser);
} finally {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}

async function prove(site: BuiltSite, browser: Browser | null): Promise<void> {
  const files = readSite(site.folder);
  const pages = pathsEnding(files, '.html');
  const faults = await siteFaults(files, site.base);
  if (browser) faults.push(...(await barriersOf(site, pages, browser)));
  for (const fault of faults.sort()) process.stdout.write(`${fault}\n`);
  const programs = [...files.keys()].filter((path) => /\.(?:xml|json)$/.test(path)).length;
  const looked = browser ? `, each looked at in light and dark, wide and narrow` : '';
  process.stdout.write(
    `${site.name}: ${pages.length} pages${looked}, ${programs} feeds, exports and sitemaps: ${faults.length} faults\n`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

/** Served from an address like its own: the page for what is not there names its stylesheet from the root. */
async function barriersOf({ folder, base }: BuiltSite, pages: string[], browser: Browser): Promise<string[]> {
  const served = await serveSite(folder, new URL(base).pathname);
  try {
    return await faultsInBrowser(browser, served.address, pages, progress(pages.length));
  } finally {
    await served.close();
  }
}

function progress(all: number): (done: number) => void {
  return (done) => {
    if (done % 100 === 0) say(`${done} of ${all} pages`);
  };
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
