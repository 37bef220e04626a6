import process from 'node:process';
import { courseTo } from './fault-course.ts';
import { type FaultHost, STEPS } from './fault-host.ts';
import { FAULTS, type Fault, goWrong } from './fault-kinds.ts';
import { FaultRoom } from './fault-room.ts';
import { disksAvailable } from './servers/small-disk.ts';

/** What a run is about; the same for the same seed. */
export interface About {
  seed: number;
  fault: Fault;
  step: (typeof STEPS)[number];
}

/**
 * Does one thing to a fresh host while something goes wrong at a moment that the seed chooses, and looks at what
 * readers have then, and after the next publish, and after that is taken back.
 */
export async function faultRun(host: FaultHost, { seed, fault, step }: About): Promise<void> {
  const course = await courseTo(host, seed);
  const room = await FaultRoom.open(host, { seed, onSmallDisk: fault === 'the disk is full' });
  try {
    const before = STEPS.indexOf(step);
    for (let n = 0; n < before; n++) await room.directly(room.newSite());
    const site = step === 'an undo' ? null : room.newSite();
    // At times it is over before.
    const at = room.next(host.lengths[before]!);
    await goWrong({ server: host.server, signs: host.signs, room, course, what: site, at }, fault);
    await room.expectSound();
    await room.publishCleanly();
    await room.undoCleanly();
  } finally {
    await course.close();
    room.close();
  }
}

/**
 * The runs that a test makes: a few, of which each is about another fault, or as many as `NEWSCTL_FAULT_RUNS` says, from
 * the seed that `NEWSCTL_FAULT_FIRST` says.
 * @param hasDisk whether a full disk of this machine is how the host has no room left
 */
export function faultRuns(
  few: number,
  faults: readonly Fault[] = FAULTS,
  hasDisk = true,
): [seed: number, name: string, About][] {
  const many = process.env.NEWSCTL_FAULT_RUNS;
  const first = Number(process.env.NEWSCTL_FAULT_FIRST ?? 0);
  const seeds = Array.from({ length: Number(many ?? few) }, (_, n) =>
    many === undefined ? n * APART : first + n,
  );
  return seeds
    .map((seed): About => {
      const step = STEPS[Math.floor(seed / faults.length) % STEPS.length]!;
      return { seed, fault: faults[seed % faults.length]!, step };
    })
    .filter(({ fault }) => fault !== 'the disk is full' || !hasDisk || disksAvailable())
    .map((about) => [about.seed, `${about.fault} during ${about.step}`, about]);
}

/** Has no divisor in common with the number of faults, or with that of steps. */
const APART = 11;
