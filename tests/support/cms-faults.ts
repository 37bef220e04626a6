import type { Cms } from './cms-desk.ts';
import type { CmsFaultRun } from './cms-fault-child.ts';
import { CmsRoom } from './cms-room.ts';
import { LineCourse } from './fault-course.ts';
import { type FaultHost, type FaultServer, STEPS, type Trouble } from './fault-host.ts';
import { goWrong } from './fault-kinds.ts';
import { startProgram } from './fault-process.ts';
import type { About } from './fault-runs.ts';
import { Line } from './servers/line.ts';

/** A content management system under test, and what can go wrong with it. */
export interface CmsFaultHost extends Pick<FaultHost, 'signs' | 'lengths'> {
  cms: Cms;
  server: FaultServer;
  /** Ways in which the right to write may be lost. */
  refusals: readonly Trouble[];
  /**
   * Starts it again, with room, where it ended by itself for want of that: until then it serves nobody, whoever
   * publishes there. @returns whether it had ended
   */
  restart?(): Promise<boolean>;
  /** How it has no room left. @param next numbers that the seed gives */
  fullness(next: (below: number) => number): Trouble;
}

/**
 * Publishes several articles, or takes that back, while something goes wrong at a byte that the seed chooses: afterwards
 * readers have none twice and none that is half, and the next publish leaves what a clean one would.
 */
export async function cmsFaultRun(host: CmsFaultHost, { seed, fault, step }: About): Promise<void> {
  const room = await CmsRoom.open(host, seed);
  const line = await Line.open(host.server.port);
  const course = new LineCourse<CmsFaultRun>(line, (run) => startProgram('cms-fault-child.ts', run));
  try {
    const before = STEPS.indexOf(step);
    for (let n = 0; n < before; n++) await room.publish();
    const what = await (step === 'an undo' ? room.undoing() : room.publishing());
    const at = room.next(host.lengths[before]!);
    const { server, signs } = host;
    await goWrong({ server, signs, room, course, what, at }, fault);
  } finally {
    await course.close();
  }
  await room.expectSound();
  await room.publishCleanly();
  await room.undoCleanly();
}
