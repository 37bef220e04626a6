import { NewsctlError } from '../errors.ts';
import type { Host } from '../hosts/host.ts';
import type { Manifest } from '../hosts/manifest.ts';
import type { Plan, PlanEntry } from './plan.ts';
import { makeReceipt, writeReceipt } from './receipt.ts';
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
  return { live, target, plan: difference(live, target, await host.foreign()) };
}

function difference(live: Manifest, target: Manifest, foreign: readonly string[]): Plan {
  const now = new Map(live.files.map((file) => [file.path, file]));
  const then = new Set(target.files.map((file) => file.path));
  const entries: PlanEntry[] = target.files.map((file) => {
    const same = now.get(file.path)?.sha256 === file.sha256;
    const reason = same ? 'unchanged' : now.has(file.path) ? 'as it was before' : 'was removed';
    return { ...file, action: same ? 'keep' : 'put', reason, kind: null };
  });
  for (const file of live.files)
    if (!then.has(file.path))
      entries.push({
        action: 'remove',
        path: file.path,
        reason: 'was not there before',
        size: file.size,
        kind: null,
        sha256: null,
      });
  return { entries, conflicts: foreign.filter((path) => then.has(path)) };
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
 * Shows the earlier release again, as a new release made of its files. Article files in the newsroom stay.
 * @returns the new release and the path of the receipt
 * @throws NewsctlError HOST_LOCKED, HOST_CHANGED, HOST_FOREIGN, HOST_FAILED
 */
export async function undo(input: UndoInput): Promise<{ release: string; receipt: string }> {
  const {
    host,
    undo: { live, target, plan },
  } = input;
  if (plan.conflicts.length > 0)
    throw new NewsctlError(
      'HOST_FOREIGN',
      `These files were put there since, and not by newsctl: ${plan.conflicts.join(', ')}.`,
    );
  const unlock = await host.lock(input.who);
  try {
    if ((await host.current())?.release !== live.release)
      throw new NewsctlError('HOST_CHANGED', 'Somebody published at the same moment.');
    const manifest: Manifest = {
      ...target,
      release: releaseId(input.now),
      at: rfc3339(input.now, input.timezone),
      tool: input.tool,
      undoes: live.release,
    };
    const transaction = await host.begin(manifest.release);
    try {
      for (const file of target.files) await transaction.keep(file.path, target.release);
      await transaction.commit(manifest);
    } catch (error) {
      await transaction.discard();
      throw error;
    }
    return {
      release: manifest.release,
      receipt: await writeReceipt(input.root, makeReceipt('undo', input.hostName, manifest, plan)),
    };
  } finally {
    await unlock();
  }
}
