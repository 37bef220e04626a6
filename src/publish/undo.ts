import { NewsctlError } from '../errors.ts';
import type { Host } from '../hosts/host.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { collisions } from '../hosts/safe-path.ts';
import { changing } from './apply.ts';
import { difference, type Plan, planOf } from './plan.ts';
import { makeReceipt, receiptExists, withReceipt, writeMissingReceipt, writeReceipt } from './receipt.ts';
import { releaseId } from './release-id.ts';
import { rfc3339 } from './select.ts';

export interface UndoPlan {
  live: Manifest;
  /** The release that readers will have again. */
  target: Manifest;
  plan: Plan;
}

/**
 * Finds the release before the live one and what going back to it changes. Changes nothing.
 * @throws NewsctlError NOTHING_TO_UNDO, RELEASE_DAMAGED
 */
export async function planUndo(host: Host): Promise<UndoPlan> {
  const live = await host.current();
  if (!live) throw new NewsctlError('NOTHING_TO_UNDO', `Nothing has been published to ${host.label} yet.`);
  const target = live.previous === null ? null : await host.release(live.previous);
  if (!target)
    throw new NewsctlError('NOTHING_TO_UNDO', `${host.label} holds no release before ${live.release}.`);
  const damaged = await host.damaged(target);
  if (damaged.length > 0)
    throw new NewsctlError(
      'RELEASE_DAMAGED',
      `Release ${target.release} is not whole any more: ${damaged.slice(0, 5).join(', ')}.`,
    );
  const seen = { damaged: await host.damaged(live), foreign: await host.foreign() };
  return { live, target, plan: goingBack(live, target, seen) };
}

function goingBack(
  live: Manifest,
  target: Manifest,
  { damaged, foreign }: { damaged: readonly string[]; foreign: readonly string[] },
): Plan {
  const reasons = { changed: 'as it was before', added: 'was removed', removed: 'was not there before' };
  const conflicts = collisions(
    foreign,
    target.files.map((file) => file.path),
  );
  const { changes, keeps } = difference(live, target, reasons);
  const broken = new Set(damaged);
  const whole = keeps.filter(({ path }) => !broken.has(path));
  const healed = keeps
    .filter(({ path }) => broken.has(path))
    .map((entry) => ({ ...entry, action: 'put' as const, reason: 'was changed or lost on the host' }));
  return planOf({ changes: [...changes, ...healed], kept: whole.length, conflicts }, () => whole);
}

export interface UndoInput {
  root: string;
  host: Host;
  hostName: string;
  timezone: string;
  undo: UndoPlan;
  who: string;
  tool: string;
  now: Date;
}

/**
 * Writes down an undo that was cut off after readers had the earlier site: to go back once more would be one
 * step too many.
 * @returns the live release, or null where there was nothing to finish
 */
export async function finishUndo({
  root,
  host,
  hostName,
  who,
  now,
  timezone,
}: Omit<UndoInput, 'undo' | 'tool'>): Promise<Manifest | null> {
  const live = await host.current();
  if (!live || live.undoes === null || (await receiptExists(root, live.release))) return null;
  const unlock = await host.lock({ who, since: rfc3339(now, timezone) });
  try {
    await writeMissingReceipt(root, host, hostName, live);
  } finally {
    await unlock();
  }
  return live;
}

/**
 * Shows the earlier release again, as a new release made of its files. Article files in the newsroom stay.
 * @returns the new release and the path of the receipt
 * @throws NewsctlError HOST_LOCKED, HOST_CHANGED, HOST_FOREIGN, HOST_FAILED
 */
export async function undo(input: UndoInput): Promise<{ release: string; receipt: string }> {
  const { host, root, hostName, who, now } = input;
  const { live, target, plan } = input.undo;
  if (plan.conflicts.length > 0)
    throw new NewsctlError(
      'HOST_FOREIGN',
      `These files were put there since, and not by newsctl: ${plan.conflicts.join(', ')}.`,
    );
  const at = rfc3339(now, input.timezone);
  const unlock = await host.lock({ who, since: at });
  try {
    if ((await host.current())?.release !== live.release)
      throw new NewsctlError('HOST_CHANGED', 'Somebody published at the same moment.');
    await writeMissingReceipt(root, host, hostName, live);
    const release = releaseId(now);
    const manifest: Manifest = { ...target, release, at, by: who, tool: input.tool, undoes: live.release };
    await restore(host, manifest, input.undo);
    const receipt = await writeReceipt(
      root,
      makeReceipt(hostName, manifest, plan, await withReceipt(root, live)),
    );
    return { release, receipt };
  } finally {
    await unlock();
  }
}

async function restore(host: Host, manifest: Manifest, { plan, target }: UndoPlan): Promise<void> {
  const transaction = await host.begin(manifest.release, changing(plan));
  try {
    let last = '';
    for (const { action, path, reason } of plan.changes) {
      // Pages that come back are there before others link to them again.
      if (reason !== last) await transaction.settle();
      last = reason;
      if (action === 'remove') await transaction.remove(path);
      else await transaction.take(path, target.release);
    }
    await transaction.settle();
    await transaction.commit(manifest);
  } catch (error) {
    await transaction.discard();
    throw error;
  }
}
