import type { LinkedSite } from './linked-site.ts';
import type { Line } from './servers/line.ts';

/** A host with a server that can be ended. */
export interface FaultHost {
  /** The file that exports `connect(args, port)`, absolute. */
  module: string;
  /** A fresh place on the server. */
  open(root: string): FaultPlace;
  /** Where the server listens on this machine. */
  port: number;
  /** Whether readers have one whole release at every moment. */
  atomic: boolean;
  /** Opens a line to it, where that takes more than a port. */
  line?(): Promise<Line>;
  /** Ends the server as a crash would, and starts it again. */
  crash(): Promise<void>;
  revive(): Promise<void>;
}

export interface FaultPlace {
  /** What `connect` is told; it is handed on as JSON. */
  args: unknown;
  /** Everything readers are served, by other means than the host's own. */
  served(): Promise<LinkedSite>;
  plant(path: string, text: string): Promise<void>;
  /** Names of all that the host stores beside that. */
  stored(): Promise<string[]>;
}
