import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Git } from './run-git.ts';

/** A file of a tree; null where it goes. */
export type TreeChange = readonly [path: string, blob: string | null];

/** One file that differs between two commits. */
export interface TreeDifference {
  path: string;
  /** Its blob in the later one; null where it is not there. */
  blob: string | null;
}

/** What a push is to make of a ref; it fails where the ref is not what it was. */
export interface RefUpdate {
  ref: string;
  /** The commit that it is at; null where there is none. */
  before: string | null;
  after: string;
}

/** Where work that is not finished lies in the desk's own repository, out of every fetch's way. */
const SEEN = 'refs/newsctl-seen/';

/** The repository of a host, with the desk's own copy of its objects. */
export class Repository {
  readonly git: Git;
  private readonly url: string;

  constructor(git: Git, url: string) {
    this.git = git;
    this.url = url;
  }

  /** Makes the desk's copy where there is none. */
  async prepare(): Promise<void> {
    await mkdir(this.git.place.folder, { recursive: true });
    await this.git.run(['init', '--bare', '--quiet', this.git.place.folder]);
  }

  /** Where refs of the host are, and their objects fetched. */
  async fetch(refs: readonly string[]): Promise<Map<string, string>> {
    const told = await this.git.run(['ls-remote', '--', this.url, ...refs], { remote: true });
    const found = new Map<string, string>();
    for (const line of told.stdout.toString('utf8').split('\n')) {
      const [commit, ref] = line.split('\t');
      if (commit && ref && refs.includes(ref) && /^[0-9a-f]{40,64}$/.test(commit)) found.set(ref, commit);
    }
    const missing: string[] = [];
    for (const [ref, commit] of found) if (!(await this.has(commit))) missing.push(ref);
    if (missing.length > 0) {
      const wanted = missing.map((ref) => `+${ref}:${SEEN}${ref.slice('refs/'.length)}`);
      const words = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance'];
      await this.git.run([...words, '--', this.url, ...wanted], { remote: true });
    }
    return found;
  }

  /** Whether all of a commit is in the desk's copy: what was fetched or pushed has all that it needs. */
  async has(commit: string): Promise<boolean> {
    const { code } = await this.git.run(['cat-file', '-e', `${commit}^{tree}`], { answers: [1, 128] });
    return code === 0;
  }

  /** Paths and blobs of a commit. */
  async files(commit: string): Promise<Map<string, string>> {
    const { stdout } = await this.git.run(['ls-tree', '-r', '-z', '--full-tree', commit]);
    const files = new Map<string, string>();
    for (const line of stdout.toString('utf8').split('\0')) {
      const tab = line.indexOf('\t');
      if (tab > 0) files.set(line.slice(tab + 1), line.slice(0, tab).split(' ')[2]!);
    }
    return files;
  }

  async differences(before: string, after: string): Promise<TreeDifference[]> {
    const words = ['diff-tree', '-r', '-z', '--no-renames', '--raw', '--no-abbrev', before, after];
    const parts = (await this.git.run(words)).stdout.toString('utf8').split('\0');
    const found: TreeDifference[] = [];
    for (let at = 0; at + 1 < parts.length; at += 2) {
      const blob = parts[at]!.split(' ')[3]!;
      found.push({ path: parts[at + 1]!, blob: /^0+$/.test(blob) ? null : blob });
    }
    return found;
  }

  /** The bytes of a file in a commit; null where there is none. */
  async read(commit: string, path: string): Promise<Uint8Array | null> {
    const found = await this.git.run(['cat-file', 'blob', `${commit}:${path}`], { answers: [128] });
    return found.code === 0 ? found.stdout : null;
  }

  async write(bytes: Uint8Array): Promise<string> {
    return this.git.line(['hash-object', '-w', '--stdin', '--no-filters'], { input: bytes });
  }

  /** A commit that differs from another one in some files. */
  async commit(
    before: string | null,
    changes: readonly TreeChange[],
    { message, who }: { message: string; who: string },
  ): Promise<string> {
    const index = join(this.git.place.folder, `index-${randomBytes(6).toString('hex')}`);
    try {
      if (before) await this.git.run(['read-tree', before], { index });
      const removed = changes.filter(([, blob]) => blob === null);
      const put = changes.filter(([, blob]) => blob !== null);
      const lines = [...removed, ...put].map(([path, blob]) =>
        blob === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `100644 ${blob}\t${path}\0`,
      );
      await this.git.run(['update-index', '-z', '--index-info'], { index, input: lines.join('') });
      const tree = await this.git.line(['write-tree'], { index });
      const name = who.replace(/[<>\n\r\0]/g, ' ').trim() || 'newsctl';
      const identity = ['-c', `user.name=${name}`, '-c', 'user.email=newsctl@localhost.invalid'];
      const parent = before ? ['-p', before] : [];
      return await this.git.line([...identity, 'commit-tree', tree, ...parent], { input: message });
    } finally {
      await rm(index, { force: true });
      await rm(`${index}.lock`, { force: true });
    }
  }

  /**
   * Moves refs on the host, all or none.
   * @returns false where one of them is not what it was
   */
  async push(updates: readonly RefUpdate[]): Promise<boolean> {
    const leases = updates.map(({ ref, before }) => `--force-with-lease=${ref}:${before ?? ''}`);
    const moves = updates.map(({ ref, after }) => `${after}:${ref}`);
    const words = ['push', '--quiet', '--porcelain', '--atomic', ...leases, '--', this.url, ...moves];
    const { code, stdout, stderr } = await this.git.run(words, { remote: true, answers: [1] });
    if (code === 0) return true;
    const told = `${stdout.toString('utf8')}\n${stderr}`;
    if (MOVED.test(told)) return false;
    throw this.git.failure(null, told);
  }
}

/** Somebody moved the ref between our look and the push: git's own words for it, and those of the other side. */
const MOVED =
  /\[rejected\] \((?:stale info|fetch first|non-fast-forward|atomic push failed)|cannot lock ref|failed to (?:update|lock) ref|incorrect old value|reference already exists|unable to create '.*\.lock'/i;
