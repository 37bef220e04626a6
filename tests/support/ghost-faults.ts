import { join } from 'node:path';
import type { CmsFaultHost } from './cms-faults.ts';
import { ghostCms } from './ghost-cms.ts';
import type { GhostServer } from './servers/ghost.ts';
import { unwritable } from './servers/write-rights.ts';

/** Ghost, and what can go wrong with it. */
export function ghostFaults(server: GhostServer): CmsFaultHost {
  const { port, crash, revive, folder, disk, renewKey } = server;
  return {
    cms: ghostCms(server),
    server: { port, crash, revive },
    signs: true,
    lengths: [51_000, 29_000, 26_000],
    refusals: [
      // The desk gets the new one when that is noticed.
      { begin: renewKey, end: () => {} },
      unwritable(join(folder, 'content/images')),
      unwritable(folder),
    ],
    fullness(next) {
      const [pages, names] = [next(5), next(2) === 0];
      return { begin: () => disk!.fill(pages, names), end: () => disk!.empty() };
    },
  };
}
