import type { StoredFile } from '../remote/file-store.ts';
import { isSafePath } from '../safe-path.ts';
import { HELD } from './claim.ts';
import { type Entry, storedFile } from './requests.ts';

/** Entries of a listing; a server in whose folders links lead in circles must not be followed for ever. */
const MOST_ENTRIES = 2_000_000;
const DEEPEST = 100;

/** What folders on a server hold, gathered level by level. */
export class Listing {
  readonly files = new Map<string, StoredFile>();
  private count = 0;
  private depth = 0;

  /**
   * Takes in what stands in some folders.
   * @returns the folders in them; null where there are more than any site has
   */
  add(folders: readonly string[], listings: readonly (readonly Entry[] | null)[]): string[] | null {
    const below: string[] = [];
    for (const [n, entries] of listings.entries())
      for (const entry of entries ?? []) this.take(folders[n]!, entry, below);
    return this.count > MOST_ENTRIES || ++this.depth > DEEPEST ? null : below;
  }

  private take(folder: string, entry: Entry, below: string[]): void {
    this.count++;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    // What is no path is nothing that a site could have.
    if (!isSafePath(path)) return;
    if (entry.isFolder) below.push(path);
    else this.files.set(entry.name === HELD && folder !== '' ? folder : path, storedFile(entry));
  }
}
