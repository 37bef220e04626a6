/**
 * What Lighthouse says of the demo newsroom's site: `npm run lighthouse -- --lighthouse FOLDER [--runs 3]`. FOLDER is where
 * `npm install lighthouse@12` was run: with its 185 megabytes it is no dependency of this project. The site is
 * published by the real program and served on loopback as a good host would serve it; home, an article with a picture and
 * an opinion piece are measured on a telephone and a desk. Prints the median of each score, every audit below 1, and what
 * the page weighs; the exit status is 1 where a score is below 95.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findChromium } from '../tests/support/browser.ts';
import { DEMO_PAGES } from './newsrooms/demo.ts';
import { serveSite } from './newsrooms/serve.ts';
import { demoSite } from './prove/sites.ts';

/** What is read of a result of Lighthouse; see its `types/lhr`. */
interface Result {
  categories: Record<string, { title: string; score: number | null }>;
  audits: Record<
    string,
    {
      title: string;
      score: number | null;
      scoreDisplayMode: string;
      displayValue?: string;
      details?: Details;
    }
  >;
}
interface Details {
  items?: { label?: string; transferSize?: number; requestCount?: number }[];
}
type Lighthouse = (url: string, flags: object, config?: object) => Promise<{ lhr: Result } | undefined>;
type Launch = (options: object) => Promise<{ port: number; kill(): void }>;

const AIM = 0.95;
const { values } = parseArgs({
  options: { lighthouse: { type: 'string' }, runs: { type: 'string', default: '3' } },
});
if (!values.lighthouse) throw new Error('--lighthouse is missing: the folder where lighthouse is installed.');
const tools = createRequire(join(resolve(values.lighthouse), 'package.json'));
const load = (name: string) => import(pathToFileURL(tools.resolve(name)).href);
const { default: lighthouse, desktopConfig } = (await load('lighthouse')) as {
  default: Lighthouse;
  desktopConfig: object;
};
const { launch } = (await load('chrome-launcher')) as { launch: Launch };
const PRESETS = { telephone: undefined, desk: desktopConfig };

const folder = mkdtempSync(join(tmpdir(), 'newsctl-lighthouse-'));
const served = await serveSite(demoSite(folder).folder);
const chrome = await launch({
  chromePath: findChromium(process.env),
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
});
try {
  for (const [name, path] of Object.entries(DEMO_PAGES))
    for (const [preset, config] of Object.entries(PRESETS)) {
      const results: Result[] = [];
      for (let run = 0; run < Number(values.runs); run++) results.push(await measured(path, config));
      report(`${name}, ${preset}`, results);
    }
} finally {
  chrome.kill();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measured(path: string, config: object | undefined): Promise<Result> {
  const url = served.address + path.replace(/index\.html$/, '');
  const ran = await lighthouse(url, { port: chrome.port, logLevel: 'error' }, config);
  if (!ran) throw new Error(`Lighthouse gave nothing for ${url}.`);
  return ran.lhr;
}

function report(name: string, results: readonly Result[]): void {
  const last = results.at(-1)!;
  const scores = Object.entries(last.categories).map(([id, { title }]) => {
    const score = median(results.map(({ categories }) => categories[id]!.score ?? 0));
    if (score < AIM) process.exitCode = 1;
    return `${title} ${Math.round(score * 100)}`;
  });
  process.stdout.write(`${name}: ${scores.join(', ')}\n  ${weight(last)}\n`);
  for (const [id, { title, score, scoreDisplayMode, displayValue }] of Object.entries(last.audits)) {
    if (score === null || score >= 1 || scoreDisplayMode === 'informative') continue;
    process.stdout.write(
      `  ${score.toFixed(2)}  ${id}: ${title}${displayValue ? ` (${displayValue})` : ''}\n`,
    );
  }
}

/** Requests and bytes over the line, by kind. */
function weight({ audits }: Result): string {
  const items = audits['resource-summary']?.details?.items ?? [];
  return items
    .filter(({ requestCount }) => requestCount)
    .map(({ label, requestCount, transferSize }) => `${label} ${requestCount} (${transferSize} bytes)`)
    .join(', ');
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}
