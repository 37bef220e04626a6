const OPTIONS: readonly (readonly [string, string])[] = [
  ['host', 'the name of the server'],
  ['user', 'the name to log in with'],
  [
    'path',
    'the folder that readers are served from: from where the server puts you (`www`), or whole (`/www`)',
  ],
  [
    'state',
    'the folder that newsctl keeps for itself; without it `.www.newsctl` beside `www`, or `.newsctl` in it where nothing can be made beside it',
  ],
  [
    'tls',
    '`explicit` (without it), `implicit`, or `none`: with `none` the password goes over the network in the clear, and so does all that is published',
  ],
  [
    'ca',
    'a file of the authority that vouches for the server, where that is its own; in place of all others',
  ],
  ['port', '21 without it; 990 for `implicit`'],
  [
    'connections',
    'connections at once; 4 without it, fewer by itself where the server lets a user have fewer',
  ],
  ['timeout', 'seconds to wait for a sign of life; 30 without it'],
];

/** Of the topic `hosts`: FTP. */
export const ftpHosts = (): string =>
  [
    '## FTP with TLS',
    'A folder on a server that offers FTP alone. Where it offers SFTP too, take `ssh`: it can show readers a whole site at once on most servers.',
    '```yaml\nhosts:\n  live:\n    type: ftp\n    host: ftp.post.example\n    user: editor\n    path: www\n```',
    OPTIONS.map(([name, text]) => `- \`${name}\`: ${text}`).join('\n'),
    'The secret is `password`: for the host `live` the variable `NEWSCTL_LIVE_PASSWORD`. A server whose certificate nobody known vouches for is refused, and so is one that offers no TLS where TLS was asked for.',
    '### What newsctl does by itself',
    [
      '- A file gets another name in `tmp` of the state while it is on its way, and its own once all of it has arrived. Servers that let no file be replaced remove the old one first: messages then say that *a file that is replaced is gone for a moment*.',
      '- FTP cannot make a file only where there is none. The lock is a folder with a file in it, made under another name and renamed: a server puts none in place of a folder that is not empty, so that of several publishers one alone succeeds.',
      '- Where the server tells exact times (`MLST`), a file that somebody edited there is found by size and time; where it does not, by its size alone.',
      '- A connection that breaks is made again, up to four times, and what was being done is done from its start.',
      '- No file whose name holds a line break can be sent over FTP.',
    ].join('\n'),
    'newsctl is tested against ProFTPD.',
  ].join('\n\n');
