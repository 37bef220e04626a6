import { stat } from 'node:fs/promises';
import process from 'node:process';

/**
 * Whether what a run was writing was left behind by it: its process is gone, or has long been another one.
 * @param writer number of the process
 * @param mostMs how long a run may take to write it at the most
 */
export async function isLeft(
  path: string,
  writer: number,
  mostMs = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && (Date.now() - found.mtimeMs > mostMs || !isRunning(writer));
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // It runs, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
