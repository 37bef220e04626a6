import type { LinkedSite } from './linked-site.ts';
import type { Line } from './servers/line.ts';

/** What is done to a host while something goes wrong. */
export const STEPS = ['the first publish', 'a later publish', 'an undo'] as const;

/** A host under test, and what can be done to it. */
export interface FaultHost {
  /** The file that exports `connect(args, port)`, absolute. */
  module: string;
  /** Whether readers have one whole release at every moment. */
  atomic: boolean;
  /** Whether it looks at the time of requests, and refuses those that are hours off. */
  signs?: boolean;
  /** About as many bytes as are sent to it in each of {@link STEPS}, or as many changes of its disk. */
  lengths: readonly [number, number, number];
  /** Where it is reached; null for a folder of this machine. */
  server: FaultServer | null;
  /**
   * A fresh place on it.
   * @param made called with the folder of this machine in which all of the place will lie, before anything does
   */
  open(root: string, made: (folder: string) => void): FaultPlace;
}

/** A server that can be ended. */
export interface FaultServer {
  /** Where it listens on this machine. */
  port: number;
  /** Opens a line to it, where that takes more than a port. */
  line?(): Promise<Line>;
  /** Ends it as a crash would, and starts it again. */
  crash(): Promise<void>;
  revive(): Promise<void>;
}

/** What keeps a host from storing anything until it is over. */
export interface Trouble {
  begin(): Promise<void> | void;
  end(): Promise<void> | void;
}

export interface FaultPlace {
  /** What `connect` is told; it is handed on as JSON. */
  args: unknown;
  /** Everything readers are served, by other means than the host's own. */
  served(): Promise<LinkedSite>;
  plant(path: string, text: string): Promise<void>;
  /** Names of all that the host stores beside that. */
  stored(): Promise<string[]>;
  /** Ways in which the right to write may be lost. */
  refusals: readonly Trouble[];
  /** How it has no room left, where that is no matter of a disk. */
  quota?: Trouble;
}
