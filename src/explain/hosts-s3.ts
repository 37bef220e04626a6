const OPTIONS: readonly (readonly [string, string])[] = [
  ['bucket', 'the bucket; it must be there already'],
  ['endpoint', 'the address of the service; without it, Amazon’s for the region'],
  ['region', 'its region; `us-east-1` without it'],
  ['prefix', 'a folder in the bucket that holds the site'],
  ['state_prefix', 'the folder that newsctl keeps for itself; `.newsctl/` and the prefix without it'],
  ['state_bucket', 'another bucket for that, which is best where the whole bucket is served to readers'],
  [
    'path_style',
    '`true` for `https://HOST/BUCKET/…`, `false` for `https://BUCKET.HOST/…`; without it `false` for Amazon alone',
  ],
  [
    'acl',
    '`public-read` for services on which each file says who may read it; leave it out where the bucket does',
  ],
  [
    'cache',
    '`{pages: 60, feeds: 60}`: seconds for which browsers and caches may keep them; what has its hash in its name is kept for a year',
  ],
  ['parallel', 'requests at once; 32 without it'],
  ['timeout', 'seconds to wait for a sign of life; 30 without it'],
  ['insecure', '`true` allows `http://` in a network that you trust'],
];

/** Of the topic `hosts`: buckets. */
export const s3Hosts = (): string =>
  [
    '## S3 and what speaks like it',
    'A bucket of Amazon S3, or of a service with the same interface, changes one file at a time.',
    '```yaml\nhosts:\n  live:\n    type: s3\n    bucket: ferrow-post\n    endpoint: https://s3.eu-central-1.amazonaws.com\n    region: eu-central-1\n    state_bucket: ferrow-post-newsctl\n```',
    OPTIONS.map(([name, text]) => `- \`${name}\`: ${text}`).join('\n'),
    'The secrets are `access_key_id`, `secret_access_key` and, where keys are lent for a time, `session_token`: for the host `live` the variables `NEWSCTL_LIVE_ACCESS_KEY_ID` and `NEWSCTL_LIVE_SECRET_ACCESS_KEY`. The keys need to list the bucket and to read, write and remove objects, and nothing else; newsctl changes no policy and makes no bucket.',
    'Where the state lies in the bucket that readers are served from, let the policy of the bucket leave `.newsctl/` out, for instance by allowing `s3:GetObject` on everything and denying it for `arn:aws:s3:::ferrow-post/.newsctl/*` to all but the keys of the newsroom.',
    '### Services',
    [
      '- Amazon S3: no `endpoint`, the `region` of the bucket. A bucket behind CloudFront needs no `acl`.',
      '- Cloudflare R2: `endpoint: https://ACCOUNT.r2.cloudflarestorage.com`, `region: auto`; no `acl`, which R2 does not have.',
      '- Backblaze B2: `endpoint: https://s3.REGION.backblazeb2.com` with the same `region`. It has no conditional writes and no `acl` of single files. It keeps what is overwritten as earlier versions: give the bucket a rule that removes them.',
      '- MinIO and Ceph: your own `endpoint`. Ceph on a bucket with versions keeps to no condition of a replacement.',
      '- OpenStack Swift with its S3 interface: no conditional writes.',
      '- Google Cloud Storage: `endpoint: https://storage.googleapis.com`, `region: auto`, with HMAC keys. Conditions of writes have other names there, so that it counts as a service without them.',
    ].join('\n'),
    'R2, B2, MinIO, Google and Amazon are named here from what they document; newsctl is tested against Ceph and Swift.',
    '### What newsctl does by itself',
    [
      '- At the first publish it tries out, with a file of a few bytes, to which conditions of a write the service keeps, and remembers that in `.newsctl/cache/hosts/`. Where it keeps to none, whose the lock is shows in a list of claims, and messages name the host as *a service without conditional writes*. That is as good as long as a list shows what was written the moment before, as all the services above promise but Swift in the midst of a failure.',
      '- Requests are repeated where a service is busy, or a connection breaks, up to five times with growing waits; `Retry-After` is honoured up to a minute. What was refused is not repeated.',
      '- Redirections are not followed. A service that wants another region or address says so, and newsctl passes that on.',
      '- A clock that is wrong by more than about ten minutes makes every signed request fail; the message says so.',
    ].join('\n'),
  ].join('\n\n');
