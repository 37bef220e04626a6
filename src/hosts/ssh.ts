import * as z from 'zod';
import { defineHost } from './host.ts';

/** What `ssh` would take for an option, or for a word of another kind. */
const word = (what: string) =>
  z
    .string()
    .min(1)
    .refine((text) => !/^-|[\s\0]/.test(text), {
      error: `should be ${what}; it cannot begin with a hyphen or hold spaces.`,
    });

const options = z.strictObject({
  host: word('a host name, or a Host entry of your ssh configuration'),
  user: word('the name to log in with').optional(),
  port: z.int().min(1).max(65535).optional(),
  path: z.string().min(1, { error: 'should be the folder on the server that readers are served from.' }),
  config: z.string().min(1).optional(),
  identity: z.string().min(1).optional(),
});

export type SshOptions = z.infer<typeof options>;

/**
 * A folder on a server that is reached with the user's own `ssh`, over SFTP: keys, agent, known hosts and configuration
 * are those that `ssh` uses. Where the server can turn a link in one step, `path` is a link to a release; see
 * {@link folder} for how that works.
 */
export const ssh = defineHost<SshOptions>({
  type: 'ssh',
  summary: 'a folder on a server, over SSH (SFTP)',
  options,
  capabilities: { atomic: true, undo: true },
  connect: async (given, place, access) =>
    (await import('./ssh/connect.ts')).connectSsh(given, place, access),
});
