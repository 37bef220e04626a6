import { setTimeout as pause } from 'node:timers/promises';
import { isMissing, Refused } from './protocol.ts';
import type { Sftp } from './sftp.ts';

/** Of several who make and remove the same name in turn, one may come too late a few times. */
const ATTEMPTS = 8;

/**
 * Makes something where nothing stands.
 * @param make asks the server for it in one step, which it refuses where something stands there
 * @returns false where there was something
 */
export async function makeNew(
  sftp: Pick<Sftp, 'lstat'>,
  path: string,
  make: () => Promise<unknown>,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++)
    try {
      await make();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // Servers say no more than that it failed where there is one, which may have gone since.
      if (await sftp.lstat(path)) return false;
      if (attempt === ATTEMPTS || isMissing(error)) throw error;
      // Not in step with whoever does the same.
      await pause(Math.random() * 2 ** attempt);
    }
}
