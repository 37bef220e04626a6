import { lstatSync, mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filesBelow } from '../../../src/looks/files-below.ts';
import { lookHere } from '../../../src/looks/look.ts';
import { SharedLooks } from '../../../src/looks/shared-looks.ts';
import { Lines } from '../../../src/tables/lines.ts';

const NAMES = [
  '',
  'council',
  'council/mill.html',
  'council/mill.html/below',
  'latest',
  'nowhere',
  'missing.html',
];

function folderOfSorts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsctl-looks-'));
  mkdirSync(join(folder, 'council'));
  writeFileSync(join(folder, 'council', 'mill.html'), 'The mill stays open.');
  symlinkSync('council/mill.html', join(folder, 'latest'));
  symlinkSync('gone', join(folder, 'nowhere'));
  return folder;
}

test.each([
  { follow: false, kinds: ['folder', 'folder', 'file', 'nothing', 'other', 'other', 'nothing'] },
  { follow: true, kinds: ['folder', 'folder', 'file', 'nothing', 'file', 'nothing', 'nothing'] },
])('what stands at each path, links followed: $follow', ({ follow, kinds }) => {
  const folder = folderOfSorts();
  const looks = lookHere({ folder, names: NAMES, follow });
  const kind = (place: number): string =>
    looks.isFile(place)
      ? 'file'
      : looks.isFolder(place)
        ? 'folder'
        : looks.ino(place) > 0
          ? 'other'
          : 'nothing';
  expect(NAMES.map((_, place) => kind(place))).toEqual(kinds);
  for (const [place, name] of NAMES.entries()) {
    if (kinds[place] === 'nothing') continue;
    const found = (follow ? statSync : lstatSync)(join(folder, name));
    expect([looks.size(place), looks.mtimeMs(place), looks.ctimeMs(place), looks.ino(place)]).toEqual([
      found.size,
      found.mtimeMs,
      found.ctimeMs,
      found.ino,
    ]);
  }
});

test('two that share a list look at each path once, whoever takes the next few', () => {
  const folder = folderOfSorts();
  const many = fc.record({
    count: fc.constantFrom(0, 1, 99, 100, 101, 730),
    turns: fc.array(fc.boolean(), { maxLength: 9 }),
    asBytes: fc.boolean(),
  });
  fc.assert(
    fc.property(many, ({ count, turns, asBytes }) => {
      const names = Array.from({ length: count }, (_, n) => NAMES[n % NAMES.length]!);
      const wanted = { folder, names: asBytes ? Lines.of(names) : names, follow: false };
      const ours = new SharedLooks(wanted);
      const theirs = new SharedLooks({ ...wanted, names }, ours.parts);
      for (const isOurs of turns) (isOurs ? ours : theirs).takeSome();
      expect(ours.isDone).toBe(turns.length * 100 >= count);
      while (theirs.takeSome());
      expect([ours.isDone, theirs.isDone, ours.takeSome()]).toEqual([true, true, false]);
      expect([...ours.looks.numbers]).toEqual([...lookHere({ ...wanted, names }).numbers]);
      expect(theirs.looks).toEqual(ours.looks);
    }),
  );
});

test('files below a folder, by their names', () => {
  const folder = folderOfSorts();
  for (const name of ['news.md', 'NEWS.TXT', '.draft.md', 'council/mill.md', 'council/a.md~', 'council-2.md'])
    writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'old.md'));
  symlinkSync('news.md', join(folder, 'linked.md'));
  expect(filesBelow(folder, '', /\.(?:md|txt)$/i)).toEqual([
    'NEWS.TXT',
    'council-2.md',
    'council/mill.md',
    'news.md',
  ]);
  expect(filesBelow(folder, 'council', /\.md$/)).toEqual(['council/mill.md']);
  expect(filesBelow('/', folder.slice(1), /^mill\.md$/)).toEqual([`${folder.slice(1)}/council/mill.md`]);
  expect(() => filesBelow(folder, 'nowhere', /x/)).toThrow('ENOENT');
});
