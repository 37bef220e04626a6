import { setTimeout as pause } from 'node:timers/promises';
import { NewsctlError } from '../../errors.ts';
import type { LockFiles } from '../remote/lock.ts';

/** A draft in a system, as a place for a lock: only those who work there see it, and no reader. */
export interface LockDraft {
  id: string;
  slug: string;
  text: string;
  /** False for what somebody else put at such an address. It is never touched. */
  isLock: boolean;
}

/** Drafts of a system. They outlast an interruption of the program for a while, so that nothing stays behind. */
export interface LockDrafts {
  /** Whether the account sees the drafts of other accounts. */
  readonly seesAll: boolean;
  /** Makes a draft; where another post has the slug, the system gives it a similar one. */
  make(slug: string, text: string): Promise<LockDraft>;
  /** All posts of exactly that slug that the account sees, in the order in which they came. */
  at(slug: string): Promise<LockDraft[]>;
  /** Those of slugs that begin so. */
  beginning(slug: string): Promise<LockDraft[]>;
  get(id: string): Promise<LockDraft | null>;
  change(id: string, text: string): Promise<void>;
  /** There need not be one. */
  remove(id: string): Promise<void>;
  /**
   * Gives a draft the slug once more that it has. Where another post has it too, whether the account sees that or not,
   * the system gives it a similar one.
   * @returns the slug that it has then
   */
  reclaim: ((draft: LockDraft) => Promise<string>) | null;
}

/** What the slugs of all of them begin with; no article of a newsroom is called so. */
const OWN = 'newsctl-';

const slugOf = (name: string): string => `${OWN}${name}`;

/** How long the one who may stay waits for the others to step back: turns, and milliseconds of each. */
const TURNS = 10;
const TURN = 200;
/** Attempts after which a lock that cannot be seen is not in the making. */
const HIDDEN = 3;

/**
 * Files of a lock that are drafts. WordPress and Ghost have no place that is made for a lock, and neither has a write
 * with conditions for all posts. Both give a post another slug where one has it already: who comes second is told so by
 * that. But WordPress first looks and then writes, so that of several that come in the same moment each may be given the
 * slug. So everybody looks once more when the own draft is there: whoever sees no other of that slug has the lock. Of
 * two, one wrote before the other looked, so that no two see none; of several that see each other the first stays, and
 * the others step back. An account that does not see drafts of others looks by asking for its slug once more: only who
 * is given it has the lock. (A database that is read from copies which lag behind could break this; publishing through it
 * would break as well.)
 */
export class DraftFiles implements LockFiles {
  private readonly drafts: LockDrafts;
  private readonly label: string;
  /** Of files that this one made: what others put under the same slug is not them. */
  private readonly made = new Map<string, string>();
  /** Of files of others, as they were read last: what came in their place since is never removed for them. */
  private readonly seen = new Map<string, string>();
  private hidden = 0;

  constructor(drafts: LockDrafts, label: string) {
    this.drafts = drafts;
    this.label = label;
  }

  async read(name: string): Promise<Uint8Array | null> {
    const id = this.made.get(name);
    const found = id === undefined ? await this.first(name) : await this.drafts.get(id);
    // Somebody may have put it into the bin of the system, where it gets another slug.
    if (!found?.isLock || found.slug !== slugOf(name)) return null;
    this.seen.set(name, found.id);
    return Buffer.from(found.text, 'base64url');
  }

  async create(name: string, bytes: Uint8Array): Promise<boolean> {
    const slug = slugOf(name);
    if ((await this.locksAt(slug)).length > 0) return false;
    const mine = await this.claim(slug, textOf(bytes));
    if (mine === null) return false;
    let isMine = false;
    try {
      isMine = mine.slug === slug && (await this.isAlone(mine));
    } finally {
      if (isMine) this.made.set(name, mine.id);
      else await this.drafts.remove(mine.id);
    }
    if (!isMine && (mine.slug !== slug || !this.drafts.seesAll)) await this.demandSeen(slug);
    return isMine;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const id = this.made.get(name) ?? (await this.first(name))?.id;
    if (id === undefined) this.made.set(name, (await this.drafts.make(slugOf(name), textOf(bytes))).id);
    else await this.drafts.change(id, textOf(bytes));
  }

  async remove(name: string): Promise<void> {
    const id = this.made.get(name) ?? this.seen.get(name) ?? (await this.first(name))?.id;
    if (id !== undefined) await this.drafts.remove(id);
    this.made.delete(name);
    this.seen.delete(name);
  }

  /**
   * Removes what others left behind who were cut off. Only whoever holds the lock may do so: of those who try at the same
   * time each removes its own, and does not mind where that is gone already.
   */
  async sweep(lock: string, token: string): Promise<void> {
    for (const { id, slug, isLock } of await this.drafts.beginning(slugOf(lock)))
      if (isLock && slug !== slugOf(lock) && !slug.includes(token)) await this.drafts.remove(id);
  }

  private async first(name: string): Promise<LockDraft | undefined> {
    return (await this.locksAt(slugOf(name)))[0];
  }

  private async locksAt(slug: string): Promise<LockDraft[]> {
    return (await this.drafts.at(slug)).filter(({ isLock }) => isLock);
  }

  /** Puts a draft down. Where the answer was lost it may be there all the same. @returns null where another one is */
  private async claim(slug: string, text: string): Promise<LockDraft | null> {
    try {
      return await this.drafts.make(slug, text);
    } catch (error) {
      const there = await this.drafts.beginning(slug).catch(() => []);
      const mine = there.find((one) => one.text === text);
      if (mine) return mine;
      if (there.some((one) => one.slug === slug)) return null;
      throw error;
    }
  }

  private async isAlone(mine: LockDraft): Promise<boolean> {
    for (let turn = 0; turn < TURNS; turn++) {
      const all = await this.locksAt(mine.slug);
      const at = all.findIndex(({ id }) => id === mine.id);
      if (at === 0 && all.length === 1)
        return ((await this.drafts.reclaim?.(mine)) ?? mine.slug) === mine.slug;
      // Somebody removed it, or an earlier one stays.
      if (at !== 0) return false;
      await pause(TURN);
    }
    return false;
  }

  /**
   * @throws NewsctlError HOST_LOCKED where the slug is taken by what this account may not see, HOST_FOREIGN where it is no
   * lock that has it
   */
  private async demandSeen(slug: string): Promise<void> {
    const all = await this.drafts.at(slug);
    const { label } = this;
    if (all.some(({ isLock }) => !isLock))
      throw new NewsctlError(
        'HOST_FOREIGN',
        `${label}: the address \`${slug}\`, at which newsctl notes who is publishing, is taken there.`,
        { hint: 'Give what stands there another address.' },
      );
    if (this.drafts.seesAll || all.length > 0) return;
    this.hidden++;
    // Two who do not see each other must not step back in step for ever.
    if (this.hidden < HIDDEN) return void (await pause(TURN * (0.5 + 2 * Math.random())));
    throw new NewsctlError(
      'HOST_LOCKED',
      `${label}: another account is publishing there, or was cut off while it did; this account may not see which.`,
      {
        hint: `Wait until they have finished. If nobody is publishing, an Editor can delete the draft \`${slug}\` there; with the role of an Editor newsctl does that itself.`,
      },
    );
  }
}

/** Systems take texts for HTML, and may change what looks like it. */
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** What the titles of all of them begin with. */
export const LOCK_WORD = 'newsctl-lock';

/** For whoever finds it in the system. */
export const LOCK_TITLE = `${LOCK_WORD}: somebody is publishing; newsctl removes this by itself`;
