import { SortedNames } from '../tables/sorted-names.ts';
import { entriesOf } from './entries.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { revisionOf } from './revision.ts';
import { foldersOf, parentOf } from './safe-path.ts';

/** The files of a release and the folders that they lie in; the site itself is the folder `''`. */
export interface Ours {
  files: OwnFiles;
  folders: SortedNames;
}

/** Of each file what has to be known of all of them, in rows that are sorted by path. */
export interface FileRows {
  names: SortedNames;
  /** In bytes. */
  sizes: Float64Array;
  /** The row of the folder of each. */
  folders: Float64Array;
}

/** The files of a release by their paths. */
export class OwnFiles {
  readonly rows: FileRows;
  private readonly file: (path: string) => ManifestFile | undefined;

  /** @param file what a release says of one of its files */
  constructor(rows: FileRows, file: (path: string) => ManifestFile | undefined) {
    this.rows = rows;
    this.file = file;
  }

  get size(): number {
    return this.rows.names.size;
  }

  has(path: string): boolean {
    return this.rows.names.has(path);
  }

  get(path: string): ManifestFile | undefined {
    return this.file(path);
  }

  keys(): Iterable<string> {
    return this.rows.names;
  }

  /** Those that lie in some folders themselves, by the rows of these. */
  *inFolders(wanted: ReadonlySet<number>): Iterable<string> {
    const { folders, names } = this.rows;
    for (let row = 0; row < folders.length; row++) if (wanted.has(folders[row]!)) yield names.at(row);
  }
}

const known = new WeakMap<Manifest, Ours>();

/** Tells what belongs to newsctl in a release, so that it need not be gathered. */
export function tellOurs(manifest: Manifest, ours: Ours): void {
  known.set(manifest, ours);
}

/**
 * What belongs to newsctl in a release; nothing does before the first one.
 * @param before another release, which may have the same folders
 */
export function oursOf(manifest: Manifest | null, before?: Ours): Ours {
  const found = manifest && known.get(manifest);
  if (found) return found;
  const ours = (manifest && revisedFrom(manifest)) ?? listedOurs(manifest?.files ?? [], [''], before);
  if (manifest) known.set(manifest, ours);
  return ours;
}

/** Of a release that has the files of another one by their paths. */
function revisedFrom(manifest: Manifest): Ours | null {
  const revision = revisionOf(manifest);
  if (!revision) return null;
  const { files, folders } = oursOf(revision.of);
  const sizes = files.rows.sizes.slice();
  for (const [path, { size }] of revision.files) sizes[files.rows.names.rowOf(path)] = size;
  const entries = entriesOf(manifest);
  return { files: new OwnFiles({ ...files.rows, sizes }, (path) => entries.file(path)), folders };
}

/**
 * @param more folders, besides those that files lie in @param before another release, which may have the same folders
 */
export function listedOurs(list: readonly ManifestFile[], more: Iterable<string>, before?: Ours): Ours {
  const files = new Map(list.map((file) => [file.path, file]));
  const names = SortedNames.of(files.keys());
  const isSame = before?.files.rows.names.isSameAs(names) === true;
  const folders = isSame ? before!.folders : SortedNames.of(new Set([...foldersOf(files.keys()), ...more]));
  const sizes = new Float64Array(names.size);
  const inFolders = new Float64Array(names.size);
  for (const [row, path] of names.lines.all().entries()) {
    sizes[row] = files.get(path)!.size;
    inFolders[row] = folders.rowOf(parentOf(path));
  }
  return { files: new OwnFiles({ names, sizes, folders: inFolders }, (path) => files.get(path)), folders };
}
