/** One file that newsctl put on a host. */
export interface ManifestFile {
  /** From the root of the site, with `/`. */
  path: string;
  sha256: string;
  size: number;
}

/** One article of a release. */
export interface ManifestArticle {
  id: string;
  /** Its file in the newsroom, with `/`. */
  path: string;
  url: string;
  /** SHA-256 of the article file as it went out; its text is kept under that name. */
  sha256: string;
  /** SHA-256 of what readers read: dates, sign-offs and the like left out. */
  content: string;
  published: string;
  modified: string | null;
}

/** Everything a host knows of one release: what newsctl put there, from which articles, and what came before. */
export interface Manifest {
  version: 1;
  /** Sorts by time: `20261123T060000Z-k3f9`. */
  release: string;
  /** RFC 3339. */
  at: string;
  /** Who published. */
  by: string;
  tool: string;
  /** The release before, which `undo` goes back to. */
  previous: string | null;
  /** The release that this one took back, if it came from `undo`. */
  undoes: string | null;
  files: ManifestFile[];
  articles: ManifestArticle[];
}
