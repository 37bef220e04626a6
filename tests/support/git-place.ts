import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { git } from '../../src/hosts/git.ts';
import type { Access, Host } from '../../src/hosts/host.ts';
import { lockBytes, makeLock } from '../../src/hosts/remote/lock-text.ts';
import type { Place } from './host-contract.ts';
import { temporary } from './publishing.ts';

export const BRANCH = 'pages';

/** A bare repository as a host has it, looked at and changed with git itself. */
export class HostRepository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.git(['init', '--quiet', '--bare', '-b', 'main', folder]);
  }

  git(words: readonly string[], input: string | Uint8Array = ''): Buffer {
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      GIT_DIR: this.folder,
      GIT_INDEX_FILE: join(this.folder, 'test-index'),
    };
    return execFileSync('git', [...words], { input, env, stdio: ['pipe', 'pipe', 'pipe'] });
  }

  line(words: readonly string[], input: string | Uint8Array = ''): string {
    return this.git(words, input).toString().trim();
  }

  commitOf(ref: string): string | null {
    return this.line(['for-each-ref', '--format=%(objectname)', ref]) || null;
  }

  /** Commits files to a ref as somebody else would; null takes one away. */
  commit(ref: string, files: Record<string, string | null>): void {
    const before = this.commitOf(ref);
    this.git(before ? ['read-tree', before] : ['read-tree', '--empty']);
    for (const [path, text] of Object.entries(files)) {
      if (text === null) this.git(['update-index', '-z', '--index-info'], `0 ${'0'.repeat(40)}\t${path}\0`);
      else {
        const blob = this.line(['hash-object', '-w', '--stdin'], text);
        this.git(['update-index', '--add', '--replace', '--cacheinfo', `100644,${blob},${path}`]);
      }
    }
    const identity = ['-c', 'user.name=Otto Brandt', '-c', 'user.email=otto@post.example'];
    const parent = before ? ['-p', before] : [];
    const tree = this.line(['write-tree']);
    const commit = this.line([...identity, 'commit-tree', '-m', 'by hand', ...parent, tree]);
    this.git(['update-ref', ref, commit]);
  }

  names(ref: string): string[] {
    if (!this.commitOf(ref)) return [];
    return this.line(['ls-tree', '-r', '-z', '--name-only', ref]).split('\0').filter(Boolean);
  }

  /** What Pages would serve: one commit, whatever comes meanwhile. */
  served(): Record<string, string> {
    const commit = this.commitOf(`refs/heads/${BRANCH}`);
    if (!commit) return {};
    const entries = this.line(['ls-tree', '-r', '-z', commit])
      .split('\0')
      .filter((line) => line !== '' && !line.endsWith('\t.nojekyll'));
    const hashes = entries.map((line) => line.split(/[ \t]/, 3)[2]!);
    const texts = this.blobs(hashes);
    return Object.fromEntries(entries.map((line, n) => [line.slice(line.indexOf('\t') + 1), texts[n]!]));
  }

  private blobs(hashes: readonly string[]): string[] {
    const all = this.git(['cat-file', '--batch'], `${hashes.join('\n')}\n`);
    let at = 0;
    return hashes.map(() => {
      const end = all.indexOf('\n', at);
      const size = Number(all.toString('utf8', at, end).split(' ')[2]);
      at = end + 1 + size + 1;
      return all.toString('utf8', end + 1, end + 1 + size);
    });
  }
}

export const gitAccess = (secret: string | null = null): Access => ({
  secret: async () => secret,
  signal: new AbortController().signal,
  env: { PATH: process.env.PATH, HOME: process.env.HOME },
});

/** @param url where the program finds the repository, which may be another address than its folder */
export async function openGitPlace(url = (folder: string): string => `file://${folder}`): Promise<Place> {
  const root = await temporary();
  const there = new HostRepository(join(root, 'site.git'));
  return gitPlace(there, url(there.folder), gitAccess());
}

export async function gitPlace(
  there: HostRepository,
  repository: string,
  access: Access,
  user?: string,
): Promise<Place> {
  const connect = async (keep = 5): Promise<Host> => {
    const place = { root: await temporary(), name: 'pages', keep };
    return git.connect({ repository, branch: BRANCH, ...(user && { user }) }, place, access);
  };
  const branch = `refs/heads/${BRANCH}`;
  return {
    host: await connect(),
    again: connect,
    plant: async (path, bytes) => there.commit(branch, { [path]: bytes }),
    uproot: async (path) => there.commit(branch, { [path]: null }),
    spoilRecord: async (release, text) =>
      there.commit(`refs/newsctl/${BRANCH}/records`, { [`${release}.json`]: text }),
    async leaveDeadLock() {
      const pid = Number(execFileSync(process.execPath, ['-p', 'process.pid']).toString());
      const lock = { ...makeLock({ who: 'Otto Brandt', since: 'x' }), pid };
      there.commit(`refs/newsctl/${BRANCH}/lock`, { lock: Buffer.from(lockBytes(lock)).toString() });
    },
    served: async () => there.served(),
    stored: async () => ['records', 'lock'].flatMap((name) => there.names(`refs/newsctl/${BRANCH}/${name}`)),
  };
}
