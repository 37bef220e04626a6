import { expect } from 'vitest';
import type { Host } from '../../src/hosts/host.ts';
import type { FaultHost, FaultPlace } from './fault-host.ts';
import { type Connects, carryOutOn, type FaultRun } from './fault-run.ts';
import { brokenLinks, type LinkedSite, linkedSite, numbers } from './linked-site.ts';
import { temporary } from './publishing.ts';

const FOREIGN = { CNAME: 'post.example', 'news/notes.txt': 'theirs' };

/** A fresh place on a host, all sites that were ever sent there, and what must be true of it. */
export class FaultRoom {
  /** Numbers that the seed gives, in their order. */
  readonly next: (below: number) => number;
  private readonly host: FaultHost;
  private readonly place: FaultPlace;
  private readonly root: string;
  private now = Date.UTC(2026, 10, 23, 6);
  /** Sites that readers may have files of. */
  private readonly sites: LinkedSite[] = [];

  private constructor(host: FaultHost, root: string, seed: number) {
    this.host = host;
    this.root = root;
    this.place = host.open(root);
    this.next = numbers(seed);
  }

  static async open(host: FaultHost, seed: number): Promise<FaultRoom> {
    const room = new FaultRoom(host, await temporary(), seed);
    for (const [path, text] of Object.entries(FOREIGN)) await room.place.plant(path, text);
    return room;
  }

  /** A site that may be sent there from now on. */
  newSite(): LinkedSite {
    const site = linkedSite(this.next);
    this.sites.push(site);
    return site;
  }

  /** Publishes a site, or takes the live release back, while nothing goes wrong. */
  async directly(site: LinkedSite | null): Promise<void> {
    const host = await this.connect();
    await carryOutOn(host, { root: this.root, site, now: this.later() });
    await host.close();
  }

  /** The same for a process of its own. @param port where the line to the server begins */
  run(site: LinkedSite | null, port: number): FaultRun {
    const { module } = this.host;
    return { module, args: this.place.args, port, root: this.root, site, now: this.later() };
  }

  /** No page that a reader can come to links to nothing, no file is half, and nobody else's is touched. */
  async expectSound(): Promise<void> {
    const served = await this.place.served();
    expect(brokenLinks(served)).toEqual([]);
    for (const [path, text] of Object.entries(FOREIGN)) expect(served[path], path).toBe(text);
    for (const [path, text] of Object.entries(served))
      if (!(path in FOREIGN))
        expect(
          this.sites.some((site) => site[path] === text),
          `${path} is of no release: ${text.slice(0, 100)}`,
        ).toBe(true);
    if (this.host.atomic) this.expectWhole(served);
    const host = await this.connect();
    expect(await host.foreign()).toEqual(Object.keys(FOREIGN).sort());
    await host.close();
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
    return connect(this.place.args, this.host.port);
  }

  private later(): number {
    this.now += 60_000;
    return this.now;
  }
}
