import { NewsctlError } from '../../errors.ts';
import { demandAllChanges } from '../changes.ts';
import type { Transaction } from '../host.ts';
import type { Manifest } from '../manifest.ts';
import { demandReleaseId } from '../read-manifest.ts';
import { partsOnHost } from '../remote/known-parts.ts';
import { dropRecords, recordedReleases, writeRecord } from '../remote/records.ts';
import { collisions, demandSafePath } from '../safe-path.ts';
import { BlobWriter } from './blob-writer.ts';
import { commitName, type GitHost, type Heads, LIVE, PLAIN } from './git-host.ts';
import { RecordTree } from './ref-files.ts';
import type { TreeChange } from './repository.ts';

/** Others may push to the branch meanwhile; so often it is tried again on top of what they pushed. */
const ATTEMPTS = 5;

/** A release in the making: files among the desk's objects, of which the host hears when it is committed. */
export class GitTransaction implements Transaction {
  private readonly host: GitHost;
  private readonly release: string;
  private readonly blobs: BlobWriter;
  private readonly changes = new Map<string, string | null>();
  private readonly earlier = new Map<string, Map<string, string>>();
  private readonly live: Manifest | null;

  private constructor(host: GitHost, release: string, live: Manifest | null) {
    this.host = host;
    this.release = release;
    this.live = live;
    this.blobs = new BlobWriter(host.site.repository.git);
  }

  static async begin(host: GitHost, release: string): Promise<GitTransaction> {
    demandReleaseId(release);
    return new GitTransaction(host, release, await host.current());
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    demandSafePath(path);
    this.changes.set(path, await this.blobs.write(bytes));
  }

  async take(path: string, from: string): Promise<void> {
    demandSafePath(path);
    demandReleaseId(from);
    const blob = (await this.filesOf(from)).get(path);
    if (!blob) throw new NewsctlError('HOST_FAILED', `Release ${from} has no whole file ${path} any more.`);
    this.changes.set(path, blob);
  }

  async remove(path: string): Promise<void> {
    demandSafePath(path);
    this.changes.set(path, null);
  }

  /** Nothing is seen before the commit, in whatever order it came. */
  async settle(): Promise<void> {}

  async commit(manifest: Manifest): Promise<void> {
    demandAllChanges(manifest, this.live, this.changes);
    await this.blobs.end();
    for (let attempt = 0; attempt < ATTEMPTS; attempt++)
      if (await this.tryCommit(manifest, await this.host.heads())) return;
    throw new NewsctlError('HOST_CHANGED', `Others pushed to ${this.host.label} again and again.`, {
      hint: 'Run the command again.',
    });
  }

  discard(): Promise<void> {
    return this.blobs.stop();
  }

  /** @returns false where somebody else moved the branch meanwhile */
  private async tryCommit(manifest: Manifest, heads: Heads): Promise<boolean> {
    const { host, changes } = this;
    const { repository } = host.site;
    const foreign = await host.foreignIn(heads, this.live);
    const inTheWay = collisions(
      foreign,
      manifest.files.map(({ path }) => path),
    );
    if (inTheWay.length > 0)
      throw new NewsctlError(
        'HOST_FOREIGN',
        `These files were not put there by newsctl and stand in the way: ${inTheWay.slice(0, 5).join(', ')}.`,
      );
    const site = await repository.commit(
      heads.branch,
      [...changes, ...(await this.plainPages(heads.branch))],
      {
        message: `${this.release}\n`,
        who: manifest.by,
      },
    );
    const records = await this.recordsOf(manifest, heads, site);
    return repository.push([
      { ref: host.branchRef, before: heads.branch, after: site },
      { ref: host.recordsRef, before: heads.records, after: records },
    ]);
  }

  private async plainPages(branch: string | null): Promise<TreeChange[]> {
    const { repository } = this.host.site;
    if (branch && (await repository.read(branch, PLAIN)) !== null) return [];
    return [[PLAIN, await repository.write(new Uint8Array(0))]];
  }

  private async recordsOf(manifest: Manifest, heads: Heads, site: string): Promise<string> {
    const { host } = this;
    const { repository, place } = host.site;
    const tree = new RecordTree(repository, heads.records);
    await writeRecord(tree, manifest, partsOnHost(host.known, await tree.names()));
    await tree.write(LIVE, Buffer.from(manifest.release));
    await tree.write(commitName(manifest.release), Buffer.from(site));
    const releases = recordedReleases(await tree.names());
    const kept = new Set([...releases.slice(0, place.keep), manifest.release]);
    if (manifest.previous) kept.add(manifest.previous);
    const still = releases.filter((release) => kept.has(release));
    await dropRecords(tree, still, host.recordsRef);
    for (const release of releases) if (!kept.has(release)) await tree.remove(commitName(release));
    const message = `${manifest.release}\n`;
    return repository.commit(heads.records, [...tree.changes], { message, who: manifest.by });
  }

  /** Blobs of what an earlier release holds, by path. The host is asked once, however many files come back. */
  private async filesOf(release: string): Promise<Map<string, string>> {
    const known = this.earlier.get(release);
    if (known) return known;
    const { repository } = this.host.site;
    const { records } = await this.host.heads();
    const commit = records && (await this.host.commitOf(records, release));
    if (!commit || !(await repository.has(commit)))
      throw new NewsctlError('HOST_FAILED', `There is no release ${release} any more.`);
    const blobs = await repository.files(commit);
    const manifest = await this.host.release(release);
    const files = new Map<string, string>();
    for (const { path } of manifest?.files ?? []) {
      const blob = blobs.get(path);
      if (blob !== undefined) files.set(path, blob);
    }
    this.earlier.set(release, files);
    return files;
  }
}
