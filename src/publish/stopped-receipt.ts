import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { writeFileAtomically } from '../text/write-file.ts';

/** What is kept of a publish that did not come to its end. */
export interface StoppedReceipt {
  version: 1;
  outcome: 'stopped';
  /** The release that it was to be. */
  release: string;
  host: string;
  at: string;
  by: string;
  tool: string;
  previous: string | null;
  /** Code and words of what stopped it. */
  why: { code: string; message: string };
  /** Files that had been handed to the host by then. */
  sent: string[];
}

export function stoppedReceipt(
  host: string,
  { release, at, by, tool, previous }: Manifest,
  { sent, error }: { sent: string[]; error: unknown },
): StoppedReceipt {
  const why =
    error instanceof NewsctlError
      ? { code: error.code, message: error.message }
      : { code: 'INTERNAL', message: String(error) };
  return { version: 1, outcome: 'stopped', release, host, at, by, tool, previous, why, sent };
}

/** Writes it beside the receipts of what was published. */
export async function writeStopped(root: string, receipt: StoppedReceipt): Promise<void> {
  const folder = join(root, '.newsctl', 'receipts');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${receipt.release}.stopped.json`);
  await writeFileAtomically(file, `${JSON.stringify(receipt, null, 2)}\n`);
}
