import { NewsctlError } from '../../errors.ts';
import type { Manifest } from '../manifest.ts';

/**
 * A release is what is live, changed as it was told: what it is said to hold must come out of that.
 * @param changes by paths; false where the file goes
 * @throws NewsctlError HOST_FAILED
 */
export function demandAllChanges(
  manifest: Manifest,
  live: Manifest | null,
  changes: ReadonlyMap<string, boolean>,
): void {
  const before = new Map(live?.files.map(({ path, sha256 }) => [path, sha256]));
  const after = new Set(manifest.files.map(({ path }) => path));
  const wrong =
    manifest.files.find(({ path, sha256 }) => {
      const change = changes.get(path);
      return change === undefined ? before.get(path) !== sha256 : !change;
    })?.path ??
    [...before.keys()].find((path) => !after.has(path) && changes.get(path) !== false) ??
    [...changes].find(([path, there]) => there && !after.has(path))?.[0];
  if (wrong !== undefined)
    throw new NewsctlError(
      'HOST_FAILED',
      `Nobody said what becomes of ${wrong} in release ${manifest.release}.`,
    );
}
