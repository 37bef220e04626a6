/** What a host that serves files is told about one, so that browsers and caches treat it well. */
export interface AboutFile {
  /** Such as `text/html; charset=utf-8`. */
  type: string;
  /** Such as `public, max-age=31536000, immutable`; null leaves it to the host. */
  cache: string | null;
}

/** One file that a store holds. */
export interface StoredFile {
  size: number;
  /** Becomes another one when the bytes do, such as an ETag or size and time; null where the host tells nothing. */
  mark: string | null;
}

/**
 * A folder on a host in which files can be changed only one by one. Paths are relative to it, with `/`, and are safe.
 * Everything throws NewsctlError HOST_FAILED where the host says no or does not answer, and INTERRUPTED when the
 * signal of the connection is aborted. What can safely be repeated has been repeated by then.
 */
export interface FileStore {
  /** How messages name it. */
  readonly label: string;
  /** How many calls at once pay. */
  readonly parallel: number;
  /**
   * Paths whose change was asked for in a request that nobody answered, even if a later one was: the host may carry it
   * out yet. Left out by stores on which nothing comes late.
   */
  readonly unanswered?: ReadonlySet<string>;
  /** The bytes of a file; null where there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /**
   * Makes or replaces a file, and the folders that it needs: whoever reads meanwhile gets the old bytes or the new.
   * @returns the mark that the file has now; null where the host tells nothing
   */
  write(path: string, bytes: Uint8Array, about?: AboutFile): Promise<string | null>;
  /**
   * Makes a file where none stands. Of several that try at once one alone succeeds.
   * @returns false where there was one
   */
  create(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Removes a file, and folders that are empty then; there need not be one. */
  remove(path: string): Promise<void>;
  /**
   * Replaces a file that still has a mark, or makes one where the mark is null and none stands. Left out by hosts that
   * cannot tell in one step.
   * @returns false where the file has another mark by now
   */
  replace?(path: string, bytes: Uint8Array, mark: string | null): Promise<boolean>;
  /**
   * Copies a file into a store of the same host without its bytes leaving it; left out by hosts that cannot.
   * @param mark which the file must still have; null where that is not known
   * @returns false where it was not copied, for whatever reason that leaves everything as it was
   */
  copyTo?(store: FileStore, from: string, to: string, mark: string | null): Promise<boolean>;
  /** One file, without its bytes; null where there is none. */
  look(path: string): Promise<StoredFile | null>;
  /** Every file under a folder, by its path; `''` for all. */
  list(folder: string): Promise<Map<string, StoredFile>>;
  close(): Promise<void>;
}
