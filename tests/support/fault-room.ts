import { expect } from 'vitest';
import type { Host } from '../../src/hosts/host.ts';
import type { Manifest } from '../../src/hosts/manifest.ts';
import type { FaultHost, FaultPlace, Trouble } from './fault-host.ts';
import type { FaultStage } from './fault-kinds.ts';
import { type Connects, carryOutOn, type FaultRun } from './fault-run.ts';
import { asSiteFiles, brokenLinks, type LinkedSite, linkedSite, numbers } from './linked-site.ts';
import { temporary } from './publishing.ts';
import { SmallDisk } from './servers/small-disk.ts';

const FOREIGN = { CNAME: 'post.example', 'news/notes.txt': 'theirs' };

export interface RoomOptions {
  seed: number;
  /** On a disk that can be filled. */
  onSmallDisk: boolean;
}

/** A fresh place on a host, all sites that were ever sent there, and what must be true of it. */
export class FaultRoom implements FaultStage<LinkedSite | null, FaultRun> {
  /** Numbers that the seed gives, in their order. */
  readonly next: (below: number) => number;
  private readonly host: FaultHost;
  private readonly place: FaultPlace;
  private readonly root: string;
  private now = Date.UTC(2026, 10, 23, 6);
  /** Sites that readers may have files of. */
  private readonly sites: LinkedSite[] = [];

  private disk: SmallDisk | null = null;
  /** Whether no publish came to its end there yet. */
  private isNew = true;

  private constructor(host: FaultHost, root: string, { seed, onSmallDisk }: RoomOptions) {
    this.host = host;
    this.root = root;
    this.next = numbers(seed);
    this.place = host.open(root, (folder) => {
      if (onSmallDisk) this.disk = new SmallDisk(folder);
    });
  }

  static async open(host: FaultHost, options: RoomOptions): Promise<FaultRoom> {
    const room = new FaultRoom(host, await temporary(), options);
    for (const [path, text] of Object.entries(FOREIGN)) await room.place.plant(path, text);
    return room;
  }

  close(): void {
    this.disk?.unmount();
  }

  /** A site that may be sent there from now on. */
  newSite(): LinkedSite {
    const site = linkedSite(this.next);
    this.sites.push(site);
    return site;
  }

  another(): LinkedSite {
    return this.newSite();
  }

  /** Publishes a site, or takes the live release back, while nothing goes wrong. */
  async directly(site: LinkedSite | null): Promise<void> {
    const host = await this.connect();
    await carryOutOn(host, { root: this.root, site, now: this.later() });
    this.isNew = false;
    await host.close();
  }

  /** The same for a process of its own, whose clock is fast by so many milliseconds. */
  run(site: LinkedSite | null, fast = 0): FaultRun {
    const { module } = this.host;
    return { module, args: this.place.args, port: 0, root: this.root, site, now: this.later(), fast };
  }

  /** One of the ways in which nobody may write there any more. */
  refusal(): Trouble {
    return this.place.refusals[this.next(this.place.refusals.length)]!;
  }

  /** How the host has no room left: for bytes, or for names of files as well. */
  fullness(): Trouble {
    if (this.place.quota) return this.place.quota;
    const [pages, names] = [this.next(5), this.next(2) === 0];
    return { begin: () => this.disk!.fill(pages, names), end: () => this.disk!.empty() };
  }

  /** Whoever is told that it is done can rely on it: the release is live, or was. */
  async expectKept(site: LinkedSite | null): Promise<void> {
    const releases = await this.history();
    const wanted = site && asSiteFiles(site).map(({ path, sha256 }) => `${path} ${sha256}`);
    const isIt = ({ files, undoes }: Manifest) =>
      wanted
        ? files
            .map(({ path, sha256 }) => `${path} ${sha256}`)
            .sort()
            .join() === wanted.sort().join()
        : undoes !== null;
    expect(releases.some(isIt), 'it is said to be done, and is nowhere').toBe(true);
  }

  /** The live release, and those that it followed or took back, and so on. */
  private async history(): Promise<Manifest[]> {
    const host = await this.connect();
    const found = new Map<string, Manifest>();
    const waiting = [await host.current()];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      if (one === null || found.has(one.release)) continue;
      found.set(one.release, one);
      for (const id of [one.previous, one.undoes]) if (id !== null) waiting.push(await host.release(id));
    }
    await host.close();
    return [...found.values()];
  }

  /** No page that a reader can come to links to nothing, no file is half, and nobody else's is touched. */
  async expectReaders(): Promise<void> {
    const served = await this.place.served();
    expect(brokenLinks(served, this.isNew)).toEqual([]);
    for (const [path, text] of Object.entries(FOREIGN)) expect(served[path], path).toBe(text);
    for (const [path, text] of Object.entries(served))
      if (!(path in FOREIGN))
        expect(
          this.sites.some((site) => site[path] === text),
          `${path} is of no release: ${text.slice(0, 100)}`,
        ).toBe(true);
    if (this.host.atomic) this.expectWhole(served);
  }

  /** The same, and the host knows which files are not its own. */
  async expectSound(): Promise<void> {
    if (await this.isBetween()) await (await this.connect()).close();
    await this.expectReaders();
    const host = await this.connect();
    expect(await host.foreign()).toEqual(Object.keys(FOREIGN).sort());
    await host.close();
  }

  /**
   * Where the first release takes over a folder that is there, no system swaps it for a link in one step: a cut right
   * between two renames leaves the name free, and the next command that looks at the host puts that right.
   */
  private async isBetween(): Promise<boolean> {
    return this.host.atomic && this.sites.length === 1 && Object.keys(await this.place.served()).length === 0;
  }

  /** What was there before the first release is a whole site too. */
  private expectWhole(served: LinkedSite): void {
    const ours = Object.entries(served).filter(([path]) => !(path in FOREIGN));
    expect([{}, ...this.sites]).toContainEqual(Object.fromEntries(ours));
  }

  async publishCleanly(): Promise<void> {
    // The same again, or another one.
    const site = this.next(2) === 0 ? this.sites.at(-1)! : this.newSite();
    await this.directly(site);
    expect(await this.place.served()).toEqual({ ...site, ...FOREIGN });
    await this.expectInOrder();
  }

  async undoCleanly(): Promise<void> {
    const host = await this.connect();
    const live = await host.current();
    const target = live?.previous ? await host.release(live.previous) : null;
    await host.close();
    if (!target) return;
    await this.directly(null);
    const { files } = target;
    const served = await this.place.served();
    for (const path of Object.keys(FOREIGN)) delete served[path];
    expect(Object.keys(served).sort()).toEqual(files.map(({ path }) => path).sort());
    await this.expectInOrder();
  }

  private async expectInOrder(): Promise<void> {
    const host = await this.connect();
    const live = await host.current();
    expect(await host.damaged(live!)).toEqual([]);
    expect(await host.untidy()).toBe(false);
    await host.close();
    // A claim or a probe that was cut off goes when it is old.
    const left = (await this.place.stored()).filter((name) => /(?:journal|lock)[^/]*$|tmp/.test(name));
    expect(left).toEqual([]);
  }

  private async connect(): Promise<Host> {
    const { connect } = (await import(this.host.module)) as Connects;
    return connect(this.place.args, this.host.server?.port ?? 0);
  }

  private later(): number {
    this.now += 60_000;
    return this.now;
  }
}
