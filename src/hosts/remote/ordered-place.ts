import type { AboutFile, FileStore } from './file-store.ts';
import type { KnownParts } from './records.ts';

/** The two folders of a host on which files change one by one. */
export interface OrderedStores {
  /** What readers are served. */
  site: FileStore;
  /** What newsctl keeps for itself, and readers are not served where the host allows that. */
  state: FileStore;
}

/** What a host on which files change one by one is made of. */
export interface OrderedPlace extends OrderedStores {
  /**
   * The same stores for what has to be done although the signal of the connection was aborted: to put back what was
   * begun, and to give back the lock. They give up after a while.
   */
  afterwards(): OrderedStores;
  known: KnownParts;
  /** Releases to keep, the live one included. */
  keep: number;
  signal: AbortSignal;
  /** How a file of the site is to be served. */
  about(path: string): AboutFile;
  /** A folder of the site that holds the state, and nothing of the site; null where it lies elsewhere. */
  reserved: string | null;
}

/** Names in the state. */
export const LIVE = 'live.json';
export const JOURNAL = 'journal.json';
export const RECORDS = 'records';
export const KEPT = 'kept';

/** Pages come before what they are made of when something goes, and after it when something comes. */
export const isPage = (path: string): boolean => path.endsWith('.html') || path.endsWith('.htm');
