import * as z from 'zod';
import { defineHost } from './host.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what ends a command must not be in one
const CONTROL = /[\u0000-\u001F\u007F]/;
const line = (what: string) =>
  z
    .string()
    .min(1, { error: `should be ${what}.` })
    .refine((text) => !CONTROL.test(text), {
      error: `should be ${what}; it cannot hold control characters.`,
    });

const options = z.strictObject({
  host: line('the name of the server'),
  port: z.int().min(1).max(65535).optional(),
  user: line('the name to log in with'),
  path: line('the folder on the server that readers are served from'),
  state: line('a folder on the server for what newsctl keeps for itself').optional(),
  tls: z
    .enum(['explicit', 'implicit', 'none'], { error: 'should be explicit, implicit or none.' })
    .default('explicit'),
  ca: z.string().min(1).optional(),
  connections: z.int().min(1).max(16).default(4),
  timeout: z.int().min(1).max(600).default(30),
});

export type FtpOptions = z.infer<typeof options>;

/**
 * A folder on a server that is reached over FTP with TLS. Files change one by one, in an order in which no page links to
 * what is not there.
 */
export const ftp = defineHost<FtpOptions>({
  type: 'ftp',
  summary: 'a folder on a server, over FTP with TLS (FTPS)',
  options,
  secrets: [{ name: 'password', means: 'the password of the user' }],
  capabilities: { atomic: false, undo: true },
  connect: async (chosen, place, access) =>
    (await import('./ftp/connect.ts')).connectFtp(chosen, place, access),
});
