import { lazily } from '../text/lazily.ts';
import { type Entries, entriesOf, tellEntries } from './entries.ts';
import type { Manifest, ManifestArticle, ManifestFile } from './manifest.ts';

/** In what a release differs from the one that it was made from: it has the same files and articles, by their paths. */
export interface Revision {
  of: Manifest;
  /** Files with other bytes, by their paths. */
  files: ReadonlyMap<string, ManifestFile>;
  /** Articles that say something else, by their files in the newsroom. */
  articles: ReadonlyMap<string, ManifestArticle>;
}

export type ReleaseHead = Omit<Manifest, 'files' | 'articles'>;

/** A release without its lists. */
export const headOf = ({ version, release, at, by, tool, previous, undoes }: ReleaseHead): ReleaseHead => ({
  ...{ version, release, at, by, tool, previous, undoes },
});

const revisions = new WeakMap<Manifest, Revision>();

/** In what a release differs from an earlier one; undefined where that is not known. */
export const revisionOf = (manifest: Manifest): Revision | undefined => revisions.get(manifest);

/**
 * A release that is another one with some files and articles as they are by now. Its lists are made when somebody asks
 * for them: an edit of one article among ten thousand changes four files.
 */
export function reviseManifest(head: ReleaseHead, revision: Revision): Manifest {
  const { of, files, articles } = revision;
  const manifest = lazily(
    lazily({ ...head }, 'files', () => of.files.map((file) => files.get(file.path) ?? file)),
    'articles',
    () => of.articles.map((article) => articles.get(article.path) ?? article),
  );
  revisions.set(manifest, revision);
  tellEntries(manifest, revisedEntries(entriesOf(of), revision));
  return manifest;
}

/** What a release holds of which some is otherwise than before. */
export function revisedEntries(before: Entries, { files, articles }: Omit<Revision, 'of'>): Entries {
  const own = [...articles.values()];
  return {
    files: before.files,
    articles: before.articles,
    file: (path) => files.get(path) ?? before.file(path),
    article: (path) => articles.get(path) ?? before.article(path),
    articleWithId(id, path) {
      const found = own.find((article) => article.id === id) ?? before.articleWithId(id, path);
      // Its id may be another one by now.
      return found && (articles.get(found.path) ?? found).id === id ? found : undefined;
    },
  };
}
