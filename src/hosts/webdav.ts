import * as z from 'zod';
import { defineHost } from './host.ts';

const options = z.strictObject({
  endpoint: z.url({ error: 'should be the address of the folder, such as https://dav.example.org/www/.' }),
  user: z.string().min(1, { error: 'should be the name to log in with.' }),
  state: z.string().min(1).optional(),
  insecure: z.boolean().default(false),
  parallel: z.int().min(1).max(64).default(8),
  timeout: z.int().min(1).max(600).default(30),
});

export type WebdavOptions = z.infer<typeof options>;

/** A folder on a server that speaks WebDAV. Files change one by one, in an order in which no page links to what is not there. */
export const webdav = defineHost<WebdavOptions>({
  type: 'webdav',
  summary: 'a folder on a server, over WebDAV',
  options,
  secrets: [{ name: 'password', means: 'the password of the user' }],
  capabilities: { atomic: false, undo: true },
  connect: async (chosen, place, access) =>
    (await import('./webdav/connect.ts')).connectWebdav(chosen, place, access),
});
