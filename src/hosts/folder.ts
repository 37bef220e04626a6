import * as z from 'zod';
import { defineHost } from './host.ts';

const options = z.strictObject({
  path: z.string().min(1, { error: 'should be the folder to publish to.' }).default('public'),
});

/**
 * A folder that a web server serves, or that somebody copies. The folder is a symbolic link to one of the
 * releases that stand beside it in `.NAME.releases/`; a publish makes a whole new release, unchanged
 * files hard-linked, and then turns the link with one rename. So readers get the old site or the new one.
 */
export const folder = defineHost<z.infer<typeof options>>({
  type: 'folder',
  summary: 'a folder on this machine',
  options,
  capabilities: { atomic: true, undo: true },
  // Every command reads the settings of hosts; few connect to one.
  connect: async ({ path }, place) => (await import('./folder-host.ts')).connectFolder(path, place),
});
