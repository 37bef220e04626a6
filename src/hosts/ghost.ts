import * as z from 'zod';
import { defineArticleHost } from './article-host.ts';
import { address, timeout } from './cms/options.ts';

const options = z.strictObject({
  address: address(),
  authors: z
    .record(z.string(), z.string().regex(/^[\w-]+$/, { error: 'should be the slug of an author there.' }))
    .default({}),
  timeout: timeout(),
});

export type GhostOptions = z.infer<typeof options>;

/** A Ghost site, over its Admin interface. */
export const ghost = defineArticleHost<GhostOptions>({
  type: 'ghost',
  summary: 'a Ghost site, which takes articles',
  options,
  secrets: [{ name: 'admin_key', means: 'the Admin API key of a custom integration' }],
  connect: async (chosen, place, access) =>
    (await import('./cms/ghost-host.ts')).connectGhost(chosen, place, access),
});
