import { NewsctlError } from '../errors.ts';
import { oursOf } from './ours.ts';
import type { Manifest } from './manifest.ts';
import { type Revision, revisionOf } from './revision.ts';

/**
 * A release is what is live, changed as it was told: what it is said to hold must come out of that.
 * @param changes what becomes of paths; null or false where a file goes
 * @throws NewsctlError HOST_FAILED
 */
export function demandAllChanges(
  manifest: Manifest,
  live: Manifest | null,
  changes: ReadonlyMap<string, unknown>,
): void {
  const revision = revisionOf(manifest);
  if (revision && revision.of === live) return demandRevision(manifest, revision, changes);
  const before = oursOf(live).files;
  const after = oursOf(manifest).files;
  const wrong =
    manifest.files.find(({ path, sha256 }) => {
      const change = changes.get(path);
      return change === undefined ? before.get(path)?.sha256 !== sha256 : isGone(change);
    }) ??
    live?.files.find(({ path }) => !after.has(path) && !isGone(changes.get(path))) ??
    [...changes].flatMap(([path, change]) => (change && !after.has(path) ? [{ path }] : []))[0];
  if (wrong) throw untold(wrong.path, manifest);
}

/** The same of a release that says itself in what it differs from the live one. */
function demandRevision(
  manifest: Manifest,
  { files }: Revision,
  changes: ReadonlyMap<string, unknown>,
): void {
  const wrong =
    [...files.keys()].find((path) => !changes.has(path) || isGone(changes.get(path))) ??
    [...changes.keys()].find((path) => !files.has(path));
  if (wrong !== undefined) throw untold(wrong, manifest);
}

const untold = (path: string, { release }: Manifest): NewsctlError =>
  new NewsctlError('HOST_FAILED', `Nobody said what becomes of ${path} in release ${release}.`);

const isGone = (change: unknown): boolean => change === null || change === false;
