import * as z from 'zod';
import { defineHost } from './host.ts';

const seconds = z.int({ error: 'should be a whole number of seconds.' }).min(0).max(31_536_000);
const word = (what: string) => z.string().min(1, { error: `should be ${what}.` });

const options = z.strictObject({
  bucket: word('the name of a bucket').regex(/^[\w.-]+$/, { error: 'should be the name of a bucket.' }),
  region: word('the region of the bucket').default('us-east-1'),
  endpoint: z
    .url({ error: 'should be the address of the service, such as https://s3.example.org.' })
    .optional(),
  prefix: z.string().default(''),
  state_bucket: word('the name of a bucket').optional(),
  state_prefix: z.string().optional(),
  path_style: z.boolean().optional(),
  insecure: z.boolean().default(false),
  acl: z.enum(['public-read', 'private', 'authenticated-read']).optional(),
  cache: z.strictObject({ pages: seconds.default(60), feeds: seconds.default(60) }).prefault({}),
  parallel: z.int().min(1).max(256).default(32),
  timeout: z.int().min(1).max(600).default(30),
});

export type S3Options = z.infer<typeof options>;

/**
 * A bucket of Amazon S3 or of a service that speaks like it. Files change one by one, in an order in which no page links
 * to what is not there.
 */
export const s3 = defineHost<S3Options>({
  type: 's3',
  summary: 'a bucket of Amazon S3, or of a service that speaks like it',
  options,
  secrets: [
    { name: 'access_key_id', means: 'the access key id' },
    { name: 'secret_access_key', means: 'the secret access key' },
    { name: 'session_token', means: 'the session token, where keys are lent for a time' },
  ],
  capabilities: { atomic: false, undo: true },
  connect: async (chosen, place, access) =>
    (await import('./s3/connect.ts')).connectS3(chosen, place, access),
});
