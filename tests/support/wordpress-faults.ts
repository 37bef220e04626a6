import type { CmsFaultHost } from './cms-faults.ts';
import type { Trouble } from './fault-host.ts';
import type { WordPressServer } from './servers/wordpress.ts';
import { unwritable } from './servers/write-rights.ts';
import { wordPressCms } from './wordpress-cms.ts';

const RIGHTS = 'INSERT, UPDATE, DELETE ON wp.*';

/** WordPress, and what can go wrong with it. */
export function wordPressFaults(server: WordPressServer): CmsFaultHost {
  const { port, crash, revive, uploads, disk } = server;
  const sql = async (statement: string): Promise<void> => void (await server.sql(statement));
  const editor = (change: string, key: string): Promise<void> =>
    sql(
      `UPDATE wp.wp_usermeta m JOIN wp.wp_users u ON u.ID = m.user_id SET ${change} WHERE u.user_login = 'editor' AND m.meta_key = '${key}'`,
    );
  const role = (name: string) => (): Promise<void> =>
    editor(`m.meta_value = 'a:1:{s:${name.length}:"${name}";b:1;}'`, 'wp_capabilities');
  const renamed = (from: string, to: string) => (): Promise<void> => editor(`m.meta_key = '${to}'`, from);
  const [passwords, withdrawn] = ['_application_passwords', '_withdrawn_passwords'];
  /** As providers of databases do where their disk is full. */
  const readOnly: Trouble = {
    begin: () => sql('SET GLOBAL read_only = 1'),
    end: () => sql('SET GLOBAL read_only = 0'),
  };
  /** MariaDB ends where a statement that failed for want of room cannot be undone for want of room either. */
  async function restart(): Promise<boolean> {
    const isUp = await sql('SELECT 1').then(
      () => true,
      () => false,
    );
    if (isUp) return false;
    // biome-ignore lint/suspicious/noConsole: what is not the same in this run must be known
    console.warn('\nThe database of WordPress ended by itself, and was started again with room.\n');
    disk?.empty();
    await crash();
    await revive();
    return true;
  }
  return {
    cms: wordPressCms(server),
    server: { port, crash, revive },
    signs: false,
    lengths: [48_000, 26_000, 24_000],
    refusals: [
      { begin: role('contributor'), end: role('editor') },
      { begin: renamed(passwords, withdrawn), end: renamed(withdrawn, passwords) },
      {
        begin: () => sql(`REVOKE ${RIGHTS} FROM wp@localhost`),
        end: () => sql(`GRANT ${RIGHTS} TO wp@localhost`),
      },
      unwritable(uploads),
    ],
    restart,
    fullness(next) {
      const [pages, names, isRefused] = [next(5), next(2) === 0, next(4) === 0];
      if (isRefused) return readOnly;
      return {
        async begin() {
          // What the tables have in reserve would do for the few articles of a run.
          await sql('OPTIMIZE TABLE wp.wp_posts, wp.wp_postmeta');
          disk!.fill(pages, names);
        },
        async end() {
          disk!.empty();
          await restart();
        },
      };
    },
  };
}
