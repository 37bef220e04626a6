import type { ChalkInstance } from 'chalk';
import type { NewsctlError } from '../errors.ts';

/** Options that every command takes. */
export interface GlobalOptions {
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
  /** False with `--no-input`. */
  input?: boolean;
  color?: boolean;
}

/** What a command may know of the world; everything is handed in. */
export interface Context {
  cwd: string;
  env: Record<string, string | undefined>;
  now: Date;
  signal: AbortSignal;
  /** Says that Ctrl-C is how the command ends: it is no interruption then. */
  expectInterruption: () => void;
  json: boolean;
  quiet: boolean;
  verbose: boolean;
  /** Whether somebody sits there to answer: terminals on stdin and stderr, not CI, not `--no-input`. */
  interactive: boolean;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: NodeJS.WritableStream & { columns?: number; isTTY?: boolean };
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
  /** Colours for what goes to stdout. */
  paint: ChalkInstance;
  /** Colours for what goes to stderr. */
  paintError: ChalkInstance;
  /** What must not be printed, in whatever a host or a program says: filled as secrets are read. */
  secrets: Set<string>;
  /** Has something done before the program ends, however it ends. */
  atEnd: (work: () => Promise<void>) => void;
  /** Absolute path of the package, which holds `templates/` and `schema/`. */
  packageRoot: string;
}

/** What a command did. The program prints it: `text` on stdout, or with `--json` the whole as one document. */
export interface Outcome {
  result: unknown;
  text?: string;
  /** Remarks for stderr, left out with `--quiet`. */
  notes?: string[];
  warnings?: string[];
  /** 0 where nothing else is said. */
  exitCode?: number;
  /** To be printed as with `--json`. */
  asJson?: boolean;
  /** The answer has gone to stdout already. */
  silent?: boolean;
  /** Why the work was refused, where there is a result to show all the same. */
  error?: NewsctlError;
}
