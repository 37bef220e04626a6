import process from 'node:process';

/**
 * Words that start a program for which the rights of files hold, root or not: a server that runs as root, as those of
 * tests do in CI, could else write where nobody may.
 */
export const obeying = (words: readonly string[]): string[] =>
  process.getuid?.() === 0
    ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', ...words]
    : [...words];
