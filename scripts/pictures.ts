import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { launchBrowser } from '../tests/support/browser.ts';
import { correctDemo, makeDemo } from './newsrooms/demo.ts';
import { mustRun, newsctl, PACKAGE } from './newsrooms/program.ts';
import { pagePictures } from './pictures/pages.ts';

/**
 * Takes the pictures of the README and of docs/ from the demo: a checked article in a terminal, the ledger, and the
 * pages that readers get. `npm run pictures`.
 */
const PICTURES = join(PACKAGE, 'docs', 'images');
const room = join(mkdtempSync(join(tmpdir(), 'newsctl-pictures-')), 'marlbeck-courier');

const COLOURS: Record<string, string> = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  2: '#8b949e',
  1: '#ffffff',
};

mkdirSync(PICTURES, { recursive: true });
const browser = await launchBrowser();
if (!browser) throw new Error('No Chromium was found.');
try {
  makeDemo(room, join(room, '..'));
  cpSync(join(PACKAGE, 'demo', 'faulty.md'), join(room, 'articles', 'tanners-bridge.md'));
  await terminal('check.png', ['check', 'articles/tanners-bridge.md'], 34);
  rmSync(join(room, 'articles', 'tanners-bridge.md'));
  await ledger();
  correctDemo(room);
  mustRun(['publish', '--quiet'], room);
  const story = join(room, 'articles', 'tanners-bridge-to-shut-for-14-weeks.md');
  await pagePictures(browser, join(room, 'public'), story, PICTURES);
} finally {
  await browser.close();
  rmSync(join(room, '..'), { recursive: true });
}

/** A command and the first lines of what it prints, as a terminal of 108 columns shows them. */
async function terminal(name: string, args: string[], lines: number): Promise<void> {
  const output = newsctl([...args, '--color'], room)
    .split('\n')
    .slice(0, lines)
    .join('\n');
  const html = `<body style="margin:0;background:#1d2330"><pre id="t" style="display:inline-block;margin:0;padding:24px 28px;width:108ch;white-space:pre-wrap;font:14px/1.45 'DejaVu Sans Mono',monospace;color:#dfe3ea">$ newsctl ${args.join(' ')}\n${coloured(output)}\n…</pre></body>`;
  const view = await browser!.newPage({ viewport: { width: 1500, height: 1200 }, deviceScaleFactor: 1.5 });
  await view.setContent(html);
  await save(name, await view.locator('#t').screenshot());
}

/** The ledger of a story in which four words are not what the minutes have. */
async function ledger(): Promise<void> {
  const story = join('articles', 'tanners-bridge-to-shut-for-14-weeks.md');
  const text = readFileSync(join(room, story), 'utf8');
  const wrong = text
    .replace('two of the eight tie bars', 'two of the ten tie bars')
    .replace('and nobody', 'and hardly anybody')
    .replace('We cannot promise that', 'We could not promise that')
    .replace('against mending the bridge', 'against repairing the bridge');
  writeFileSync(join(room, 'story.md'), wrong);
  mustRun(['quotes', 'story.md', '--html', 'ledger.html'], room);
  await page('ledger.png', join(room, 'ledger.html'), 900);
  rmSync(join(room, 'story.md'));
}

async function page(name: string, file: string, height: number): Promise<void> {
  const view = await browser!.newPage({ viewport: { width: 1100, height }, deviceScaleFactor: 1 });
  await view.goto(`file://${file}`);
  await save(name, await view.screenshot());
}

/** A terminal and a table have few colours: with as many as they need they are a third as long. */
async function save(name: string, picture: Buffer): Promise<void> {
  await sharp(picture).png({ palette: true, colours: 48, effort: 10 }).toFile(join(PICTURES, name));
}

/** Colour codes of a terminal as HTML; the few that the program uses. */
function coloured(text: string): string {
  const escaped = text.replace(
    /[&<>]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]!,
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes start with an escape character
  return escaped.replace(/\u001B\[(\d+)m/g, (_, code: string) =>
    COLOURS[code]
      ? `<span style="color:${COLOURS[code]}${code === '1' ? ';font-weight:bold' : ''}">`
      : '</span>',
  );
}
