import { join } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import type { GitOptions } from '../git.ts';
import type { Access, Host, HostPlace, LockHolder, Transaction } from '../host.ts';
import type { Manifest } from '../manifest.ts';
import { RELEASE_ID } from '../read-manifest.ts';
import { knownPartsFolder, openKnownParts } from '../remote/known-parts.ts';
import { hasDeadLock, takeLock } from '../remote/lock.ts';
import { type KnownParts, readRecord } from '../remote/records.ts';
import { demandSafePath } from '../safe-path.ts';
import { GitTransaction } from './git-transaction.ts';
import { RecordTree, RefFiles } from './ref-files.ts';
import { Repository } from './repository.ts';
import { Git } from './run-git.ts';

/** Which release is live, and the commit of each release: files among the records. */
export const LIVE = 'live';
export const commitName = (release: string): string => `${release}.commit`;

/** Pages leave out folders whose names begin with `_`, and run files through Jekyll, where this file is missing. */
export const PLAIN = '.nojekyll';

/** Where the branch and the records are at this moment. */
export interface Heads {
  branch: string | null;
  records: string | null;
}

/** Opens a branch of a repository. Nothing of it is fetched before somebody asks. */
export async function connectGit(
  { repository: url, branch, user }: GitOptions,
  place: HostPlace,
  access: Access,
): Promise<Host> {
  const label = `${url} (${branch})`;
  const password = /^https?:/i.test(url) ? await access.secret('password') : null;
  const folder = join(knownPartsFolder(place.root, place.name), 'git');
  const login = password === null ? null : { address: new URL(url).origin, user: user ?? 'git', password };
  const git = new Git({ folder, label, env: access.env, signal: access.signal, login });
  const repository = new Repository(git, url);
  await repository.prepare();
  return new GitHost({ repository, label, branch, place, signal: access.signal });
}

export interface GitSite {
  repository: Repository;
  label: string;
  branch: string;
  place: HostPlace;
  signal: AbortSignal;
}

export class GitHost implements Host {
  readonly label: string;
  readonly site: GitSite;
  readonly known: KnownParts;
  readonly branchRef: string;
  readonly recordsRef: string;
  private readonly locks: RefFiles;
  private last: { records: string; manifest: Manifest } | null = null;

  constructor(site: GitSite) {
    const { label, branch, place, repository } = site;
    this.label = label;
    this.site = site;
    this.known = openKnownParts(knownPartsFolder(place.root, place.name));
    this.branchRef = `refs/heads/${branch}`;
    this.recordsRef = `refs/newsctl/${branch}/records`;
    this.locks = new RefFiles(repository, `refs/newsctl/${branch}/lock`);
  }

  async heads(): Promise<Heads> {
    const found = await this.site.repository.fetch([this.branchRef, this.recordsRef]);
    return { branch: found.get(this.branchRef) ?? null, records: found.get(this.recordsRef) ?? null };
  }

  async current(): Promise<Manifest | null> {
    return this.liveIn(await this.heads());
  }

  async liveIn({ records }: Heads): Promise<Manifest | null> {
    if (records === null) return null;
    if (this.last?.records === records) return this.last.manifest;
    const live = await this.text(records, LIVE);
    if (live === null) return null;
    const manifest = await this.record(records, live);
    if (!manifest)
      throw new NewsctlError('HOST_FAILED', `The record of the live release ${live} is gone.`, {
        hint: `It was on ${this.recordsRef} of the repository; push it back from another copy.`,
      });
    this.last = { records, manifest };
    return manifest;
  }

  async release(id: string): Promise<Manifest | null> {
    if (!RELEASE_ID.test(id)) return null;
    const { records } = await this.heads();
    return records === null ? null : this.record(records, id);
  }

  async foreign(): Promise<string[]> {
    const heads = await this.heads();
    return this.foreignIn(heads, await this.liveIn(heads));
  }

  async foreignIn({ branch }: Heads, live: Manifest | null): Promise<string[]> {
    if (branch === null) return [];
    const ours = new Set([...(live?.files.map(({ path }) => path) ?? []), PLAIN]);
    return [...(await this.site.repository.files(branch)).keys()].filter((path) => !ours.has(path)).sort();
  }

  async damaged(manifest: Manifest): Promise<string[]> {
    const { branch, records } = await this.heads();
    const commit = records && (await this.commitOf(records, manifest.release));
    const paths = manifest.files.map(({ path }) => path);
    const { repository } = this.site;
    if (!commit || !(await repository.has(commit))) return paths;
    const live = records && (await this.text(records, LIVE));
    // An earlier release is whole where its commit is; that readers have the live one is for the branch to say.
    if (live !== manifest.release || branch === commit) return [];
    if (branch === null) return paths;
    const ours = new Set(paths);
    const changed = await repository.differences(commit, branch);
    return changed.map(({ path }) => path).filter((path) => ours.has(path));
  }

  async read(path: string): Promise<Uint8Array | null> {
    demandSafePath(path);
    const { branch } = await this.heads();
    return branch === null ? null : this.site.repository.read(branch, path);
  }

  untidy(): Promise<boolean> {
    return hasDeadLock(this.locks);
  }

  async lock(holder: LockHolder): Promise<() => Promise<void>> {
    const held = await takeLock(this.locks, holder, { label: this.label, signal: this.site.signal });
    return () => held.release();
  }

  async begin(release: string): Promise<Transaction> {
    return GitTransaction.begin(this, release);
  }

  async close(): Promise<void> {}

  /** The commit of a release; null where it is not on record. */
  async commitOf(records: string, release: string): Promise<string | null> {
    const commit = await this.text(records, commitName(release));
    return commit && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
  }

  private record(records: string, release: string): Promise<Manifest | null> {
    const files = new RecordTree(this.site.repository, records);
    return readRecord(files, release, this.known, this.recordsRef);
  }

  private async text(records: string, name: string): Promise<string | null> {
    const bytes = await this.site.repository.read(records, name);
    return bytes && Buffer.from(bytes).toString('utf8').trim();
  }
}
