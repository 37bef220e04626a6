import * as z from 'zod';
import { defineHost } from './host.ts';

const options = z.strictObject({
  path: z.string().min(1, { error: 'should be the folder to publish to.' }).default('public'),
});

/**
 * A folder that a web server serves, or that somebody copies. The folder is a symbolic link to the tree of one of the
 * releases that stand beside it in `.NAME.releases/`. A publish changes another whole tree, which nobody sees, into the
 * new release, and then turns the link with one rename: readers get the old site or the new one. So there are two trees,
 * of which each release takes the one that the release before the last had, and a publish costs what it changes. Of
 * other releases only those files are kept that differ.
 */
export const folder = defineHost<z.infer<typeof options>>({
  type: 'folder',
  summary: 'a folder on this machine',
  options,
  capabilities: { atomic: true, undo: true },
  // Every command reads the settings of hosts; few connect to one.
  connect: async ({ path }, place) => (await import('./folder-host.ts')).connectFolder(path, place),
});
