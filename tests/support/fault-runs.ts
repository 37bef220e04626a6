import process from 'node:process';
import type { FaultHost } from './fault-host.ts';
import { FAULTS, goWrong } from './fault-kinds.ts';
import { FaultRoom } from './fault-room.ts';
import { numbers } from './linked-site.ts';
import { Line } from './servers/line.ts';

const STEPS = ['the first publish', 'a later publish', 'an undo'] as const;

const faultOf = (seed: number) => FAULTS[seed % FAULTS.length]!;
const stepOf = (seed: number) => STEPS[Math.floor(seed / FAULTS.length) % STEPS.length]!;

/**
 * Does one thing to a fresh host while something goes wrong at a byte that the seed chooses, and looks at what readers
 * have then, and after the next publish, and after that is taken back.
 */
export async function faultRun(host: FaultHost, seed: number): Promise<void> {
  const line = await (host.line?.() ?? Line.open(host.port, overtaking(seed)));
  try {
    const room = await FaultRoom.open(host, seed);
    for (let n = 0; n < STEPS.indexOf(stepOf(seed)); n++) await room.directly(room.newSite());
    const site = stepOf(seed) === 'an undo' ? null : room.newSite();
    await goWrong({ host, room, line, site }, faultOf(seed));
    await room.expectSound();
    await room.publishCleanly();
    await room.undoCleanly();
  } finally {
    await line.close();
  }
}

/** Connections of which each is as slow as chance will have it: a file that must wait for another one does so, or is seen. */
function overtaking(seed: number): () => number {
  const next = numbers(seed + 1000);
  return () => next(2) * next(120);
}

/** The seeds that a test tries: a few, of which each is about another fault and step, or as many as `NEWSCTL_FAULT_RUNS` says. */
export function faultSeeds(few: number): [seed: number, about: string][] {
  const many = process.env.NEWSCTL_FAULT_RUNS;
  const seeds = Array.from({ length: Number(many ?? few) }, (_, n) => (many === undefined ? n * APART : n));
  return seeds.map((seed) => [seed, `${faultOf(seed)} during ${stepOf(seed)}`]);
}

/** No multiple of the number of faults, nor of that of steps. */
const APART = 5;
