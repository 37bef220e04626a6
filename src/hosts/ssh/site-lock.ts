import type { LockHolder } from '../host.ts';
import { type HeldLock, hasDeadLock, type LockOptions, takeLock } from '../remote/lock.ts';
import { type Beside, lookBeside, tidy } from './housekeeping.ts';
import type { LiveRelease } from './live-release.ts';
import { isMissing } from './protocol.ts';
import { demandFolder } from './server-folder.ts';
import { ServerLock } from './server-lock.ts';
import type { Session } from './session.ts';
import { liveOf, type SitePlace } from './site-place.ts';

/** The lock of a site on a server, and what is looked at and cleared away because it is held. */
export class SiteLock {
  private readonly session: Session;
  private readonly place: SitePlace;
  private readonly live: LiveRelease;
  private held: HeldLock | null = null;

  constructor(session: Session, place: SitePlace, live: LiveRelease) {
    this.session = session;
    this.place = place;
    this.live = live;
  }

  /** What names of what is in the making bear; empty where the lock is not held. */
  get token(): string {
    return this.held?.token ?? '';
  }

  /** @throws NewsctlError where the lock is no longer ours */
  async confirm(): Promise<void> {
    await this.held?.confirm();
  }

  /** Whether a lock lies there whose process, on this machine, is gone. */
  isDead(): Promise<boolean> {
    return hasDeadLock(this.files());
  }

  /**
   * @param clearing what still goes on when the lock is let go, and is waited for
   * @returns lets the lock go
   * @throws NewsctlError HOST_LOCKED
   */
  async take(holder: LockHolder, clearing: () => Promise<unknown>): Promise<() => Promise<void>> {
    const { label, signal } = this.session;
    const taking = this.takeFiles(holder, { label, signal });
    // Asked for right behind the lock: servers work in the order in which they are asked.
    const [looking, reading] = this.look();
    const held = await taking;
    this.held = held;
    this.live.isHeld = true;
    try {
      if (held.atOnce) await reading;
      else await this.live.readBehindLock();
      // What is made meanwhile bears the token of the lock.
      this.live.beside = this.tidied(held.atOnce ? looking : this.lookBeside(), held.token);
      this.live.beside.catch(() => {});
    } catch (error) {
      await this.letGo(held, clearing());
      throw error;
    }
    return () => this.letGo(held, clearing());
  }

  /** @throws what kept the rubbish from being cleared away */
  private async letGo(held: HeldLock, clearing: Promise<unknown>): Promise<void> {
    const { beside } = this.live;
    this.held = null;
    this.live.release();
    await this.session
      .guarded(async () => {
        await held.release(Promise.allSettled([clearing, beside]));
        await beside;
      })
      .catch((error) => {
        // Without a connection the lock is taken for dead by whoever comes next.
        if (!this.session.sftp.channel.isOver()) throw error;
      });
  }

  private async tidied(looking: Promise<Beside>, token: string): Promise<Beside> {
    const beside = await looking;
    const isChanged = await tidy(this.session.sftp, this.place, beside, token);
    return isChanged ? this.lookBeside() : beside;
  }

  private look(): [looking: Promise<Beside>, reading: Promise<void>] {
    const asked = [this.lookBeside(), this.live.readBehindLock()] as const;
    for (const one of asked) one.catch(() => {});
    return [...asked];
  }

  private lookBeside(): Promise<Beside> {
    return lookBeside(this.session.sftp, this.place);
  }

  /** The folder that a lock lies in is made where it turns out to be missing, and right away where nothing is live. */
  private async takeFiles(holder: LockHolder, options: LockOptions): Promise<HeldLock> {
    const { sftp } = this.session;
    const { releases } = this.place;
    if (liveOf(this.place) === null) sftp.mkdir(releases).catch(() => {});
    try {
      return await takeLock(this.files(), holder, options);
    } catch (error) {
      if (!isMissing(error)) throw error;
      await demandFolder(sftp, releases);
      // What was asked right behind the first try was answered before this one.
      return { ...(await takeLock(this.files(), holder, options)), atOnce: false };
    }
  }

  private files(): ServerLock {
    return new ServerLock(this.session.sftp, this.place.releases);
  }
}
