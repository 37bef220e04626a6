import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ifThere } from './folder-files.ts';
import type { FolderPaths } from './folder-place.ts';
import { RELEASE_ID } from './read-manifest.ts';

/**
 * What lies beside a site under the name of a release, by how the name ends:
 * - nothing: the whole tree of the release, as readers get it
 * - `.json`: its record, and `.list`: what most of it has in common with the records before it
 * - `.kept`: its files that later releases lack, each under its hash, once its tree was made into a newer release
 * - `.next.json`: from which tree the next release is made, and in what that one differs from this release
 * - `.spare`: such a tree where no earlier release has one to give
 * - `.notes`, `.spare.notes`: what is known of a tree
 */
const PARTS = ['.json', '.list', '.kept', '.next.json', '.spare', '.notes', '.spare.notes', ''] as const;

export type Part = (typeof PARTS)[number];

/** Prefix of the place of a release in the making. */
export const MAKING = 'making-';

/** Which part of which release a name stands for; null for all others. */
export function partOf(name: string): { id: string; part: Part } | null {
  const end = name.indexOf('.');
  const id = end < 0 ? name : name.slice(0, end);
  const part = PARTS.find((one) => one === name.slice(id.length));
  return part !== undefined && RELEASE_ID.test(id) ? { id, part } : null;
}

export const placeOf = ({ releases }: FolderPaths, id: string, part: Part = ''): string =>
  join(releases, `${id}${part}`);

/** Everything beside a site, sorted. */
export async function namesIn({ releases }: FolderPaths): Promise<string[]> {
  return ((await ifThere(readdir(releases))) ?? []).sort();
}

/** Releases that can be shown again, oldest first: those with a record and their files. */
export async function finishedReleases(paths: FolderPaths): Promise<string[]> {
  const all = await namesIn(paths);
  return all
    .filter((name) => partOf(name)?.part === '.json')
    .map((name) => name.slice(0, -'.json'.length))
    .filter((id) => hasFiles(all, id));
}

/** Whether a release has its files still, in a tree or among the kept ones. */
export const hasFiles = (names: readonly string[], id: string): boolean =>
  names.includes(id) || names.includes(`${id}.kept`);
