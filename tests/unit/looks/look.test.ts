import { lstatSync, mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookHere, lookInTurns } from '../../../src/looks/look.ts';
import { lookTogether } from '../../../src/looks/looker.ts';

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

test('the same is found at once, in turns and together, however many names there are', async () => {
  const folder = folderOfSorts();
  for (const count of [0, 1, 2, 7, 1700, 6500]) {
    const names = Array.from({ length: count }, (_, n) => NAMES[n % NAMES.length]!);
    const { numbers } = lookHere({ folder, names, follow: false });
    expect((await lookInTurns({ folder, names, follow: false })).numbers).toEqual(numbers);
    expect((await lookTogether({ folder, names, follow: false })).numbers).toEqual(numbers);
  }
});
