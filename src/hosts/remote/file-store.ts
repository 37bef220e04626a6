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
  /** The bytes of a file; null where there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /** Makes or replaces a file, and the folders that it needs: whoever reads meanwhile gets the old bytes or the new. */
  write(path: string, bytes: Uint8Array, about?: AboutFile): Promise<void>;
  /**
   * Makes a file where none stands. Of several that try at once one alone succeeds.
   * @returns false where there was one
   */
  create(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Removes a file, and folders that are empty then; there need not be one. */
  remove(path: string): Promise<void>;
  /** Copies a file without its bytes leaving the host; left out by hosts that cannot. */
  copy?(from: string, to: string): Promise<void>;
  /** One file, without its bytes; null where there is none. */
  look(path: string): Promise<StoredFile | null>;
  /** Every file under a folder, by its path; `''` for all. */
  list(folder: string): Promise<Map<string, StoredFile>>;
  close(): Promise<void>;
}
