/** Where passwords and keys of hosts are looked for. */
export const secrets = (): string =>
  [
    '## Passwords and keys',
    'None belongs into `newsctl.yaml`. For the secret `password` of the host `staging`, newsctl looks in this order, and takes the first that is there:',
    [
      '1. the environment variable `NEWSCTL_STAGING_PASSWORD`;',
      '2. the file that `NEWSCTL_STAGING_PASSWORD_FILE` names: its first line;',
      '3. what a command prints: `password_command: pass show newsroom/staging` under the host. No shell reads it; a word with a space or a sign in it is written as part of a list, `[op, read, "op://desk/staging/password"]`;',
      '4. the keychain: on macOS an entry `newsctl staging` of the account `password`, on Linux one that `secret-tool store --label newsctl service newsctl host staging secret password` makes.',
    ].join('\n'),
    'What was read is in no output, no argument of a program, no receipt and no log.',
  ].join('\n\n');
