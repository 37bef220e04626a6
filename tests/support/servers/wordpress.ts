import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { demandServer } from './available.ts';
import { obeying } from './obeying-root.ts';
import { freePort, ServerProcesses } from './process.ts';
import { disksAvailable, SmallDisk } from './small-disk.ts';

const SOURCE = '/usr/share/wordpress';

/** A running WordPress with its own database. */
export interface WordPressServer {
  port: number;
  address: string;
  /** Application passwords by account: `admin`, `editor`, `author`, `reporter` (an author too), `contributor`. */
  passwords: Readonly<Record<string, string>>;
  /** Where uploads lie. */
  uploads: string;
  /** What uploads and the database lie on, if that is a small one. */
  disk: SmallDisk | null;
  /** Asks the database as its administrator does. */
  sql(statements: string): Promise<string>;
  /** Breaks off the web server and the database, and starts them again at the same port. */
  crash(): Promise<void>;
  revive(): Promise<void>;
  stop(): Promise<void>;
}

const ROLES = {
  admin: 'administrator',
  editor: 'editor',
  author: 'author',
  reporter: 'author',
  contributor: 'contributor',
};

/** @param how whether what it stores lies on a disk that can be filled */
export async function startWordPress(how: { onSmallDisk?: boolean } = {}): Promise<WordPressServer> {
  demandServer('wordpress');
  for (const [file, name] of [
    [`${SOURCE}/wp-load.php`, 'wordpress'],
    [`${SOURCE}/wp-content/themes/twentytwentythree`, 'wordpress-theme-twentytwentythree'],
  ])
    if (!existsSync(file!))
      throw new Error(`${file} is missing: run \`apt-get install ${name}\` and test again.`);
  // Several requests at a time, as everywhere else: one after another, nothing would ever cross.
  const processes = new ServerProcesses(() => ({ PHP_CLI_SERVER_WORKERS: '4' }));
  const { folder } = processes;
  const store = join(folder, 'disk');
  mkdirSync(store);
  const disk = how.onSmallDisk && disksAvailable() ? new SmallDisk(store, 320) : null;
  const [port, socket] = [await freePort(), join(folder, 's')];
  const sql = await installDatabase(processes, join(store, 'db'), socket);
  const site = join(folder, 'wp');
  const uploads = join(store, 'uploads');
  cpSync(SOURCE, site, { recursive: true, dereference: true });
  rmSync(join(site, '.htaccess'), { force: true });
  mkdirSync(uploads);
  rmSync(join(site, 'wp-content/uploads'), { recursive: true, force: true });
  symlinkSync(uploads, join(site, 'wp-content/uploads'));
  writeFileSync(join(site, 'wp-config.php'), config(socket, `http://127.0.0.1:${port}`));
  writeFileSync(join(folder, 'setup.php'), SETUP);
  await processes.run('php', '-d', 'memory_limit=256M', join(folder, 'setup.php'), folder);
  const passwords = JSON.parse(readFileSync(join(folder, 'users.json'), 'utf8')) as Record<string, string>;
  const serve = async (): Promise<void> => {
    const limits = ['upload_max_filesize=64M', 'post_max_size=64M', 'memory_limit=256M'];
    // As behind every web server: what was compiled is kept.
    const settings = [...limits, 'opcache.enable_cli=1'].flatMap((one) => ['-d', one]);
    const [program, ...words] = obeying(['php', ...settings, '-S', `127.0.0.1:${port}`, '-t', site]);
    processes.start('php', program!, ...words);
    await processes.listening(port);
  };
  await serve();
  return {
    ...{ port, address: `http://127.0.0.1:${port}`, passwords, uploads, disk, sql },
    async crash() {
      await processes.kill('php');
      await processes.kill('mariadb');
    },
    async revive() {
      await startDatabase(processes, join(store, 'db'), socket);
      await serve();
    },
    async stop() {
      for (const name of ['php', 'mariadb']) await processes.end(name);
      disk?.unmount();
      await processes.stop();
    },
  };
}

const asRoot = (socket: string): string[] => ['--no-defaults', '-u', 'root', '-S', socket];

async function installDatabase(
  processes: ServerProcesses,
  data: string,
  socket: string,
): Promise<WordPressServer['sql']> {
  mkdirSync(data);
  const user = `--user=${userInfo().username}`;
  const install = ['--no-defaults', user, `--datadir=${data}`, '--skip-test-db'];
  await processes.run('mariadb-install-db', ...install, '--auth-root-authentication-method=normal');
  await startDatabase(processes, data, socket);
  const sql = (statements: string): Promise<string> =>
    processes.run('mariadb', ...asRoot(socket), '-e', statements);
  await sql(
    `CREATE DATABASE wp CHARACTER SET utf8mb4; CREATE USER wp@localhost IDENTIFIED BY 'throwaway'; GRANT ALL ON wp.* TO wp@localhost`,
  );
  return sql;
}

async function startDatabase(processes: ServerProcesses, data: string, socket: string): Promise<void> {
  processes.start(
    ...(['mariadb', 'mariadbd', '--no-defaults', `--user=${userInfo().username}`] as const),
    ...[`--datadir=${data}`, `--socket=${socket}`, '--skip-networking', '--innodb-buffer-pool-size=64M'],
    // What was committed outlasts the end of the server, if not that of the machine.
    ...['--innodb-flush-log-at-trx-commit=2', '--skip-log-bin', '--performance-schema=off'],
  );
  for (let tries = 300; ; tries--) {
    const isUp = await processes.run('mariadb-admin', ...asRoot(socket), 'ping').then(
      () => true,
      () => false,
    );
    if (isUp) return;
    if (tries === 0) throw new Error('The database does not answer.');
    await pause(100);
  }
}

/** Application passwords work over http where the environment is a local one. */
const config = (socket: string, url: string): string => `<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'throwaway');
define('DB_HOST', 'localhost:${socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $k) define($k, 'throwaway ' . $k);
define('WP_HOME', '${url}'); define('WP_SITEURL', '${url}');
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost');
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('FS_METHOD', 'direct');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

const SETUP = `<?php
define('WP_INSTALLING', true); $_SERVER['HTTP_HOST'] = '127.0.0.1';
require $argv[1] . '/wp/wp-load.php'; require ABSPATH . 'wp-admin/includes/upgrade.php';
function wp_mail() { return true; }
wp_install('Throwaway Gazette', 'admin', 'admin@example.invalid', true, '', bin2hex(random_bytes(8)));
switch_theme('twentytwentythree');
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/'); update_option('timezone_string', 'Europe/London');
wp_insert_term('Council', 'category'); wp_insert_term('harbour', 'post_tag');
$out = [];
foreach (${phpArray(ROLES)} as $u => $role) {
  $id = username_exists($u) ?: wp_insert_user(['user_login' => $u, 'user_pass' => bin2hex(random_bytes(8)), 'user_email' => "$u@example.invalid", 'role' => $role]);
  $out[$u] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'newsctl'])[0];
}
file_put_contents($argv[1] . '/users.json', json_encode($out));
`;

function phpArray(map: Readonly<Record<string, string>>): string {
  return `[${Object.entries(map)
    .map(([key, value]) => `'${key}' => '${value}'`)
    .join(', ')}]`;
}
