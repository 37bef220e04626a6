import type { Manifest, ManifestArticle, ManifestFile } from './manifest.ts';

/** What a release holds, for whoever asks for a few of its many files and articles. */
export interface Entries {
  readonly files: number;
  readonly articles: number;
  file(path: string): ManifestFile | undefined;
  /** @param path its file in the newsroom */
  article(path: string): ManifestArticle | undefined;
  /** @param path its file in the newsroom, where it is likely to be found, and then sooner */
  articleWithId(id: string, path?: string): ManifestArticle | undefined;
}

/** A release, or what is known of one. */
type Lists = Pick<Manifest, 'articles'> & Partial<Pick<Manifest, 'files'>>;

const told = new WeakMap<object, Entries>();

/** Tells where to look for what a release holds, so that its lists need not be made. */
export function tellEntries(manifest: Manifest, entries: Entries): void {
  told.set(manifest, entries);
}

/** What a release holds; its lists must not be changed afterwards. */
export function entriesOf(manifest: Lists): Entries {
  const known = told.get(manifest);
  if (known) return known;
  const entries = new ListedEntries(manifest);
  told.set(manifest, entries);
  return entries;
}

class ListedEntries implements Entries {
  private readonly manifest: Lists;
  private byPath: ReadonlyMap<string, ManifestFile> | undefined;
  private byFile: ReadonlyMap<string, ManifestArticle> | undefined;
  private byId: ReadonlyMap<string, ManifestArticle> | undefined;

  constructor(manifest: Lists) {
    this.manifest = manifest;
  }

  get files(): number {
    return this.manifest.files?.length ?? 0;
  }

  get articles(): number {
    return this.manifest.articles.length;
  }

  file(path: string): ManifestFile | undefined {
    this.byPath ??= new Map(this.manifest.files?.map((file) => [file.path, file]));
    return this.byPath.get(path);
  }

  article(path: string): ManifestArticle | undefined {
    this.byFile ??= new Map(this.manifest.articles.map((article) => [article.path, article]));
    return this.byFile.get(path);
  }

  articleWithId(id: string): ManifestArticle | undefined {
    this.byId ??= new Map(this.manifest.articles.map((article) => [article.id, article]));
    return this.byId.get(id);
  }
}
