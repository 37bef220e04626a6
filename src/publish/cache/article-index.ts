import type { Place } from './append-file.ts';
import type { FileStamp } from './file-stamp.ts';
import { readTable, writeTable } from './table.ts';

/** What is kept of an article, and where. */
export interface Kept {
  stamp: FileStamp | null;
  sha256: string;
  summary: Place;
  body: Place;
}

/** Of a row: stamp, then the places of summary and body. */
const WIDTH = 10;

/** What lies where, by the paths of articles; empty where the table is not there or not whole. */
export function readIndex(file: string, mark: string): Map<string, Kept> {
  const entries = new Map<string, Kept>();
  const table = readTable(file, mark);
  const [paths = [], hashes = [], rows = new Float64Array()] = [
    table?.texts.paths,
    table?.texts.hashes,
    table?.numbers.rows,
  ];
  for (const [i, path] of paths.entries()) {
    const [size, changed, touched, inode, ...places] = rows.subarray(i * WIDTH, (i + 1) * WIDTH);
    const stamp = [size!, changed!, touched!, inode!] as const;
    entries.set(path, {
      stamp: size! < 0 ? null : stamp,
      sha256: hashes[i]!,
      summary: places.slice(0, 3) as unknown as Place,
      body: places.slice(3) as unknown as Place,
    });
  }
  return entries;
}

/** @throws whatever the file system says */
export function writeIndex(file: string, mark: string, all: ReadonlyMap<string, Kept>): void {
  const rows = new Float64Array(all.size * WIDTH);
  let row = 0;
  for (const { stamp, summary, body } of all.values())
    rows.set([...(stamp ?? [-1, 0, 0, 0]), ...summary, ...body], WIDTH * row++);
  writeTable(file, mark, {
    head: null,
    texts: { paths: [...all.keys()], hashes: [...all.values()].map(({ sha256 }) => sha256) },
    numbers: { rows },
  });
}
