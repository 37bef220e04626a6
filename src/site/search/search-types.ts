import type { SiteFile } from '../site-types.ts';

/** An article as the search knows it. */
export interface SearchRecord {
  /** Where it stands on the site, and after a `#` what a result shows of it. */
  url: string;
  title: string;
  /** Names of its writers, and its subjects. */
  authors: string;
  subjects: string;
  /** Folder of its section, without a slash. */
  section: string;
  /** When it was published, in seconds since 1970. */
  published: number;
  /** The part of its language tag that decides how words are stemmed: `en` of `en-GB`. */
  language: string;
  /** All that readers read of it, as plain text. */
  words: string;
}

/** An article that can be indexed; its words are looked for only where that has to be done. */
export interface SearchArticle {
  /** Stands for all that is indexed of it: the same key, the same record. */
  key: string;
  /** The file of the article. */
  file: string;
  record(): Promise<SearchRecord>;
}

/** Articles that have an index of their own, so that it stays as it is while others change. */
export interface SearchPart {
  /** Its folder below `search/`, without a slash: `2026-11`. */
  name: string;
  /** Oldest first. */
  articles: readonly SearchArticle[];
}

/** Makes the indexes, or gives those that were made of the very same before. */
export interface SearchIndexer {
  /** Version of the program that makes indexes; null where there is none. */
  version: string | null;
  /**
   * @param languages those for which readers need the means to search
   * @throws Error where the program failed
   */
  index(parts: readonly SearchPart[], languages: readonly string[]): Promise<Indexed>;
  /**
   * The files of one part of an index of which the others stay as they are.
   * @throws Error where the program failed
   */
  part(part: SearchPart): Promise<SiteFile[]>;
}

export interface Indexed {
  /** The program that searches in the reader's browser, its files from its folder on. */
  common: SiteFile[];
  /** The files of each part in the order of the parts, their paths from its folder on. */
  parts: { files: SiteFile[] }[];
}
