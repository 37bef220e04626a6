import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes what writing a file left beside it when the machine or the process died in the middle. */
export async function removeTemporaries(folder: string, name: string): Promise<void> {
  const start = `.${name.slice(0, 60)}.`;
  for (const entry of await readdir(folder).catch(() => []))
    if (entry.startsWith(start) && /^[0-9a-f]{8}\.tmp$/.test(entry.slice(start.length)))
      await rm(join(folder, entry), { force: true });
}
