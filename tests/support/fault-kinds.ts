import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Course, Incident } from './fault-course.ts';
import type { FaultHost, FaultServer, Trouble } from './fault-host.ts';

/** A place on a host, and what must be true of it. */
export interface FaultStage<What, Run> {
  /** Numbers that the seed gives, in their order. */
  readonly next: (below: number) => number;
  /** As a process of its own is told it, whose clock is fast by so many milliseconds. */
  run(what: What, fast?: number): Run;
  /** What a second publisher does. */
  another(): What | Promise<What>;
  /** What is said to be done must be there, or have been. */
  expectKept(what: What): Promise<void>;
  /** What readers have is whole. */
  expectReaders(): Promise<void>;
  fullness(): Trouble;
  refusal(): Trouble;
}

/** Something that is done to a host, and what can go wrong with it. */
export interface Scene<What, Run> {
  server: Pick<FaultServer, 'crash' | 'revive'> | null;
  signs: FaultHost['signs'];
  room: FaultStage<What, Run>;
  course: Course<Run>;
  what: What;
  /** The byte, or the change of the disk, at which it goes wrong. */
  at: number;
}

type GoesWrong = <What, Run>(scene: Scene<What, Run>) => Promise<void>;

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
export const goWrong = <What, Run>(scene: Scene<What, Run>, fault: Fault): Promise<void> =>
  KINDS[fault](scene);

/** What one who could not do it may be told. */
const FAILED = ['HOST_FAILED', 'HOST_LOCKED', 'HOST_CHANGED'];

/** What one may be told whom another one came before. */
const BEATEN = ['HOST_LOCKED', 'HOST_CHANGED', 'CMS_CHANGED'];

async function killed<What, Run>(scene: Scene<What, Run>, fast = 0): Promise<void> {
  const work = (child: ChildProcess) => void child.kill('SIGKILL');
  await alone(scene, { work, isLast: true }, ['', ...FAILED], fast);
}

async function cut<What, Run>(scene: Scene<What, Run>, forGood: boolean): Promise<void> {
  await alone(scene, { work: () => scene.course.cut(forGood), isLast: true }, FAILED);
}

async function serverEnds<What, Run>(scene: Scene<What, Run>): Promise<void> {
  const { crash, revive } = scene.server!;
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
async function wrongClock<What, Run>(scene: Scene<What, Run>): Promise<void> {
  const { signs, room } = scene;
  const size = room.next(2) === 0 ? (1 + room.next(4)) * 60_000 : (1 + room.next(12)) * 3_600_000;
  const fast = room.next(2) === 0 ? size : -size;
  if (room.next(2) === 0) return killed(scene, fast);
  const told = await alone(scene, null, signs ? FAILED : [], fast);
  if (size < 3_600_000) expect(told).toBe('done');
}

/** Readers are looked after while it lasts, too. */
async function troubled<What, Run>(scene: Scene<What, Run>, trouble: Trouble): Promise<void> {
  try {
    await alone(scene, { work: () => trouble.begin() }, FAILED);
    await scene.room.expectReaders();
  } finally {
    await trouble.end();
  }
}

/** Does it in one process. @returns how it ended */
async function alone<What, Run>(
  { course, room, what, at }: Scene<What, Run>,
  incident: Omit<Incident, 'at'> | null,
  also: readonly string[],
  fast = 0,
): Promise<string> {
  const { told } = await course.start(room.run(what, fast), incident ? { ...incident, at } : undefined);
  const ended = await told;
  course.mend();
  expect(['done', ...also]).toContain(ended);
  if (ended === 'done') await room.expectKept(what);
  return ended;
}

/** The second one begins in the middle of the first, which at times stands still until the second has ended. */
async function twoAtOnce<What, Run>({ course, room, what, at }: Scene<What, Run>): Promise<void> {
  const other = await room.another();
  const waits = room.next(2) === 0;
  let second: Promise<string> = Promise.resolve('');
  const work = async (): Promise<void> => {
    const { told } = await course.start(room.run(other));
    second = told;
    if (waits) await told;
  };
  const first = await (await course.start(room.run(what), { at, work })).told;
  course.mend();
  const ends: [What, string][] = [
    [what, first],
    [other, await second],
  ];
  for (const [one, told] of ends) {
    expect(['', 'done', ...BEATEN]).toContain(told);
    if (told === 'done') await room.expectKept(one);
  }
  expect([first, await second]).toContain('done');
}
