import { chmodSync, readdirSync, renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as others } from 'node:timers/promises';
import { isDenied, lookAt, removeIfEmpty } from './folder-files.ts';
import { namesIn, placeOf } from './folder-names.ts';
import type { FolderPaths } from './folder-place.ts';

/** Prefix of the tree of a release that is gone. Nothing relies on it, and it is cleared away a part at a time. */
const RETIRED = 'old-';

/** Takes the tree of a release out of use. To remove its many files would cost more than what is published. */
export function retire(paths: FolderPaths, id: string): void {
  const tree = placeOf(paths, id);
  if (lookAt(tree)) renameSync(tree, join(paths.releases, `${RETIRED}${id}`));
}

/**
 * Removes a part of the trees that are out of use.
 * @param most how many files and folders go at the most
 */
export async function clearRetired(paths: FolderPaths, most: number): Promise<void> {
  const clearing = new Clearing(most);
  for (const name of await namesIn(paths))
    if (name.startsWith(RETIRED)) await clearing.remove(join(paths.releases, name));
}

class Clearing {
  private left: number;

  constructor(most: number) {
    this.left = most;
  }

  /**
   * Folders of somebody else were carried over with their permissions, so that nobody may be able to write into them.
   * @returns whether the folder is gone, and not just some of what lies in it
   */
  async remove(folder: string): Promise<boolean> {
    try {
      return await this.empty(folder);
    } catch (error) {
      if (!isDenied(error)) throw error;
      chmodSync(folder, 0o700);
      return this.empty(folder);
    }
  }

  private async empty(folder: string): Promise<boolean> {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (this.left <= 0) return false;
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) unlinkSync(path);
      else if (!(await this.remove(path))) return false;
      // Many thousands take seconds: whoever wants to stop must be heard.
      if (--this.left % 500 === 0) await others();
    }
    return removeIfEmpty(folder);
  }
}
