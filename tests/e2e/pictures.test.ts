import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { findChromium, launchBrowser } from '../support/browser.ts';
import { fromPhone, scene, tagsOf, telltale } from '../support/pictures.ts';
import { newsctl, newsroom, write } from '../support/publishing.ts';

const article = (slug: string, file: string, body = 'The weir holds.'): string =>
  `---\nid: ${slug}\ntype: news\nstatus: approved\nheadline: The weir at ${slug} holds\nslug: ${slug}\nsection: News\nstandfirst: It was mended in June.\nbyline: [{name: Ines Vale}]\nimages: [{file: ${file}, alt: Water over the weir, credit: Ines Vale, licence: own work}]\n---\n\n${body}\n`;

async function room(): Promise<string> {
  return newsroom({
    'media/weir.jpg': await fromPhone(scene(1700, 1200), 6).jpeg().toBuffer(),
    'media/mill.png': await scene(900, 600).png().toBuffer(),
    'articles/weir.md': article('weir', 'media/weir.jpg', 'It holds.\n\n![The mill](/media/mill.png)'),
    'articles/mill.md': article('mill', 'media/mill.png'),
  });
}

const mediaOf = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, 'media'))).map((name) => join(folder, 'media', name));

test('what a telephone wrote into a picture stays in the newsroom', async () => {
  const root = await room();
  const checked = await newsctl(root, 'check', '--json');
  const told = checked.json.result.findings.filter(
    ({ rule }: { rule: string }) => rule === 'images/metadata',
  );
  expect(told).toMatchObject([
    { severity: 'note', message: expect.stringContaining('Readers will not get it') },
  ]);
  const published = await newsctl(root, 'publish', '--yes', '--json');
  expect([published.code, published.json.warnings]).toEqual([0, []]);
  const files = await mediaOf(join(root, 'public'));
  // Each in three widths of three formats, and at its own address.
  expect(files.length).toBe(2 * (3 * 3 + 1));
  for (const file of files) {
    const bytes = await readFile(file);
    expect([file, await telltale(bytes)]).toEqual([file, []]);
    expect(await tagsOf(bytes)).toMatchObject({ Artist: 'Ines Vale' });
  }
  expect((await newsctl(root, 'publish', '--json')).json.result.changed).toBe(false);
  // The original is as it was.
  expect(await telltale(await readFile(join(root, 'media/weir.jpg')))).toContain('latitude');
});

test('a picture that cannot be shown stops a publication, and a build goes on without it', async () => {
  const root = await room();
  await write(root, { 'media/mill.png': (await scene(900, 600).png().toBuffer()).subarray(0, 900) });
  const checked = await newsctl(root, 'check', '--json');
  const found = checked.json.result.findings.filter(
    ({ rule }: { rule: string }) => rule === 'images/unreadable',
  );
  expect(found).toMatchObject([
    {
      severity: 'error',
      path: 'articles/mill.md',
      message: expect.stringContaining('`media/mill.png` is cut short'),
    },
    { severity: 'error', path: 'articles/weir.md' },
  ]);
  expect(checked.code).toBe(1);
  const refused = await newsctl(root, 'publish', '--yes', '--json');
  expect([refused.code, refused.json.error.code]).toEqual([1, 'CHECK_FAILED']);
  const built = await newsctl(root, 'build', '--json');
  expect(built.code).toBe(0);
  expect(built.json.warnings).toEqual([
    'media/mill.png: This picture is cut short: its end is missing. It was left out of articles/mill.md, articles/weir.md. Put a sound copy of it in its place.',
  ]);
  expect((await mediaOf(join(root, '.newsctl/site'))).filter((file) => file.includes('mill'))).toEqual([]);
  // Where the desk says so it goes out without the picture, and with it once that is mended.
  await write(root, {
    'newsctl.yaml': `${await readFile(join(root, 'newsctl.yaml'), 'utf8')}rules: {images/unreadable: warning}\n`,
  });
  expect((await newsctl(root, 'publish', '--yes', '--json')).json.warnings).toEqual(built.json.warnings);
  await write(root, { 'media/mill.png': await scene(900, 600).png().toBuffer() });
  const mended = await newsctl(root, 'publish', '--json');
  expect([mended.code, mended.json.result.changed, mended.json.warnings]).toEqual([0, true, []]);
});

test('a publish that was looked at first makes no picture twice, and one that keeps nothing loses none', async () => {
  const root = await room();
  const looked = await newsctl(root, 'publish', '--dry-run', '--json');
  expect(looked.code).toBe(0);
  await newsctl(root, 'publish', '--yes', '--json');
  await rm(join(root, '.newsctl/cache'), { recursive: true });
  const again = await newsctl(root, 'publish', '--json');
  expect([again.code, again.json.result.changed]).toEqual([0, false]);
});

test.skipIf(!findChromium(process.env) && !process.env.CI)(
  'a browser takes AVIF in the width that its screen needs',
  async () => {
    const root = await room();
    expect((await newsctl(root, 'build', '--json')).code).toBe(0);
    const address = await served(join(root, '.newsctl/site'));
    const browser = (await launchBrowser())!;
    onTestFinished(() => browser.close());
    const shown = async (path: string, width: number, density: number) => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, deviceScaleFactor: density });
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/media/')) asked.push(request.url());
      });
      await page.goto(`${address}${path}`, { waitUntil: 'networkidle' });
      const first = await page.$eval('img', async (img) => {
        await img.decode();
        return {
          src: img.currentSrc,
          natural: img.naturalWidth > 0,
          turned: img.naturalWidth < img.naturalHeight,
        };
      });
      await page.close();
      expect(first.natural).toBe(true);
      expect(asked).toContain(first.src);
      // Nobody loads a picture twice.
      expect(new Set(asked.map((url) => /media\/(\w+)/.exec(url)![1])).size).toBe(asked.length);
      return { name: first.src.replace(/.*\/(\w+)\.\w{12}/, '$1'), turned: first.turned };
    };
    expect(await shown('news/weir/', 320, 1)).toEqual({ name: 'weir.480.avif', turned: true });
    expect(await shown('news/weir/', 390, 2)).toEqual({ name: 'weir.800.avif', turned: true });
    expect(await shown('news/weir/', 1280, 1)).toEqual({ name: 'weir.1200.avif', turned: true });
    expect(await shown('news/', 1280, 1)).toMatchObject({ name: expect.stringMatching(/^\w+\.480\.avif$/) });
  },
  120_000,
);

async function served(folder: string): Promise<string> {
  const types: Record<string, string> = {
    html: 'text/html',
    css: 'text/css',
    avif: 'image/avif',
    webp: 'image/webp',
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).replace(
      /\/$/,
      '/index.html',
    );
    const bytes = await readFile(join(folder, path)).catch(() => null);
    response.writeHead(bytes ? 200 : 404, {
      'content-type': types[path.split('.').pop()!] ?? 'application/octet-stream',
    });
    response.end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  onTestFinished(() => new Promise((closed) => server.close(() => closed())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
