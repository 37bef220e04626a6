import type { Host } from '../hosts/host.ts';
import { entriesOf } from '../hosts/entries.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { lookMeanwhile } from '../looks/looker.ts';
import type { SiteFile } from '../site/site-types.ts';
import { asPut, CHANGED, inOrder, type Plan, planOf } from './plan.ts';
import type { Seen } from './prepare.ts';

/** The files of the live release, and those of them that have other bytes. */
interface Revised {
  files(): readonly SiteFile[];
  remade: readonly SiteFile[];
}

/**
 * The plan for a site that is the live release with some files made anew: it says itself what changes, and nothing has
 * to be compared.
 * @returns null where the host is not as it was left, and every file has to be looked at
 */
export async function revisingPlan(
  host: Host,
  live: Manifest,
  site: Revised,
  seen: Seen | null,
): Promise<Plan | null> {
  const { remade } = site;
  const paths = remade.map(({ path }) => path);
  const [damaged, foreign] = await lookMeanwhile(
    Promise.all([seen?.damaged ?? host.damaged(live, paths), seen?.foreign ?? host.foreign(paths)]),
  );
  // Where all is looked at and nothing of ours is missing, nothing stands in the way of what was there before.
  if (damaged.length > 0 || (foreign.length > 0 && !seen)) return null;
  return planOf(
    {
      changes: inOrder(remade.map((file) => asPut(file, CHANGED))),
      kept: entriesOf(live).files - remade.length,
      conflicts: [],
    },
    () => keepsBeside(new Set(paths), site.files()),
  );
}

const keepsBeside = (changed: ReadonlySet<string>, files: readonly SiteFile[]) =>
  files
    .filter(({ path }) => !changed.has(path))
    .map(({ path, kind, size, sha256 }) => ({
      ...{ action: 'keep' as const, path, kind, size, sha256 },
      reason: 'unchanged',
    }));
