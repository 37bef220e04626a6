import * as z from 'zod';
import { defineArticleHost } from './article-host.ts';
import { address, timeout } from './cms/options.ts';

const options = z.strictObject({
  address: address(),
  user: z.string().min(1, { error: 'should be the name of an account there.' }),
  authors: z
    .record(z.string(), z.int({ error: 'should be the number of an account there.' }).min(1))
    .default({}),
  standfirst_in_body: z.boolean().default(true),
  timeout: timeout(),
});

export type WordPressOptions = z.infer<typeof options>;

/** A WordPress site, over its REST interface. */
export const wordpress = defineArticleHost<WordPressOptions>({
  type: 'wordpress',
  summary: 'a WordPress site, which takes articles',
  options,
  secrets: [{ name: 'password', means: 'an application password of the account' }],
  connect: async (chosen, place, access) =>
    (await import('./cms/wordpress-host.ts')).connectWordPress(chosen, place, access),
});
