import { NewsctlError } from '../../src/errors.ts';
import type { Host } from '../../src/hosts/host.ts';
import { apply } from '../../src/publish/apply.ts';
import { isEmpty, makePlan } from '../../src/publish/plan.ts';
import { planUndo, undo } from '../../src/publish/undo.ts';
import { manifestOf } from './folder-run.ts';
import { asSiteFiles, type LinkedSite } from './linked-site.ts';

/** One thing that is done to a host, as a process of its own can be told it. */
export interface FaultRun {
  /** The file that gives `connect`, and what it is told. */
  module: string;
  args: unknown;
  /** Where the line to the server begins. */
  port: number;
  /** Where receipts are written. */
  root: string;
  /** The site as it shall be; null for an undo. */
  site: LinkedSite | null;
  /** Milliseconds since 1970. */
  now: number;
  /** Milliseconds by which its clock is fast; below zero where it is slow. */
  fast?: number;
  /** The change of the disk before which it stops, counted from 1, until whoever started it lets it go on. */
  stopAt?: number;
}

/** What a file gives that knows how to connect to a host under test. */
export interface Connects {
  connect(args: unknown, port: number): Promise<Host>;
}

/** Publishes a site, or takes a release back, the way the program does. */
export async function carryOutOn(
  host: Host,
  { root, site, now }: Pick<FaultRun, 'root' | 'site' | 'now'>,
): Promise<void> {
  const at = new Date(now);
  if (site !== null) return publishSite(host, site, at);
  const names = { hostName: 'public', timezone: 'Europe/London', who: 'Ines Vale', tool: 'newsctl test' };
  await undo({ root, host, ...names, undo: await planUndo(host), now: at });
}

/** Publishes a site the way the program does. */
export async function publishSite(host: Host, site: LinkedSite, at: Date): Promise<void> {
  const files = asSiteFiles(site);
  const live = await host.current();
  const damaged = live ? await host.damaged(live) : [];
  const plan = makePlan({ files, live, damaged, foreign: await host.foreign() });
  if (plan.conflicts.length > 0) throw new Error(`In the way: ${plan.conflicts.join(', ')}`);
  if (isEmpty(plan) && !(await host.untidy())) return;
  const unlock = await host.lock({ who: 'Ines Vale', since: at.toISOString() });
  try {
    if ((await host.current())?.release !== live?.release)
      throw new NewsctlError('HOST_CHANGED', 'Somebody published at the same moment.');
    if (isEmpty(plan)) return;
    const manifest = manifestOf(files, live, at);
    const signal = new AbortController().signal;
    await apply({ host, plan, manifest, files: new Map(files.map((one) => [one.path, one])), signal });
  } finally {
    await unlock();
  }
}
