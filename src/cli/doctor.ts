import { execFile } from 'node:child_process';
import { access, constants, lstat, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { NewsctlError } from '../errors.ts';
import { installedSharp } from '../images/sharp.ts';
import { findPagefind } from '../publish/search/pagefind.ts';
import { loadNewsroom, type Newsroom } from '../newsroom/newsroom.ts';
import type { Context } from './context.ts';
import { packageVersion } from './package.ts';
import { chooseHost } from './choose-host.ts';
import { type Desk, openChosen } from './open-host.ts';

/** One thing that was looked at. */
export interface Check {
  name: string;
  state: 'ok' | 'warning' | 'failed';
  message: string;
  remedy?: string;
}

/** Looks at the machine, the newsroom and one host. Changes nothing. */
export async function examine(context: Context, hostName: string | undefined): Promise<Check[]> {
  const checks: Check[] = [
    { name: 'newsctl', state: 'ok', message: packageVersion() },
    nodeVersion(),
    timeZones(),
  ];
  const newsroom = await attempt('newsroom', checks, () => loadNewsroom({ cwd: context.cwd }));
  if (!newsroom) return checks;
  checks.push({ name: 'newsroom', state: 'ok', message: `${newsroom.config.name}, in ${newsroom.root}` });
  checks.push(
    address(newsroom),
    ...(await folders(newsroom)),
    await writable('newsroom is writable', newsroom.root),
    await git(newsroom.root),
    await pictures(),
    ...search(newsroom),
  );
  const chosen = await attempt('host', checks, () => chooseHost(context, hostName));
  if (chosen?.kind.publishes === 'articles') {
    const { articleHost } = await import('./doctor-articles.ts');
    const message = await attempt('host', checks, () => articleHost(context, chosen));
    if (message) checks.push({ name: 'host', state: 'ok', message });
    return checks;
  }
  const desk = chosen && (await attempt('host', checks, () => openChosen(context, chosen)));
  if (desk) checks.push(...(await hostChecks(desk)));
  return checks;
}

function nodeVersion(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > 20 || (major === 20 && minor >= 19);
  return {
    name: 'Node.js',
    state: enough ? 'ok' : 'failed',
    message: process.versions.node,
    ...(enough ? {} : { remedy: 'Install Node.js 20.19 or later.' }),
  };
}

/** Some small builds of Node know only UTC. */
function timeZones(): Check {
  const hour = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Tokyo',
    hour: 'numeric',
    hourCycle: 'h23',
  }).format(new Date(0));
  return hour.startsWith('09')
    ? { name: 'time zones', state: 'ok', message: 'known' }
    : {
        name: 'time zones',
        state: 'failed',
        message: 'this Node.js knows only UTC',
        remedy: 'Install a build of Node.js with full Intl data.',
      };
}

async function attempt<T>(name: string, checks: Check[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NewsctlError)) throw error;
    checks.push({ name, state: 'failed', message: error.message, remedy: error.hint });
    return null;
  }
}

function address({ config }: Newsroom): Check {
  const url = new URL(config.url);
  if (url.hostname === 'example.org' || url.hostname.endsWith('.example'))
    return {
      name: 'address',
      state: 'warning',
      message: `${config.url} is only an example`,
      remedy: 'Put the real address into `url` of newsctl.yaml before you publish.',
    };
  return url.protocol === 'https:'
    ? { name: 'address', state: 'ok', message: config.url }
    : {
        name: 'address',
        state: 'warning',
        message: `${config.url} is not https`,
        remedy: 'Readers and search engines expect https.',
      };
}

async function folders({ root }: Newsroom): Promise<Check[]> {
  const missing: string[] = [];
  for (const folder of ['articles', 'sources', 'media'])
    if (!(await lstat(join(root, folder)).catch(() => null))?.isDirectory()) missing.push(folder);
  return missing.length === 0
    ? [{ name: 'folders', state: 'ok', message: 'articles, sources and media are there' }]
    : [
        {
          name: 'folders',
          state: 'warning',
          message: `missing: ${missing.join(', ')}`,
          remedy: `Make them: mkdir ${missing.join(' ')}`,
        },
      ];
}

/** What makes smaller sizes of pictures is made for each machine, and may be missing on this one. */
async function pictures(): Promise<Check> {
  const encoder = installedSharp();
  if (await encoder.load())
    return { name: 'pictures', state: 'ok', message: `sizes are made by sharp ${encoder.version}` };
  return {
    name: 'pictures',
    state: 'warning',
    message: 'the package sharp is not installed or does not run here: pictures go out in full size alone',
    remedy: 'Install it beside newsctl: npm install sharp',
  };
}

/** What makes the index that readers search in may be missing too; without it a newsroom that has a search cannot publish. */
function search({ config }: Newsroom): Check[] {
  if (!config.search) return [];
  const found = findPagefind();
  if (found)
    return [{ name: 'search', state: 'ok', message: `the index is made by Pagefind ${found.version}` }];
  return [
    {
      name: 'search',
      state: 'failed',
      message: '`search: true` stands in newsctl.yaml, and the package pagefind is not installed',
      remedy: 'Install it beside newsctl (npm install pagefind), or set `search: false`.',
    },
  ];
}

/** A folder that is not there yet can be made where the nearest one above it can be written. */
async function writable(name: string, folder: string): Promise<Check> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error.code);
  if (found === 'ENOENT' && dirname(folder) !== folder) return writable(name, dirname(folder));
  if (typeof found !== 'object' || !found.isDirectory())
    return {
      name,
      state: 'failed',
      message: `${folder} is no folder that can be opened`,
      remedy: 'Move away what stands there, or name another folder.',
    };
  const can = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  return can
    ? { name, state: 'ok', message: 'yes' }
    : {
        name,
        state: 'failed',
        message: `no permission to write in ${folder}`,
        remedy: 'Ask for permission to write there.',
      };
}

/** Drafts and sources in a repository that others can read are as good as published. */
async function git(root: string): Promise<Check> {
  const run = promisify(execFile);
  try {
    await run('git', ['-C', root, 'rev-parse', '--is-inside-work-tree'], { timeout: 5000 });
    const { stdout } = await run('git', ['-C', root, 'ls-files', '--', 'sources', '.newsctl/published'], {
      timeout: 5000,
      maxBuffer: 1 << 26,
    });
    const files = stdout.split('\n').filter((line) => line !== '' && !line.endsWith('.gitkeep'));
    if (files.length === 0) return { name: 'Git', state: 'ok', message: 'no source is in the repository' };
    return {
      name: 'Git',
      state: 'warning',
      message: `${files.length} source files are in the repository`,
      remedy: 'Make sure that the repository, and every copy of it, is private.',
    };
  } catch {
    return { name: 'Git', state: 'ok', message: 'not used here' };
  }
}

async function hostChecks({ host, hostName, newsroom }: Desk): Promise<Check[]> {
  const { label } = host;
  const live = await host.current();
  const checks: Check[] = [
    live
      ? { name: 'host', state: 'ok', message: `${label}, release ${live.release}` }
      : { name: 'host', state: 'ok', message: `${label}, nothing published yet` },
  ];
  // Whether another host can be written to shows when it is: to try it would leave traces there.
  if (newsroom.config.hosts[hostName]?.type === 'folder')
    checks.push(await writable('host is writable', dirname(label)));
  const damaged = live ? await host.damaged(live) : [];
  if (damaged.length > 0)
    checks.push({
      name: 'published files',
      state: 'warning',
      message: `${damaged.length} were changed or lost on the host`,
      remedy: 'The next `newsctl publish` puts them right.',
    });
  return checks;
}
