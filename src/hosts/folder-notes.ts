import { statSync } from 'node:fs';
import { Lines } from '../tables/lines.ts';
import { SortedNames } from '../tables/sorted-names.ts';
import { readTable, writeTable } from '../tables/table.ts';
import { entriesOf } from './entries.ts';
import { placeOf } from './folder-names.ts';
import type { FolderPaths } from './folder-place.ts';
import { type Recorded, recordedRelease, recordStamp } from './folder-record.ts';
import { type Known, type Scan, scanMeanwhile } from './folder-scan.ts';
import { FolderStamps } from './folder-stamps.ts';
import type { Manifest } from './manifest.ts';
import { type FileRows, OwnFiles, oursOf, tellOurs } from './ours.ts';
import { headOf } from './revision.ts';
import { isSafePath } from './safe-path.ts';

/** Stands for the version that writes. */
const MARK = 'newsctl tree 1';

/** What is known of a tree and of the release that it was made for, for the next publish. */
interface Notes {
  known: Known;
  /** Of the release, and what its record was like then. */
  recorded: Recorded;
  record: string;
  rows: FileRows;
}

interface Head extends Pick<Notes, 'recorded' | 'record'> {
  foreign: readonly string[];
}

/**
 * Notes what a tree is like. It is no record: without it, or with a spoilt one, the record and all folders are read.
 * @param file where @param manifest the release that the tree was made for
 */
export function writeNotes(paths: FolderPaths, file: string, manifest: Manifest, known: Known): void {
  const { rows } = oursOf(manifest).files;
  const entries = entriesOf(manifest);
  const noted: Head = {
    recorded: { head: headOf(manifest), files: entries.files, articles: entries.articles },
    record: recordStamp(paths, manifest.release) ?? '',
    foreign: known.foreign,
  };
  const table = {
    head: noted,
    texts: { folders: known.folders.names.lines, files: rows.names.lines },
    numbers: { stamps: known.folders.numbers, sizes: rows.sizes, inFolders: rows.folders },
  };
  // Whoever else publishes there may read them.
  writeTable(file, MARK, table, 0o644);
}

/** @returns null where nothing is known */
function readNotes(file: string): Notes | null {
  const table = readTable(file, MARK);
  if (!table) return null;
  const { recorded, record, foreign } = table.head as Head;
  const { stamps, sizes, inFolders } = table.numbers;
  const folders = new SortedNames(table.texts.folders ?? Lines.of([]));
  const names = new SortedNames(table.texts.files ?? Lines.of([]));
  const known = { folders: new FolderStamps(folders, stamps), foreign };
  const isWhole =
    known.folders.isComplete() && sizes?.length === names.size && inFolders?.length === names.size;
  if (!isWhole || !foreign.every(isSafePath)) return null;
  return { known, recorded, record, rows: { names, sizes, folders: inFolders } };
}

/** What is known of the folders of a tree; null where nothing is. */
export const readKnown = (file: string): Known | null => readNotes(file)?.known ?? null;

const knownOf = new WeakMap<Manifest, Known>();

/**
 * A release of which everything is known from when its tree was made, so that its record need not be read.
 * @returns null where nothing is known, or where the record is not as it was then
 */
export function notedRelease(paths: FolderPaths, id: string): Manifest | null {
  const notes = readNotes(placeOf(paths, id, '.notes'));
  if (!notes || notes.record !== recordStamp(paths, id) || notes.recorded.head.release !== id) return null;
  const manifest = recordedRelease(paths, notes.recorded);
  const files = new OwnFiles(notes.rows, (path) => entriesOf(manifest).file(path));
  tellOurs(manifest, { files, folders: notes.known.folders.names });
  knownOf.set(manifest, notes.known);
  return manifest;
}

/**
 * Forgets the folders that may change once more within the tick of their clock.
 * @param just a file that was written just now, by the clock of that disk
 */
export function settle({ folders }: Known, just: string): void {
  folders.forgetFresh(statSync(just).mtimeMs);
}

/** Looks at the tree that readers get, of which most is known from when it was made. */
export function scanLive(paths: FolderPaths, live: Manifest | null): Promise<Scan> {
  const known = live && (knownOf.get(live) ?? readKnown(placeOf(paths, live.release, '.notes')));
  return scanMeanwhile(treeOf(paths, live), oursOf(live), known);
}

/** What readers get: before the first release a folder of somebody else, or none. */
export const treeOf = (paths: FolderPaths, live: Manifest | null): string =>
  live ? placeOf(paths, live.release) : paths.site;
