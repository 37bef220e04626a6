import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CONFIG, newsroom, soundArticle, writeFiles } from '../support/newsroom.ts';
import { opened, openedUntil, previewing, until } from '../support/preview-client.ts';
import { tree } from '../support/publishing.ts';
import { documentOf, run } from '../support/run.ts';

const DRAFT = soundArticle({ slug: 'draft', status: 'draft', body: '[TK: who said so?]\n' }).replace(
  'Ferry runs again after repairs',
  'A draft about the ferry',
);
const EMBARGOED = soundArticle({ slug: 'later' }).replace(
  'status: approved',
  'status: approved\nembargo: {until: 2099-01-10T06:00:00+00:00}',
);
const FILES = {
  'articles/a.md': soundArticle({ slug: 'a' }),
  'articles/draft.md': DRAFT,
  'articles/later.md': EMBARGOED,
  'articles/gone.md': soundArticle({ slug: 'gone', status: 'withdrawn' }),
};

const text = async (url: string): Promise<string> => (await fetch(url)).text();

/** A request with a head of its own, which `fetch` does not allow. */
function raw(address: string, options: object): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(address);
  return new Promise((done, fail) => {
    request({ hostname, port, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece) => {
        body += piece;
      });
      response.on('end', () => done({ status: response.statusCode, body }));
    })
      .on('error', fail)
      .end();
  });
}

