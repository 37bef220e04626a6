import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** The programs that a server under test is made of, and the Debian packages that hold them. */
const NEEDS: Readonly<Record<string, { programs: readonly string[]; packages: string }>> = {
  sshd: {
    programs: ['sshd', 'ssh', 'ssh-keygen', 'ssh-agent', 'ssh-add'],
    packages: 'openssh-server openssh-client',
  },
  proftpd: {
    programs: ['proftpd', 'ftpasswd', 'openssl', 'ssh', 'ssh-keygen'],
    packages: 'proftpd-core proftpd-mod-crypto openssl openssh-client',
  },
  nginx: { programs: ['nginx'], packages: 'nginx-light' },
  'git-http': {
    programs: ['git', 'nginx', 'fcgiwrap', 'openssl'],
    packages: 'git nginx-light fcgiwrap openssl',
  },
  apache: { programs: ['apache2'], packages: 'apache2-bin' },
  radosgw: {
    programs: ['ceph', 'ceph-mon', 'ceph-osd', 'monmaptool', 'radosgw', 'radosgw-admin'],
    packages: 'radosgw ceph-mon ceph-osd ceph-common',
  },
  wordpress: {
    programs: ['mariadbd', 'mariadb-install-db', 'mariadb', 'mariadb-admin', 'php'],
    packages:
      'wordpress wordpress-theme-twentytwentythree mariadb-server mariadb-client php-cli php-mysql php-gd php-xml php-curl php-mbstring',
  },
  swift: {
    programs: [
      'swift-proxy-server',
      'swift-account-server',
      'swift-container-server',
      'swift-object-server',
      'swift-ring-builder',
    ],
    packages: 'swift-proxy swift-account swift-container swift-object',
  },
};

const missing = (name: string): string[] => NEEDS[name]!.programs.filter((program) => !isThere(program));

function isThere(program: string): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', program], { env: serverEnv(), stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What servers are started with: nothing of the newsroom's, and the folders where Debian puts them. */
export const serverEnv = (): NodeJS.ProcessEnv => ({
  PATH: `${process.env.PATH}:/usr/sbin:/sbin`,
  HOME: process.env.HOME,
  LC_ALL: 'C.UTF-8',
});

/**
 * Whether the tests against a server can run. Where they must, as in CI, they do, and fail without it; elsewhere
 * they are left out, and that is said aloud.
 */
export function serverAvailable(name: string): boolean {
  if (process.env.CI || missing(name).length === 0) return true;
  // biome-ignore lint/suspicious/noConsole: what is left out must not be left out in silence
  console.warn(
    `\nNOT TESTED against ${name}: install it with \`apt-get install ${NEEDS[name]!.packages}\`.\n`,
  );
  return false;
}

/** @throws Error that says what to install */
export function demandServer(name: string): void {
  const programs = missing(name);
  if (programs.length > 0)
    throw new Error(
      `${programs.join(', ')} is missing: run \`apt-get install ${NEEDS[name]!.packages}\` and test again.`,
    );
}
