import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { expect } from 'vitest';
import type { Host } from '../../src/hosts/host.ts';
import { type Connects, carryOutOn, type FaultRun } from './fault-run.ts';
import { brokenLinks, type LinkedSite, linkedSite, numbers } from './linked-site.ts';
import { temporary } from './publishing.ts';
import { Line } from './servers/line.ts';

/** A host with a server that can be ended. */
export interface FaultHost {
  /** The file that exports `connect(args, port)`, absolute. */
  module: string;
  /** A fresh place on the server. */
  open(root: string): FaultPlace;
  /** Where the server listens on this machine. */
  port: number;
  /** Whether readers have one whole release at every moment. */
  atomic: boolean;
  /** Opens a line to it, where that takes more than a port. */
  line?(): Promise<Line>;
  /** Ends the server as a crash would, and starts it again. */
  crash(): Promise<void>;
  revive(): Promise<void>;
}

export interface FaultPlace {
  /** What `connect` is told; it is handed on as JSON. */
  args: unknown;
  /** Everything readers are served, by other means than the host's own. */
  served(): Promise<LinkedSite>;
  plant(path: string, text: string): Promise<void>;
  /** Names of all that the host stores beside that. */
  stored(): Promise<string[]>;
}

const FAULTS = ['the client is killed', 'the line breaks', 'the line is gone', 'the server ends'] as const;
const STEPS = ['the first publish', 'a later publish', 'an undo'] as const;
const FOREIGN = { CNAME: 'post.example', 'news/notes.txt': 'theirs' };

/** What a run with a seed is about, for its name. */
const faultNames = (seed: number): string => `${FAULTS[seed % 4]} during ${STEPS[Math.floor(seed / 4) % 3]}`;

/**
 * Does one thing to a fresh host while something goes wrong at a byte that the seed chooses, and looks at what readers
 * have then, and after the next publish, and after that is taken back.
 */
export async function faultRun(host: FaultHost, seed: number): Promise<void> {
  const room = await Room.open(host, seed);
  try {
    await room.bringToStep(STEPS[Math.floor(seed / 4) % 3]!);
    await room.goWrong(FAULTS[seed % 4]!);
    await room.expectSound();
    await room.publishCleanly();
    await room.undoCleanly();
  } finally {
    await room.close();
  }
}

/** Connections of which each is as slow as chance will have it: a file that must wait for another one does so, or is seen. */
function overtaking(seed: number): () => number {
  const next = numbers(seed + 1000);
  return () => next(2) * next(120);
}

class Room {
  private readonly host: FaultHost;
  private readonly place: FaultPlace;
  private readonly line: Line;
  private readonly root: string;
  private readonly next: (below: number) => number;
  private now = Date.UTC(2026, 10, 23, 6);
  /** Sites that readers may have files of. */
  private readonly sites: LinkedSite[] = [];
  private step: LinkedSite | null = null;

  private constructor(host: FaultHost, root: string, line: Line, seed: number) {
    this.host = host;
    this.root = root;
    this.line = line;
    this.place = host.open(root);
    this.next = numbers(seed);
  }

  static async open(host: FaultHost, seed: number): Promise<Room> {
    const line = await (host.line?.() ?? Line.open(host.port, overtaking(seed)));
    const room = new Room(host, await temporary(), line, seed);
    for (const [path, text] of Object.entries(FOREIGN)) await room.place.plant(path, text);
    return room;
  }

  close(): Promise<void> {
    return this.line.close();
  }

  async bringToStep(step: (typeof STEPS)[number]): Promise<void> {
    const before = { 'the first publish': 0, 'a later publish': 1, 'an undo': 2 }[step];
    for (let n = 0; n < before; n++) await this.directly(this.newSite());
    this.step = step === 'an undo' ? null : this.newSite();
  }

  async goWrong(fault: (typeof FAULTS)[number]): Promise<void> {
    // About as many bytes as such a step sends; at times it is over before.
    const at = this.next(90_000);
    const { child, told } = await this.inChild();
    const ended = fault === 'the server ends' ? this.endServer(at) : null;
    if (fault === 'the client is killed') this.line.after(at, () => child.kill('SIGKILL'));
    if (fault === 'the line breaks') this.line.cutAfter(at, false);
    if (fault === 'the line is gone') this.line.cutAfter(at, true);
    expect(['', 'done', 'HOST_FAILED', 'HOST_LOCKED', 'HOST_CHANGED']).toContain(await told);
    this.line.mend();
    await ended?.();
  }

  /** @returns what waits until it is there again */
  private endServer(at: number): () => Promise<void> {
    let back: Promise<void> = Promise.resolve();
    const wait = this.next(2) * 1500;
    this.line.after(at, () => {
      back = (async () => {
        await this.host.crash();
        await new Promise((done) => setTimeout(done, wait));
        await this.host.revive();
      })();
    });
    return () => back;
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
    await this.expectServed(site);
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

  private async expectServed(site: LinkedSite): Promise<void> {
    expect(await this.place.served()).toEqual({ ...site, ...FOREIGN });
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

  private newSite(): LinkedSite {
    const site = linkedSite(this.next);
    this.sites.push(site);
    return site;
  }

  private async directly(site: LinkedSite | null): Promise<void> {
    const host = await this.connect();
    await carryOutOn(host, { root: this.root, site, now: this.later() });
    await host.close();
  }

  private async connect(): Promise<Host> {
    const { connect } = (await import(this.host.module)) as Connects;
    return connect(this.place.args, this.host.port);
  }

  /** The step in a process of its own, over the line; the text is empty where it was killed. */
  private async inChild() {
    const { module } = this.host;
    const run: FaultRun = {
      module: await compiled(module),
      args: this.place.args,
      port: this.line.port,
      root: this.root,
      site: this.step,
      now: this.later(),
    };
    const child = spawn(process.execPath, [
      await compiled(join(import.meta.dirname, 'fault-child.ts')),
      JSON.stringify(run),
    ]);
    const told = new Promise<string>((done, fail) => {
      let [out, wrong] = ['', ''];
      child.stdout.on('data', (data) => {
        out += data;
      });
      child.stderr.on('data', (data) => {
        wrong += data;
      });
      child.on('close', (code, signal) =>
        code === 0 || signal === 'SIGKILL' ? done(out) : fail(new Error(wrong)),
      );
    });
    return { child, told };
  }

  private later(): number {
    this.now += 60_000;
    return this.now;
  }
}

const made = new Map<string, Promise<string>>();

/** A file as a plain program: to start one from its source takes seconds. */
function compiled(file: string): Promise<string> {
  const known = made.get(file) ?? compile(file);
  made.set(file, known);
  return known;
}

async function compile(file: string): Promise<string> {
  const out = join(import.meta.dirname, '../../.tmp', `${process.pid}-${made.size}.mjs`);
  process.on('exit', () => rmSync(out, { force: true }));
  const banner = "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);";
  await build({
    entryPoints: [file],
    outfile: out,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    banner: { js: banner },
    external: ['vitest', 'sharp'],
    logLevel: 'error',
  });
  return out;
}

/** The seeds that a test tries: a few, of which each is about another fault and step, or as many as `NEWSCTL_FAULT_RUNS` says. */
export function faultSeeds(few: number): [seed: number, about: string][] {
  const many = process.env.NEWSCTL_FAULT_RUNS;
  const seeds = Array.from({ length: Number(many ?? few) }, (_, n) => (many === undefined ? n * APART : n));
  return seeds.map((seed) => [seed, faultNames(seed)]);
}

/** No multiple of the number of faults, nor of that of steps. */
const APART = 5;
