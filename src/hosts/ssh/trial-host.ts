import type { Host, LockHolder, Transaction } from '../host.ts';
import type { Manifest } from '../manifest.ts';
import type { ReleaseHost } from './release-host.ts';

/**
 * A site that nobody has published to yet, while it is still being tried out whether the server can show releases. Until
 * that is known all goes on as if it could: nothing is shown to readers before.
 */
export class TrialHost implements Host {
  private readonly likely: ReleaseHost;
  private readonly deciding: Promise<Host>;
  private decided: Host | null = null;

  /** @param deciding resolves to `likely` where the server can do it, else to another host */
  constructor(likely: ReleaseHost, deciding: Promise<Host>) {
    this.likely = likely;
    this.deciding = deciding.then((host) => {
      this.decided = host;
      return host;
    });
    this.deciding.catch(() => {});
  }

  get label(): string {
    return (this.decided ?? this.likely).label;
  }

  /** Whatever the server can do, nothing was published to it. */
  current(): Promise<Manifest | null> {
    return (this.decided ?? this.likely).current();
  }

  async release(id: string): Promise<Manifest | null> {
    return (await this.deciding).release(id);
  }

  async foreign(among?: readonly string[]): Promise<string[]> {
    if (among && this.likely.wasFree()) return [];
    return (await this.deciding).foreign(among);
  }

  async damaged(manifest: Manifest, among?: readonly string[]): Promise<string[]> {
    return (await this.deciding).damaged(manifest, among);
  }

  async read(path: string): Promise<Uint8Array | null> {
    return (await this.deciding).read(path);
  }

  async untidy(): Promise<boolean> {
    return (await this.deciding).untidy();
  }

  async lock(holder: LockHolder): Promise<() => Promise<void>> {
    if (this.decided) return this.decided.lock(holder);
    const taking = this.likely.lock(holder);
    taking.catch(() => {});
    const host = await this.deciding;
    if (host === this.likely) return taking;
    await taking.then(
      (unlock) => unlock(),
      () => {},
    );
    await this.likely.leaveNoTrace();
    return host.lock(holder);
  }

  async begin(release: string, ahead?: readonly string[]): Promise<Transaction> {
    return (await this.deciding).begin(release, ahead);
  }

  close(): Promise<void> {
    return (this.decided ?? this.likely).close();
  }
}
