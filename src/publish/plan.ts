import type { Manifest } from '../hosts/manifest.ts';
import { collisions } from '../hosts/safe-path.ts';
import { isOwnFolder } from '../site/paths.ts';
import type { SiteFile } from '../site/site-types.ts';

export type Action = 'put' | 'keep' | 'remove';

/** What happens to one file of the site, and why. */
export interface PlanEntry {
  action: Action;
  path: string;
  reason: string;
  size: number;
  kind: SiteFile['kind'] | null;
  sha256: string | null;
}

/** Everything one publish will do, in the order in which it is done. */
export interface Plan {
  entries: readonly PlanEntry[];
  /** Foreign files that stand where one of ours, or its folder, must go: the plan cannot be carried out. */
  conflicts: string[];
}

/** What readers meet last is put last: no page may link to what is not there yet. */
const ORDER: Record<SiteFile['kind'], number> = { media: 0, asset: 1, search: 2, page: 3, list: 4, feed: 5 };

export interface PlanInput {
  files: readonly SiteFile[];
  live: Manifest | null;
  /** Files of ours that were changed or lost on the host. */
  damaged: readonly string[];
  /** Files on the host that are not ours. */
  foreign: readonly string[];
}

/** Compares the site with what is live. Pure. */
export function makePlan({ files, live, damaged, foreign }: PlanInput): Plan {
  const before = new Map(live?.files.map((file) => [file.path, file]));
  const broken = new Set(damaged);
  const entries: PlanEntry[] = [...files].sort(byOrder).map((file) => {
    const old = before.get(file.path);
    const change = reasonToPut(old?.sha256, file.sha256, broken.has(file.path));
    const { path, kind, size, sha256 } = file;
    return {
      action: change === null ? 'keep' : 'put',
      path,
      kind,
      reason: change ?? 'unchanged',
      size,
      sha256,
    };
  });
  const now = new Set(files.map((file) => file.path));
  for (const old of live?.files ?? [])
    if (!now.has(old.path))
      entries.push({
        action: 'remove',
        path: old.path,
        kind: null,
        reason: 'no longer part of the site',
        size: old.size,
        sha256: null,
      });
  return { entries, conflicts: collisions(foreign, now) };
}

function reasonToPut(old: string | undefined, now: string, damaged: boolean): string | null {
  if (old === undefined) return 'new';
  if (old !== now) return 'changed';
  return damaged ? 'was changed or lost on the host' : null;
}

const byOrder = (a: SiteFile, b: SiteFile): number =>
  ORDER[a.kind] - ORDER[b.kind] || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** What turned one release into another. Pure. */
export function difference(
  before: Manifest | null,
  after: Manifest,
  reasons: { changed: string; added: string; removed: string },
): PlanEntry[] {
  const old = new Map(before?.files.map((file) => [file.path, file]));
  const still = new Set(after.files.map((file) => file.path));
  const entries: PlanEntry[] = after.files.map((file) => {
    const same = old.get(file.path)?.sha256 === file.sha256;
    const reason = same ? 'unchanged' : old.has(file.path) ? reasons.changed : reasons.added;
    return { ...file, action: same ? 'keep' : 'put', reason, kind: null };
  });
  for (const { path, size } of before?.files ?? [])
    if (!still.has(path))
      entries.push({ action: 'remove', path, reason: reasons.removed, size, kind: null, sha256: null });
  return entries;
}

/** How many files of each action a plan has. */
export function countActions(plan: Pick<Plan, 'entries'>): Record<Action, number> {
  const counts = { put: 0, keep: 0, remove: 0 };
  for (const entry of plan.entries) counts[entry.action]++;
  return counts;
}

/**
 * How many pages readers lose. Pictures and stylesheets that go with them do not count, nor do the lists of a writer,
 * a subject or a month whose last story this was: to take one article down must not look like taking down many.
 */
export const countRemovedPages = (plan: Plan): number =>
  plan.entries.filter(
    ({ action, path }) => action === 'remove' && path.endsWith('.html') && !isOwnFolder(path.split('/')[0]!),
  ).length;

/** Whether readers would see any difference. */
export const isEmpty = (plan: Plan): boolean => plan.entries.every((entry) => entry.action === 'keep');
