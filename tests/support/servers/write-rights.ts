import { spawnSync } from 'node:child_process';
import type { Trouble } from '../fault-host.ts';

/** Nobody may write to anything below a folder; then its owner may again. What goes away meanwhile is no matter. */
export const unwritable = (folder: string): Trouble => ({
  begin: () => void spawnSync('chmod', ['-R', '-f', 'a-w', folder]),
  end: () => void spawnSync('chmod', ['-R', '-f', 'u+w', folder]),
});
