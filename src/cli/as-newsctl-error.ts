import { CommanderError } from 'commander';
import { NewsctlError } from '../errors.ts';
import { usageMessage } from './program.ts';

/** Every failure as one of ours: an unknown one is a bug of newsctl. */
export function asNewsctlError(
  error: unknown,
  interrupted: 'INTERRUPTED' | 'TERMINATED' | null = null,
): NewsctlError {
  if (error instanceof NewsctlError)
    return error.code === 'INTERRUPTED' && interrupted === 'TERMINATED'
      ? new NewsctlError('TERMINATED', error.message, { hint: error.hint, cause: error })
      : error;
  if (error instanceof CommanderError) return new NewsctlError('USAGE', usageMessage(error));
  if (interrupted && error instanceof Error && error.name === 'AbortError')
    return new NewsctlError(interrupted, 'Stopped.', { cause: error });
  if (isDiskError(error))
    return new NewsctlError('FILE_UNWRITABLE', `${error.path} cannot be used (${error.code}).`, {
      cause: error,
    });
  const message = error instanceof Error ? error.message : String(error);
  return new NewsctlError('BUG', `newsctl went wrong: ${message}`, { cause: error });
}

const DISK = /^E(?:ACCES|PERM|ROFS|NOSPC|DQUOT|NOTDIR|ISDIR|EXIST|NAMETOOLONG|MFILE|IO)$/;

/** What a disk refuses is no fault of the program, wherever it comes to light. */
const isDiskError = (error: unknown): error is Error & { code: string; path: string } =>
  error instanceof Error &&
  DISK.test(String((error as NodeJS.ErrnoException).code)) &&
  (error as NodeJS.ErrnoException).path !== undefined;
