import type { Host } from '../hosts/host.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { meanwhile } from '../text/meanwhile.ts';

/** What one publish asks a host to look at while it makes the site: each question is asked once. */
export class HostLooks {
  private readonly host: Host;
  private damage: Promise<string[]> | undefined;
  private others: Promise<string[]> | undefined;

  constructor(host: Host) {
    this.host = host;
  }

  /** Whether the answers are about everything, so that nothing has to be asked once more. */
  get ofAll(): boolean {
    return this.host.seesAll === true;
  }

  /** Files of the live release that are damaged; of a host that is slow to list, those that it tells without being asked. */
  damaged(live: Manifest): Promise<string[]> {
    this.damage ??= meanwhile(this.host.damaged(live, ...(this.ofAll ? [] : [[]])));
    return this.damage;
  }

  /** What newsctl did not put there. */
  foreign(): Promise<string[]> {
    this.others ??= meanwhile(this.host.foreign());
    return this.others;
  }
}