test('the site is there, what readers do not have is marked, and Ctrl-C ends with 0', async () => {
  const root = await newsroom(FILES);
  const { address, said, child, ended } = await previewing(root);
  expect(said.stdout).toBe(`${address}\n`);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const home = await text(address);
  expect(home).toContain('The Dunmoor Echo');
  expect(home).toMatch(
    /<a href="council\/draft\/index\.html"><span class="newsctl-flag">Draft<\/span> A draft/,
  );
  const article = await text(`${address}council/a/`);
  expect(article).toContain('The ferry is back, and the landing stage is open to everybody.');
  expect(article).toContain('Ready: it goes out with the next publish.');
  const draft = await text(`${address}council/draft/`);
  expect(draft).toContain('Draft: readers do not have this.');
  expect(draft).toMatch(/newsctl-remark newsctl-\w+" id="newsctl-note-\d+"/);
  expect(draft).toContain('publishing/residue, line 12, column 1');
  expect(draft).toMatch(/data-newsctl-notes="\d+">\[TK:/);
  expect(await text(`${address}council/later/`)).toContain(
    'Embargoed until 10 Jan 2099, 06:00 (Europe/London): readers do not have this.',
  );
  expect(await text(`${address}council/gone/`)).toContain('Withdrawn: ');
  const start = await text(`${address}__preview/`);
  for (const path of Object.keys(FILES)) expect(start).toContain(path);
  expect(await text(`${address}__preview/check?article=articles/draft.md`)).toMatch(/\d (?:error|warning)/);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(said.stderr).not.toContain('error');
});

test('the page for what is not there is whole where the site has a path, in any letters', async () => {
  const config = CONFIG.replace(/^url: .*$/m, 'url: https://echo.example/zürich/');
  expect(config).toContain('zürich');
  const { address } = await previewing(await newsroom({ ...FILES, 'newsctl.yaml': config }));
  const css = /href="([^"]*\/site\.[^"]*\.css)"/.exec(await text(`${address}nothing/`))![1]!;
  expect(css).toMatch(/^\/z%C3%BCrich\/assets\//);
  expect((await fetch(new URL(css, address))).status).toBe(200);
});

test('as readers get it, and in the feeds, nothing of the desk is there', async () => {
  const root = await newsroom(FILES);
  const { address } = await previewing(root);
  await text(`${address}council/draft/`);
  await run(['build', '--out', join(root, 'out')], { cwd: root });
  // The moment of a publication that is yet to come is another one in either.
  const timeless = (page: string): string =>
    page
      .replace(/<script src="\/__preview\/client\.js"[^>]*><\/script>/, '')
      .replace(/\d{4}-\d\d-\d\dT[\d:]+(?:Z|\+00:00)|\d\d?:\d\d(?::\d\d)?/g, '');
  const built = tree(join(root, 'out'));
  for (const path of Object.keys(built).filter((one) => /\.(?:html|xml|txt)$/.test(one))) {
    const shown = await text(`${address}${path.endsWith('.html') ? '__preview/readers/' : ''}${path}`);
    expect(timeless(shown), path).toBe(timeless(await readFile(join(root, 'out', path), 'utf8')));
  }
  expect((await fetch(`${address}__preview/readers/council/draft/`)).status).toBe(404);
  expect(Object.keys(built).filter((path) => /preview|draft|later|gone/.test(path))).toEqual([]);
  for (const path of Object.keys(built))
    expect(await readFile(join(root, 'out', path), 'latin1')).not.toContain('newsctl-');
});

test('a page that changes is told so, and no other', async () => {
  const root = await newsroom({ ...FILES, 'articles/b.md': soundArticle({ slug: 'b' }) });
  const { address } = await previewing(root);
  const a = await opened(address, 'council/a/');
  const b = await opened(address, 'council/b/');
  expect(a.type).toContain('text/event-stream');
  await writeFile(join(root, 'articles/a.md'), soundArticle({ slug: 'a', body: 'The ferry is late.' }));
  await a.changed;
  await openedUntil(address, 'council/a/', /The ferry is late\./);
  const state = await Promise.race([b.changed, Promise.resolve('as it was')]);
  expect(state).toBe('as it was');
  // Editors that write beside the file first, and then put it in place.
  await writeFile(join(root, 'articles/.b.md.tmp'), soundArticle({ slug: 'b', body: 'The ferry is early.' }));
  await rename(join(root, 'articles/.b.md.tmp'), join(root, 'articles/b.md'));
  await b.changed;
  expect(await text(`${address}council/b/`)).toContain('The ferry is early.');
});

test('what a page rests on is watched too: sources, media, templates, settings, new articles', async () => {
  const words = '“The ferry is back,” said Ada Moor, who steers it.';
  const root = await newsroom({
    'articles/a.md': soundArticle({ slug: 'a', body: words }).replace(
      'status:',
      'sources: [{id: notes, file: sources/notes.txt, kind: interview}]\nstatus:',
    ),
    'sources/notes.txt': 'ADA MOOR: The ferry is back.\n',
  });
  const { address } = await previewing(root);
  const before = await opened(address, 'council/a/');
  expect(before.html).toContain('newsctl-quote-exact');
  await writeFiles(root, { 'sources/notes.txt': 'ADA MOOR: The ferry is not back.\n' });
  await before.changed;
  const after = await openedUntil(address, 'council/a/', /newsctl-quote-critical-change/);
  await writeFiles(root, { 'templates/site/footer.liquid': '<footer>Printed in Dunmoor</footer>\n' });
  await after.changed;
  await openedUntil(address, 'council/a/', /Printed in Dunmoor/);
  const home = await opened(address, '');
  const missing = await opened(address, 'council/new/');
  await writeFiles(root, { 'articles/new.md': soundArticle({ slug: 'new', status: 'draft' }) });
  await Promise.all([home.changed, missing.changed]);
  const again = await opened(address, 'council/a/');
  await writeFiles(root, { 'newsctl.yaml': CONFIG.replace('Dunmoor Echo', 'Dunmoor Bell') });
  await again.changed;
  await openedUntil(address, '', /The Dunmoor Bell/);
});

test('an article is shown as other systems get it, as long as the settings have it exported', async () => {
  const root = await newsroom(FILES);
  const { address } = await previewing(root);
  const answer = (): Promise<Response> => fetch(`${address}council/a/ninjs.json`);
  expect(await (await answer()).json()).toMatchObject({ standard: { name: 'ninjs' } });
  for (const [setting, status] of [
    ['ninjs: false\n', 404],
    ['ninjs: true\n', 200],
  ] as const) {
    await writeFiles(root, { 'newsctl.yaml': CONFIG + setting });
    await until(async () => (await answer()).status === status || undefined);
  }
});

test.each([
  ['newsctl.yaml', 'name: [', CONFIG, /newsctl\.yaml:\d+:\d+/],
  [
    'templates/site/article.liquid',
    'Line one\n{% if %}\n',
    null,
    /article\.liquid.{0,12} failed in line 2, column \d+/,
  ],
])('a fault in %s is shown with its place, and goes with it', async (path, faulty, sound, place) => {
  const root = await newsroom(FILES);
  const { address } = await previewing(root);
  const before = await opened(address, 'council/a/');
  await writeFiles(root, { [path]: faulty });
  await before.changed;
  await openedUntil(address, 'council/a/', place);
  if (sound === null) await rm(join(root, path));
  else await writeFiles(root, { [path]: sound });
  await openedUntil(address, 'council/a/', /The ferry is back/);
});

test('an article that cannot be read is told on every page, and the others are shown', async () => {
  const root = await newsroom(FILES);
  const { address } = await previewing(root);
  const before = await opened(address, 'council/a/');
  await writeFiles(root, {
    'articles/bad.md': Buffer.from([0x2d, 0x0a, 0xc3]),
    'articles/worse.md': Buffer.from([0xff]),
  });
  await before.changed;
  const page = await opened(address, 'council/a/');
  expect(page.html).toContain('The ferry is back');
  const told = /articles\/bad\.md is not UTF-8 text\. \(and 1 more\) Nothing can be published/;
  await until(async () => told.test(await text(`${address}council/a/`)) || undefined);
  const start = await text(`${address}__preview/`);
  expect(start).toContain('Cannot be read (2)');
  expect(start).toMatch(/articles\/worse\.md is not UTF-8/);
  expect(start).toContain('articles/draft.md');
  const both = await opened(address, 'council/a/');
  await writeFiles(root, { 'articles/bad.md': soundArticle({ slug: 'bad' }) });
  await rm(join(root, 'articles/worse.md'));
  await both.changed;
  await until(
    async () => !(await text(`${address}council/a/`)).includes('Nothing can be published') || undefined,
  );
  expect(await text(`${address}council/bad/`)).toContain('The ferry is back');
});

test('it starts with a fault, and recovers', async () => {
  const root = await newsroom({ ...FILES, 'newsctl.yaml': 'nmae: x\n' });
  const { address, said } = await previewing(root);
  await until(() => (said.stderr.includes('Ctrl-C ends') ? true : undefined));
  expect(said.stderr).toMatch(/newsctl\.yaml:1:1/);
  const fault = await opened(address, '__preview/');
  expect(fault.html).toContain('newsctl.yaml:1:1');
  await writeFiles(root, { 'newsctl.yaml': CONFIG });
  await fault.changed;
  expect(await text(`${address}__preview/`)).toContain('articles/draft.md');
});

test('it answers to this machine alone, and only to look at the site', async () => {
  const root = await newsroom(FILES);
  const { address } = await previewing(root);
  expect(await raw(address, { path: '/council/draft/', headers: { host: 'evil.example' } })).toMatchObject({
    status: 403,
  });
  expect(
    (await raw(address, { path: '/council/draft/', headers: { host: 'evil.example' } })).body,
  ).not.toContain('ferry');
  const local = { host: `localhost:${new URL(address).port}` };
  expect(await raw(address, { path: '/', headers: local })).toMatchObject({ status: 200 });
  for (const path of [
    '/../newsctl.yaml',
    '/%2e%2e/newsctl.yaml',
    '/..%2fnewsctl.yaml',
    '/council/..%5c..%5cnewsctl.yaml',
    '//etc/passwd',
  ])
    expect(await raw(address, { path }), path).toMatchObject({ status: 400 });
  for (const path of ['/newsctl.yaml', '/articles/a.md', '/sources/.gitkeep', '/nothing/', '/__preview/none'])
    expect((await raw(address, { path })).status, path).toBe(404);
  expect(await text(`${address}nothing/`)).toContain('There is no such page');
  expect(await raw(address, { path: '/', method: 'POST' })).toMatchObject({ status: 405 });
  expect(await raw(address, { path: '/', method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  const { headers } = await fetch(`${address}council/a/`);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('content-security-policy')).toContain(`script-src ${address}__preview/client.js;`);
  const moved = await fetch(`${address}council/a`, { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([302, '/council/a/']);
});

test('a port that is named and taken is an error; one that is not named is passed over', async () => {
  const root = await newsroom(FILES);
  const other = createServer();
  onTestFinished(() => void other.close());
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const port = String((other.address() as AddressInfo).port);
  const ran = await run(['preview', '--port', port], { cwd: root });
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain(`Port ${port} is taken.`);
  expect(documentOf(await run(['preview', '--port', port, '--json'], { cwd: root })).error?.code).toBe(
    'PORT_TAKEN',
  );
  expect((await run(['preview', '--port', '70000'], { cwd: root })).code).toBe(2);
  const first = await previewing(root, '--port', '0');
  expect(first.address).not.toContain(`:${port}/`);
});

test('outside of a newsroom, and with a path, it does not start', async () => {
  const root = await newsroom(FILES);
  expect((await run(['preview', 'articles'], { cwd: root })).code).toBe(2);
  await rm(join(root, 'newsctl.yaml'));
  expect((await run(['preview'], { cwd: root })).stderr).toContain('No newsctl.yaml');
});

test('--json prints one document, at the start, however it ends', async () => {
  const root = await newsroom(FILES);
  const { address, said, child, ended } = await previewing(root, '--json');
  await until(() => (said.stdout.endsWith('}\n') ? true : undefined));
  child.kill('SIGTERM');
  expect(await ended).toBe(143);
  expect(JSON.parse(said.stdout)).toMatchObject({
    command: 'preview',
    ok: true,
    result: { address, start: `${address}__preview/` },
  });
});

test('who a confidential source is stays untold', async () => {
  const root = await newsroom({
    'articles/a.md': soundArticle({
      slug: 'a',
      body: '“The ferry was never safe,” an engineer said.',
    }).replace(
      'status:',
      'sources: [{id: secret, file: sources/secret.txt, kind: interview, name: Orla Quill, confidential: true}]\nstatus:',
    ),
    'sources/secret.txt': 'ORLA QUILL: The ferry was never safe, they all knew.\n',
  });
  const { address } = await previewing(root);
  const page = await text(`${address}council/a/`);
  expect(page).toContain('a confidential source');
  for (const secret of ['secret.txt', 'Quill', 'QUILL', 'they all knew']) expect(page).not.toContain(secret);
});

test('nothing is written into the newsroom', async () => {
  const root = await newsroom(FILES);
  await mkdir(join(root, 'public'));
  const before = tree(root);
  const { address, child, ended } = await previewing(root);
  await text(`${address}council/draft/`);
  child.kill('SIGINT');
  await ended;
  expect(tree(root)).toEqual(before);
});
