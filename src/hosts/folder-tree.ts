import { mkdirSync, renameSync, unlinkSync } from 'node:fs';
import { removeIfEmpty } from './folder-files.ts';
import { inTree } from './folder-scan.ts';
import type { Ours } from './ours.ts';
import { parentOf } from './safe-path.ts';

/**
 * The tree of a release in the making. Files may have a second name in what readers are served from: none is ever
 * written into, each change is another name or one name less.
 */
export class TreeInTheMaking {
  folder: string;
  /** Folders whose entries changed. */
  readonly changed = new Set<string>(['']);
  private readonly made = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
  }

  makeFolder(folder: string): void {
    if (this.made.has(folder)) return;
    mkdirSync(inTree(this.folder, folder), { recursive: true });
    for (let one = folder; !this.made.has(one); one = parentOf(one)) {
      this.made.add(one);
      this.changed.add(one);
    }
  }

  /** @param work makes the file at the path that it is given, where nothing is */
  place(path: string, work: (to: string) => void): void {
    this.makeFolder(parentOf(path));
    const to = inTree(this.folder, path);
    try {
      work(to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      unlinkSync(to);
      work(to);
    }
  }

  /** Gives a file that has no other name its place. */
  move(path: string, from: string): void {
    this.makeFolder(parentOf(path));
    renameSync(from, inTree(this.folder, path));
  }

  remove(path: string): void {
    this.changed.add(parentOf(path));
    try {
      unlinkSync(inTree(this.folder, path));
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }

  removeFolder(folder: string): void {
    this.changed.add(parentOf(folder));
    if (removeIfEmpty(inTree(this.folder, folder))) this.made.delete(folder);
  }

  /** Removes the folders that files left empty and that neither the release nor anybody else wants. */
  removeEmptied(paths: Iterable<string>, ours: Ours, wanted: ReadonlyMap<string, unknown>): void {
    const folders = new Set<string>();
    for (const path of paths)
      for (let one = parentOf(path); !ours.folders.has(one) && !wanted.has(one); one = parentOf(one))
        folders.add(one);
    // Inner ones have longer names.
    for (const folder of [...folders].sort((a, b) => b.length - a.length)) this.removeFolder(folder);
  }
}
