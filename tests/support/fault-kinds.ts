import { expect } from 'vitest';
import type { FaultHost } from './fault-host.ts';
import { startChild } from './fault-process.ts';
import type { FaultRoom } from './fault-room.ts';
import type { LinkedSite } from './linked-site.ts';
import type { Line } from './servers/line.ts';

/** What something can go wrong with. */
export interface Scene {
  host: FaultHost;
  room: FaultRoom;
  line: Line;
  /** The site that is published meanwhile; null where a release is taken back. */
  site: LinkedSite | null;
}

export const FAULTS = [
  'the client is killed',
  'the line breaks',
  'the line is gone',
  'the server ends',
] as const;

export type Fault = (typeof FAULTS)[number];

/** Publishes, or takes back, in a process of its own while something goes wrong at a byte that the seed chooses. */
export async function goWrong({ host, room, line, site }: Scene, fault: Fault): Promise<void> {
  // About as many bytes as such a step sends; at times it is over before.
  const at = room.next(90_000);
  const { child, told } = await startChild(room.run(site, line.port));
  const ended = fault === 'the server ends' ? endServer({ host, room, line, site }, at) : null;
  if (fault === 'the client is killed') line.after(at, () => child.kill('SIGKILL'));
  if (fault === 'the line breaks') line.cutAfter(at, false);
  if (fault === 'the line is gone') line.cutAfter(at, true);
  expect(['', 'done', 'HOST_FAILED', 'HOST_LOCKED', 'HOST_CHANGED']).toContain(await told);
  line.mend();
  await ended?.();
}

/** @returns what waits until it is there again */
function endServer({ host, room, line }: Scene, at: number): () => Promise<void> {
  let back: Promise<void> = Promise.resolve();
  const wait = room.next(2) * 1500;
  line.after(at, () => {
    back = (async () => {
      await host.crash();
      await new Promise((done) => setTimeout(done, wait));
      await host.revive();
    })();
  });
  return () => back;
}
