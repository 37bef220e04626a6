import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Course, Incident } from './fault-course.ts';
import type { FaultHost, Trouble } from './fault-host.ts';
import type { FaultRoom } from './fault-room.ts';
import type { LinkedSite } from './linked-site.ts';

/** Something that is done to a host, and what can go wrong with it. */
export interface Scene {
  host: FaultHost;
  room: FaultRoom;
  course: Course;
  /** The site that is published; null where a release is taken back. */
  site: LinkedSite | null;
  /** The byte, or the change of the disk, at which it goes wrong. */
  at: number;
}

type GoesWrong = (scene: Scene) => Promise<void>;

/** In an order in which those that are far apart differ most. */
const KINDS = {
  'the client is killed': killed,
  'the line breaks': (scene) => cut(scene, false),
  'the line is gone': (scene) => cut(scene, true),
  'two publish at once': twoAtOnce,
  'the server ends': serverEnds,
  'the clock is wrong': wrongClock,
  'the disk is full': (scene) => troubled(scene, scene.room.fullness()),
  'the right to write is lost': (scene) => troubled(scene, scene.room.refusal()),
} satisfies Record<string, GoesWrong>;

export type Fault = keyof typeof KINDS;

export const FAULTS = Object.keys(KINDS) as Fault[];

/** What can go wrong where no line leads to a server. */
export const LOCAL_FAULTS = FAULTS.filter((fault) => !/line|server/.test(fault));

/** Publishes, or takes back, in a process of its own while something goes wrong. */
export const goWrong = (scene: Scene, fault: Fault): Promise<void> => KINDS[fault](scene);

/** What one who could not do it may be told. */
const FAILED = ['HOST_FAILED', 'HOST_LOCKED', 'HOST_CHANGED'];

async function killed(scene: Scene, fast = 0): Promise<void> {
  const work = (child: ChildProcess) => void child.kill('SIGKILL');
  await alone(scene, { work, isLast: true }, ['', ...FAILED], fast);
}

async function cut(scene: Scene, forGood: boolean): Promise<void> {
  await alone(scene, { work: () => scene.course.cut(forGood), isLast: true }, FAILED);
}

async function serverEnds(scene: Scene): Promise<void> {
  const { crash, revive } = scene.host.server!;
  const wait = scene.room.next(2) * 1500;
  let back: Promise<void> = Promise.resolve();
  const work = (): void => {
    back = (async () => {
      await crash();
      await pause(wait);
      await revive();
    })();
  };
  await alone(scene, { work, isLast: true }, FAILED);
  await back;
}

/** By minutes, or by hours; at times it is killed as well. */
async function wrongClock(scene: Scene): Promise<void> {
  const { host, room } = scene;
  const size = room.next(2) === 0 ? (1 + room.next(4)) * 60_000 : (1 + room.next(12)) * 3_600_000;
  const fast = room.next(2) === 0 ? size : -size;
  if (room.next(2) === 0) return killed(scene, fast);
  const told = await alone(scene, null, host.signs ? FAILED : [], fast);
  if (size < 3_600_000) expect(told).toBe('done');
}

/** Readers are looked after while it lasts, too. */
async function troubled(scene: Scene, trouble: Trouble): Promise<void> {
  try {
    await alone(scene, { work: () => trouble.begin() }, FAILED);
    await scene.room.expectReaders();
  } finally {
    await trouble.end();
  }
}

/** Does it in one process. @returns how it ended */
async function alone(
  { course, room, site, at }: Scene,
  incident: Omit<Incident, 'at'> | null,
  also: readonly string[],
  fast = 0,
): Promise<string> {
  const { told } = await course.start(room.run(site, fast), incident ? { ...incident, at } : undefined);
  const ended = await told;
  course.mend();
  expect(['done', ...also]).toContain(ended);
  if (ended === 'done') await room.expectKept(site);
  return ended;
}

/** The second one begins in the middle of the first, which at times stands still until the second has ended. */
async function twoAtOnce({ course, room, site, at }: Scene): Promise<void> {
  const other = room.newSite();
  const waits = room.next(2) === 0;
  let second: Promise<string> = Promise.resolve('');
  const work = async (): Promise<void> => {
    const { told } = await course.start(room.run(other));
    second = told;
    if (waits) await told;
  };
  const first = await (await course.start(room.run(site), { at, work })).told;
  course.mend();
  const ends: [LinkedSite | null, string][] = [
    [site, first],
    [other, await second],
  ];
  for (const [one, told] of ends) {
    expect(['', 'done', 'HOST_LOCKED', 'HOST_CHANGED']).toContain(told);
    if (told === 'done') await room.expectKept(one);
  }
  expect([first, await second]).toContain('done');
}
