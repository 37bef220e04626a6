import type { ChildProcess } from 'node:child_process';
import { startChild, type FaultChild } from './fault-process.ts';
import type { FaultHost } from './fault-host.ts';
import type { FaultRun } from './fault-run.ts';
import { numbers } from './linked-site.ts';
import { Line } from './servers/line.ts';

/** Something that happens while a process is at work. */
export interface Incident {
  /** So many bytes were sent, or it is before such a change. */
  at: number;
  /** What else the process does waits until this is done. */
  work(child: ChildProcess): Promise<void> | void;
  /** Nothing more is sent after that. */
  isLast?: boolean;
}

/** How something is done to a host: over a line, byte by byte, or on a disk, change by change. */
export interface Course {
  /** Does it in a process of its own. */
  start(run: FaultRun, incident?: Incident): Promise<FaultChild>;
  /** Breaks all connections. @param forGood whether new ones are refused until it is mended */
  cut(forGood: boolean): void;
  mend(): void;
  close(): Promise<void>;
}

export async function courseTo({ server }: FaultHost, seed: number): Promise<Course> {
  if (server === null) return new DiskCourse();
  return new LineCourse(await (server.line?.() ?? Line.open(server.port, overtaking(seed))));
}

/** Connections of which each is as slow as chance will have it: a file that must wait for another one does so, or is seen. */
function overtaking(seed: number): () => number {
  const next = numbers(seed + 1000);
  return () => next(2) * next(30);
}

class LineCourse implements Course {
  private readonly line: Line;

  constructor(line: Line) {
    this.line = line;
  }

  async start(run: FaultRun, incident?: Incident): Promise<FaultChild> {
    const started = await startChild({ ...run, port: this.line.port });
    if (incident) {
      const { at, work, isLast } = incident;
      this.line[isLast ? 'after' : 'at'](at, () => work(started.child));
    }
    return started;
  }

  cut(forGood: boolean): void {
    this.line.cut(forGood);
  }

  mend(): void {
    this.line.mend();
  }

  close(): Promise<void> {
    return this.line.close();
  }
}

/** The process itself stops before the change and waits until it is told to go on. */
class DiskCourse implements Course {
  start(run: FaultRun, incident?: Incident): Promise<FaultChild> {
    if (!incident) return startChild(run);
    return startChild({ ...run, stopAt: incident.at + 1 }, async (child) => incident.work(child));
  }

  cut(): void {}

  mend(): void {}

  async close(): Promise<void> {}
}
