import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { LookThread } from '../../src/looks/look-thread-client.ts';
import { lookHere } from '../../src/looks/look.ts';
import { Lines } from '../../src/tables/lines.ts';

const NAMES = ['', 'mill.html', 'mill.html/below', 'latest', 'missing.html'];
const MANY = Array.from({ length: 20_000 }, (_, n) => NAMES[n % NAMES.length]!);

const start = (): LookThread => new LookThread(resolve('dist/look-thread.cjs'));

function folderOfSorts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsctl-looks-'));
  writeFileSync(join(folder, 'mill.html'), 'The mill stays open.');
  symlinkSync('mill.html', join(folder, 'latest'));
  return folder;
}

test('the thread of the built program tells the same, one question after another', async () => {
  const folder = folderOfSorts();
  const thread = start();
  const wanted = [[], NAMES, MANY, Lines.read(Buffer.from(`${MANY.join('\n')}\n`))].flatMap((names) =>
    [true, false].map((follow) => ({ folder, names, follow })),
  );
  const answers = await Promise.all(wanted.map((one) => thread.ask(one)));
  for (const [place, one] of wanted.entries()) expect(answers[place]!.numbers).toEqual(lookHere(one).numbers);
});

test('whoever helps shares the work, in the order of the questions', async () => {
  const folder = folderOfSorts();
  const thread = start();
  const wanted = { folder, names: MANY, follow: false };
  const answers = [thread.ask(wanted), thread.ask(wanted)];
  let helped = 0;
  while (thread.help()) helped++;
  // The thread takes longer to start than it takes to look at so few.
  expect(helped).toBeGreaterThan(0);
  for (const answer of answers) expect((await answer)!.numbers).toEqual(lookHere(wanted).numbers);
  expect(thread.help()).toBe(false);
});

test('files are found and looked at by the thread, with help or without', async () => {
  const folder = folderOfSorts();
  mkdirSync(join(folder, 'news'));
  for (let n = 0; n < 400; n++) writeFileSync(join(folder, 'news', `${n}.md`), 'x'.repeat(n));
  writeFileSync(join(folder, 'news', '.hidden.md'), '');
  const thread = start();
  for (const helps of [false, true]) {
    const found = await thread.find(folder, 'news', /\.md$/);
    const names = Array.from({ length: 400 }, (_, n) => `news/${n}.md`).sort();
    expect(found!.names).toEqual(names);
    if (helps) while (thread.help());
    expect((await found!.looks).numbers).toEqual(lookHere({ folder, names, follow: true }).numbers);
  }
});

test('it ends when nobody waits for an answer, and not before', async () => {
  const folder = folderOfSorts();
  const thread = start();
  const waiting = thread.ask({ folder, names: MANY, follow: false });
  thread.end();
  expect((await waiting)!.isFolder(0)).toBe(true);
  thread.end();
  await expect.poll(() => thread.ask({ folder, names: NAMES, follow: false })).toBeNull();
});

test('what cannot be found or looked at is nothing, and the thread goes on', async () => {
  const folder = folderOfSorts();
  const thread = start();
  expect(await thread.find(folder, 'nowhere', /x/)).toBeNull();
  expect(await thread.ask({ folder, names: ['\u0000'], follow: false })).toBeNull();
  expect((await thread.ask({ folder, names: NAMES, follow: false }))!.isFolder(0)).toBe(true);
  rmSync(folder, { recursive: true });
  expect((await thread.ask({ folder, names: NAMES, follow: false }))!.isFolder(0)).toBe(false);
});
