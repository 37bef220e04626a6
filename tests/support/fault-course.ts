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
export interface Course<Run> {
  /** Does it in a process of its own. */
  start(run: Run, incident?: Incident): Promise<FaultChild>;
  /** Breaks all connections. @param forGood whether new ones are refused until it is mended */
  cut(forGood: boolean): void;
  mend(): void;
  close(): Promise<void>;
}

export async function courseTo({ server }: FaultHost, seed: number): Promise<Course<FaultRun>> {
  if (server === null) return new DiskCourse();
  const line = await (server.line?.() ?? Line.open(server.port, overtaking(seed)));
  return new LineCourse(line, startChild);
}

/** Connections of which each is as slow as chance will have it: a file that must wait for another one does so, or is seen. */
function overtaking(seed: number): () => number {
  const next = numbers(seed + 1000);
  return () => next(2) * next(30);
}

export class LineCourse<Run extends { port: number }> implements Course<Run> {
  private readonly line: Line;
  private readonly begin: (run: Run) => Promise<FaultChild>;

  constructor(line: Line, begin: (run: Run) => Promise<FaultChild>) {
    this.line = line;
    this.begin = begin;
  }

  async start(run: Run, incident?: Incident): Promise<FaultChild> {
    const started = await this.begin({ ...run, port: this.line.port });
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
class DiskCourse implements Course<FaultRun> {
  start(run: FaultRun, incident?: Incident): Promise<FaultChild> {
    if (!incident) return startChild(run);
    return startChild({ ...run, stopAt: incident.at + 1 }, async (child) => incident.work(child));
  }

  cut(): void {}

  mend(): void {}

  async close(): Promise<void> {}
}
