import type { Manifest, ManifestFile } from '../hosts/manifest.ts';
import { FRONT_PAGE } from '../hosts/front-page.ts';
import { collisions } from '../hosts/safe-path.ts';
import { isOwnFolder } from '../site/paths.ts';
import type { SiteFile } from '../site/site-types.ts';
import { lazily } from '../text/lazily.ts';

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

/** Everything one publish will do. */
export interface Plan {
  /** What is put and removed, in the order in which it is done. */
  readonly changes: readonly PlanEntry[];
  /** How many files stay as they are. */
  readonly kept: number;
  /** The changes and then every file that stays: of an archive there are tens of thousands, which few ask for. */
  readonly entries: readonly PlanEntry[];
  /** Foreign files that stand where one of ours, or its folder, must go: the plan cannot be carried out. */
  conflicts: string[];
}

/** What readers meet last is put last: no page may link to what is not there yet. */
const ORDER: Record<SiteFile['kind'], number> = { media: 0, asset: 1, search: 2, page: 3, list: 4, feed: 5 };

/**
 * The step of a plan in which a file is put, from 0: what pages are made of, pages that are new, pages that were there,
 * lists, feeds. A page that was there may link to a new one, of any kind, and never the other way round. New pages link
 * to one another both ways: where readers would come in comes after all others, as in the first publish.
 */
export function stepOf({ kind, reason, path }: Pick<PlanEntry, 'kind' | 'reason' | 'path'>): number {
  const order = ORDER[kind ?? 'page'];
  if (order < ORDER.page) return 0;
  if (reason !== NEW) return order - ORDER.page + 4;
  if (path === FRONT_PAGE) return 3;
  return kind === 'feed' ? 2 : 1;
}

const NEW = 'new';

export interface PlanInput {
  files: readonly SiteFile[];
  live: Manifest | null;
  /** Files of ours that were changed or lost on the host. */
  damaged: readonly string[];
  /** Files on the host that are not ours. */
  foreign: readonly string[];
}

/** @param keeps the files that stay, as many as `kept` says */
export const planOf = (
  plan: Pick<Plan, 'changes' | 'kept' | 'conflicts'>,
  keeps: () => readonly PlanEntry[],
): Plan => lazily({ ...plan }, 'entries', () => [...plan.changes, ...keeps()]);

/** Compares the site with what is live. Pure. */
export function makePlan({ files, live, damaged, foreign }: PlanInput): Plan {
  const before = new Map(live?.files.map((file) => [file.path, file]));
  const broken = new Set(damaged);
  const puts: PlanEntry[] = [];
  const keeps: PlanEntry[] = [];
  const now = new Set<string>();
  for (const file of files) {
    const { path, kind, size, sha256 } = file;
    now.add(path);
    const change = reasonToPut(before.get(path)?.sha256, sha256, broken.has(path));
    if (change === null) keeps.push({ action: 'keep', path, kind, reason: 'unchanged', size, sha256 });
    else puts.push(asPut(file, change));
  }
  const removals = (live?.files ?? []).filter(({ path }) => !now.has(path)).map(asRemoval);
  const changes = [...inOrder(puts), ...removals];
  return planOf({ changes, kept: keeps.length, conflicts: collisions(foreign, now) }, () => keeps);
}

/** A new file, or new bytes for one that is there. */
export const asPut = ({ path, kind, size, sha256 }: SiteFile, reason: string): PlanEntry => ({
  action: 'put',
  path,
  kind,
  reason,
  size,
  sha256,
});

/** Files to put, in the order in which they are: see {@link stepOf}. */
export const inOrder = (puts: readonly PlanEntry[]): PlanEntry[] => [...puts].sort(byStep);

/** Why a file is put that readers had with other bytes. */
export const CHANGED = 'changed';

const asRemoval = ({ path, size }: ManifestFile): PlanEntry => ({
  action: 'remove',
  path,
  kind: null,
  reason: 'no longer part of the site',
  size,
  sha256: null,
});

function reasonToPut(old: string | undefined, now: string, damaged: boolean): string | null {
  if (old === undefined) return NEW;
  if (old !== now) return CHANGED;
  return damaged ? 'was changed or lost on the host' : null;
}

const byStep = (a: PlanEntry, b: PlanEntry): number =>
  stepOf(a) - stepOf(b) ||
  ORDER[a.kind ?? 'page'] - ORDER[b.kind ?? 'page'] ||
  (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** What turned one release into another. Pure. What was added comes first, what was removed last. */
export function difference(
  before: Manifest | null,
  after: Manifest,
  reasons: { changed: string; added: string; removed: string },
): { changes: PlanEntry[]; keeps: PlanEntry[] } {
  const old = new Map(before?.files.map((file) => [file.path, file]));
  const still = new Set(after.files.map((file) => file.path));
  const [added, changed, kept]: [PlanEntry[], PlanEntry[], PlanEntry[]] = [[], [], []];
  for (const file of after.files) {
    const then = old.get(file.path);
    if (!then) added.push({ ...file, action: 'put', reason: reasons.added, kind: null });
    else if (then.sha256 === file.sha256)
      kept.push({ ...file, action: 'keep', reason: 'unchanged', kind: null });
    else changed.push({ ...file, action: 'put', reason: reasons.changed, kind: null });
  }
  const removed = (before?.files ?? [])
    .filter(({ path }) => !still.has(path))
    .map((file) => ({ ...asRemoval(file), reason: reasons.removed }));
  return { changes: [...added, ...changed, ...removed], keeps: kept };
}

/** How many files of each action a plan has. */
export function countActions({ changes, kept }: Pick<Plan, 'changes' | 'kept'>): Record<Action, number> {
  const put = changes.filter(({ action }) => action === 'put').length;
  return { put, keep: kept, remove: changes.length - put };
}

/**
 * How many pages readers lose. Pictures and stylesheets that go with them do not count, nor do the lists of a writer,
 * a subject or a month whose last story this was: to take one article down must not look like taking down many.
 */
export const countRemovedPages = (plan: Plan): number =>
  plan.changes.filter(
    ({ action, path }) => action === 'remove' && path.endsWith('.html') && !isOwnFolder(path.split('/')[0]!),
  ).length;

/** Whether readers would see any difference. */
export const isEmpty = ({ changes }: Pick<Plan, 'changes'>): boolean => changes.length === 0;
