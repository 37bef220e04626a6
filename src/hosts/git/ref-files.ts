import type { LockFiles } from '../remote/lock.ts';
import type { RecordFiles } from '../remote/records.ts';
import type { Repository } from './repository.ts';

/** How often somebody else may get in between. */
const ATTEMPTS = 20;

/**
 * Files that are kept on a ref of their own, beside the branch that readers are served from. Each change is a commit
 * that moves the ref on from what it was, so that of two at once one is told that it came too late.
 */
export class RefFiles implements LockFiles {
  private readonly repository: Repository;
  private readonly ref: string;

  constructor(repository: Repository, ref: string) {
    this.repository = repository;
    this.ref = ref;
  }

  async read(name: string): Promise<Uint8Array | null> {
    const commit = await this.where();
    return commit === null ? null : this.repository.read(commit, name);
  }

  create(name: string, bytes: Uint8Array): Promise<boolean> {
    return this.change(async (commit) => {
      if (commit && (await this.repository.read(commit, name)) !== null) return null;
      return [name, await this.repository.write(bytes)];
    });
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    await this.change(async () => [name, await this.repository.write(bytes)]);
  }

  async remove(name: string): Promise<void> {
    await this.change(async (commit) =>
      commit && (await this.repository.read(commit, name)) !== null ? [name, null] : null,
    );
  }

  private async where(): Promise<string | null> {
    return (await this.repository.fetch([this.ref])).get(this.ref) ?? null;
  }

  /** @param wanted the change of what is there; null for none @returns whether there was one */
  private async change(
    wanted: (commit: string | null) => Promise<readonly [string, string | null] | null>,
  ): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await this.where();
      const one = await wanted(before);
      if (!one) return false;
      const after = await this.repository.commit(before, [one], { message: `${one[0]}\n`, who: 'newsctl' });
      if (await this.repository.push([{ ref: this.ref, before, after }])) return true;
    }
    throw this.repository.git.failure(null, 'Others changed the same ref again and again.');
  }
}

/** Records of releases in a commit, as it will be once the changes are pushed. */
export class RecordTree implements RecordFiles {
  readonly changes = new Map<string, string | null>();
  private readonly repository: Repository;
  private readonly commit: string | null;

  constructor(repository: Repository, commit: string | null) {
    this.repository = repository;
    this.commit = commit;
  }

  async read(name: string): Promise<Uint8Array | null> {
    const blob = this.changes.get(name);
    if (blob === null) return null;
    if (blob !== undefined) return (await this.repository.git.run(['cat-file', 'blob', blob])).stdout;
    return this.commit === null ? null : this.repository.read(this.commit, name);
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    this.changes.set(name, await this.repository.write(bytes));
  }

  async remove(name: string): Promise<void> {
    this.changes.set(name, null);
  }

  async names(): Promise<string[]> {
    const there = this.commit ? [...(await this.repository.files(this.commit)).keys()] : [];
    const names = new Set(there);
    for (const [name, blob] of this.changes)
      if (blob === null) names.delete(name);
      else names.add(name);
    return [...names];
  }
}
