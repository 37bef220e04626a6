import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../tests/support/browser.ts';

/** Takes the pictures of the README from the demo: a checked article in a terminal, and the published page. */
const PACKAGE = join(import.meta.dirname, '..');
const BINARY = join(PACKAGE, 'bin', 'newsctl.js');
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
  makeNewsroom();
  await terminal('check.png', ['check', 'articles/tanners-bridge.md'], 34);
  rmSync(join(room, 'articles', 'tanners-bridge.md'));
  await ledger();
  newsctl(['publish', '--quiet']);
  await page(
    'article.png',
    join(room, 'public', 'council', 'tanners-bridge-to-shut-for-14-weeks', 'index.html'),
    1000,
  );
  await page('home.png', join(room, 'public', 'index.html'), 900);
  correct();
  newsctl(['publish', '--quiet']);
  await readers();
} finally {
  await browser.close();
  rmSync(join(room, '..'), { recursive: true });
}

function makeNewsroom(): void {
  const options = [
    '--name',
    'The Marlbeck Courier',
    '--url',
    'https://courier.marlbeck.example',
    '--language',
    'en-GB',
    '--timezone',
    'Europe/London',
    '--jurisdiction',
    'uk',
  ];
  newsctl(['init', room, ...options], join(room, '..'));
  for (const name of ['articles', 'sources', 'media', 'pages', 'people.yaml'])
    cpSync(join(PACKAGE, 'demo', name), join(room, name), { recursive: true });
  cpSync(join(PACKAGE, 'demo', 'faulty.md'), join(room, 'articles', 'tanners-bridge.md'));
}

function newsctl(args: string[], cwd = room): string {
  return spawnSync(process.execPath, [BINARY, ...args, '--no-input'], { cwd, encoding: 'utf8' }).stdout;
}

/** A command and the first lines of what it prints, as a terminal shows them. */
async function terminal(name: string, args: string[], lines: number): Promise<void> {
  const output = newsctl([...args, '--color'])
    .split('\n')
    .slice(0, lines)
    .join('\n');
  const html = `<body style="margin:0;background:#1d2330"><pre id="t" style="display:inline-block;margin:0;padding:24px 28px;font:14px/1.45 'DejaVu Sans Mono',monospace;color:#dfe3ea">$ newsctl ${args.join(' ')}\n${coloured(output)}\n…</pre></body>`;
  const view = await browser!.newPage({ viewport: { width: 1500, height: 1200 }, deviceScaleFactor: 1.5 });
  await view.setContent(html);
  await view.locator('#t').screenshot({ path: join(PICTURES, name) });
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
  newsctl(['quotes', 'story.md', '--html', 'ledger.html']);
  await page('ledger.png', join(room, 'ledger.html'), 900);
  rmSync(join(room, 'story.md'));
}

async function page(name: string, file: string, height: number): Promise<void> {
  const view = await browser!.newPage({ viewport: { width: 1100, height }, deviceScaleFactor: 1 });
  await view.goto(`file://${file}`);
  await view.screenshot({ path: join(PICTURES, name) });
}

/** An error in the story, put right as a newsroom would. */
function correct(): void {
  const story = join(room, 'articles', 'tanners-bridge-to-shut-for-14-weeks.md');
  const note =
    "corrections:\n  - {kind: correction, at: '2026-11-24T09:00:00+00:00', was: 'The vote was 14 to eight.', now: 'The vote was 14 to nine.', where: body}\n";
  writeFileSync(story, readFileSync(story, 'utf8').replace(/^status: .*\n/m, `status: corrected\n${note}`));
}

/** What readers get: on a telephone by day, a column by night, the foot of a corrected story, and on paper. */
async function readers(): Promise<void> {
  const site = join(room, 'public');
  const bridge = join(site, 'council', 'tanners-bridge-to-shut-for-14-weeks', 'index.html');
  const column = join(site, 'opinion', 'tell-the-wharf-how-to-get-across', 'index.html');
  const shots = [
    await shot(join(site, 'index.html'), {}, {}),
    await shot(column, { colorScheme: 'dark' }, {}),
    await shot(bridge, {}, { foot: true }),
    await shot(bridge, {}, { paper: true }),
  ];
  const frames = shots.map(
    (bytes) =>
      `<img style="width:390px;height:820px" src="data:image/png;base64,${bytes.toString('base64')}" alt="">`,
  );
  const view = await browser!.newPage({ viewport: { width: 1640, height: 860 } });
  await view.setContent(
    `<body style="margin:20px;display:flex;gap:13px;background:#8d9299">${frames.join('')}</body>`,
  );
  const session = await view.context().newCDPSession(view);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  writeFileSync(join(PICTURES, 'readers.webp'), Buffer.from(data, 'base64'));
}

async function shot(
  file: string,
  options: { colorScheme?: 'dark' },
  { foot = false, paper = false }: { foot?: boolean; paper?: boolean },
): Promise<Buffer> {
  const view = await browser!.newPage({
    viewport: { width: 390, height: 820 },
    reducedMotion: 'reduce',
    ...options,
  });
  if (paper) await view.emulateMedia({ media: 'print' });
  await view.goto(`file://${file}`);
  // The margins of a sheet, which a screen does not have.
  if (paper) await view.addStyleTag({ content: 'body { padding: 24px; }' });
  if (foot) await view.locator('.corrections').evaluate((node) => node.scrollIntoView({ block: 'center' }));
  return view.screenshot();
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
