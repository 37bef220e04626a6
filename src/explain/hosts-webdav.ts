const OPTIONS: readonly (readonly [string, string])[] = [
  ['endpoint', 'the address of the folder that readers are served from, as WebDAV has it'],
  ['user', 'the name to log in with'],
  [
    'state',
    'the folder that newsctl keeps for itself, as an address or a path of the same server; without it `.www.newsctl/` beside `www/`',
  ],
  ['parallel', 'requests at once; 8 without it'],
  ['timeout', 'seconds to wait for a sign of life; 30 without it'],
  ['insecure', '`true` allows `http://` in a network that you trust'],
];

/** Of the topic `hosts`: WebDAV. */
export const webdavHosts = (): string =>
  [
    '## WebDAV',
    'A folder on a server that speaks WebDAV, such as Apache with `mod_dav`.',
    '```yaml\nhosts:\n  live:\n    type: webdav\n    endpoint: https://dav.post.example/www/\n    user: editor\n```',
    `${OPTIONS.map(([name, text]) => `- \`${name}\`: ${text}`).join('\n')}`,
    'The secret is `password`: for the host `live` the variable `NEWSCTL_LIVE_PASSWORD`. It is sent once the server has asked for it: by Digest (SHA-256 or MD5) where it offers that, else by Basic. Nobody is followed to another address with it.',
    '### What newsctl does by itself',
    [
      '- A file gets another name in `tmp/` of the state while it is on its way, and its own once it is there, with `MOVE`.',
      '- The lock is a folder with a file in it, made under another name and moved: a server puts none in place of a folder that is not empty, so that of several publishers one alone succeeds.',
      '- Folders that are empty after a file was removed stay: WebDAV deletes a folder with all that comes into it meanwhile.',
      '- Requests are repeated where a server is busy, or a connection breaks, up to four times.',
    ].join('\n'),
    'newsctl is tested against Apache.',
  ].join('\n\n');
