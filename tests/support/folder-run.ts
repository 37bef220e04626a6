import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../../src/hosts/folder.ts';
import type { Host } from '../../src/hosts/host.ts';
import type { Manifest } from '../../src/hosts/manifest.ts';
import { apply } from '../../src/publish/apply.ts';
import { isEmpty, makePlan } from '../../src/publish/plan.ts';
import { releaseId } from '../../src/publish/release-id.ts';
import { planUndo, undo } from '../../src/publish/undo.ts';
import type { SiteFile } from '../../src/site/site-types.ts';
import { NO_ACCESS } from './access.ts';
import { sha256 } from '../../src/text/sha256.ts';

export type Files = Record<string, string>;

/** One thing that is done to a folder host, as a process of its own can be told it. */
export interface Run {
  root: string;
  /** The site as it shall be; null for an undo. */
  files: Files | null;
  /** Milliseconds since 1970: names of releases sort by it. */
  now: number;
  /** The change of the disk before which the process is killed, counted from 1; 0 for none. */
  killAt: number;
}

const KEEP = 4;

export const connect = (root: string, keep = KEEP): Promise<Host> =>
  folder.connect({ path: 'public' }, { root, name: 'public', keep }, NO_ACCESS);

/** Publishes a site, or takes a release back, the way the program does. */
export async function carryOut({ root, files, now }: Omit<Run, 'killAt'>): Promise<void> {
  mkdirSync(root, { recursive: true });
  const host = await connect(root);
  const at = new Date(now);
  if (files !== null) return publishFiles(host, files, at);
  const plan = await planUndo(host);
  const names = { hostName: 'public', timezone: 'Europe/London', who: 'Ines Vale', tool: 'newsctl test' };
  await undo({ root, host, ...names, undo: plan, now: at });
}

async function publishFiles(host: Host, files: Files, at: Date): Promise<void> {
  const live = await host.current();
  const site = Object.entries(files).map(
    ([path, text]): SiteFile => ({
      path,
      kind: 'page',
      sha256: sha256(text),
      size: Buffer.byteLength(text),
      bytes: async () => Buffer.from(text),
    }),
  );
  const damaged = live ? await host.damaged(live) : [];
  const plan = makePlan({ files: site, live, damaged, foreign: await host.foreign() });
  if (plan.conflicts.length > 0) throw new Error(`In the way: ${plan.conflicts.join(', ')}`);
  if (live && isEmpty(plan) && !(await host.untidy())) return;
  const unlock = await host.lock({ who: 'Ines Vale', since: at.toISOString() });
  if (!live || !isEmpty(plan)) {
    const manifest = manifestOf(site, live, at);
    const signal = new AbortController().signal;
    await apply({ host, plan, manifest, files: new Map(site.map((one) => [one.path, one])), signal });
  }
  await unlock();
}

export const manifestOf = (
  files: readonly Pick<SiteFile, 'path' | 'sha256' | 'size'>[],
  live: Manifest | null,
  at: Date,
): Manifest => ({
  version: 1,
  release: releaseId(at),
  at: at.toISOString(),
  by: 'Ines Vale',
  tool: 'newsctl test',
  previous: live?.release ?? null,
  undoes: null,
  files: files.map(({ path, sha256: hash, size }) => ({ path, sha256: hash, size })),
  articles: [],
});

/** Everything that readers get: path to text. */
export function served(root: string, folder = ''): Files {
  const found: Files = {};
  for (const entry of readdirSync(join(root, 'public', folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) Object.assign(found, served(root, path));
    else found[path] = readFileSync(join(root, 'public', path), 'utf8');
  }
  return found;
}
