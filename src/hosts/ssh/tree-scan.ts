import { type Foreign, inTree } from '../folder-scan.ts';
import type { Ours } from '../ours.ts';
import { parentOf } from '../safe-path.ts';
import type { Attributes } from './packet.ts';
import { isFolder } from './protocol.ts';
import type { Sftp } from './sftp.ts';
import type { Entry } from './sftp-requests.ts';
import { all, Turns } from './turns.ts';

/**
 * The time of change that a folder is given once newsctl is done with it and nothing foreign is in it: the start of
 * 2001. Whoever makes or removes an entry afterwards gives it another one, so that a folder that still has this one
 * holds what newsctl put there and needs no look inside. It is how a publish of one edit does not have to list an
 * archive of years.
 */
export const QUIET = 978_307_200;

/** What was found in a tree. */
export interface TreeScan {
  foreign: Foreign;
  /** Files of ours that are not there. */
  lost: string[];
  /** Folders of ours that are there. */
  folders: Set<string>;
}

/** Folders that are listed at once: each is an open file to the server. */
const AT_ONCE = 64;

/**
 * Finds what newsctl did not put into a tree, and what of ours is missing. Folders within folders are told by the list
 * of the outer one, with their times: so only those are listed that have folders of ours in them, or were changed.
 */
export async function scanTree(sftp: Sftp, tree: string, ours: Ours): Promise<TreeScan> {
  const scan: TreeScan = {
    foreign: { files: new Map(), folders: new Map() },
    lost: [],
    folders: new Set(),
  };
  const walk = new Walk(sftp, tree, ours, scan);
  walk.ahead();
  const found = await sftp.stat(tree);
  if (found) await walk.visit('', found);
  for (const path of ours.files.keys()) if (!scan.folders.has(parentOf(path))) scan.lost.push(path);
  scan.foreign.folders = new Map([...scan.foreign.folders].sort(byDepth));
  return scan;
}

class Walk {
  private readonly sftp: Sftp;
  private readonly tree: string;
  private readonly ours: Ours;
  private readonly scan: TreeScan;
  private readonly turns = new Turns(AT_ONCE);
  /** Folders of ours with folders of ours in them. */
  private readonly outer: ReadonlySet<string>;
  private readonly filesIn = new Map<string, string[]>();
  private readonly lists = new Map<string, Promise<Entry[] | null>>();

  constructor(sftp: Sftp, tree: string, ours: Ours, scan: TreeScan) {
    this.sftp = sftp;
    this.tree = tree;
    this.ours = ours;
    this.scan = scan;
    this.outer = new Set([...ours.folders].filter((folder) => folder !== '').map(parentOf));
    for (const path of ours.files.keys()) {
      const folder = parentOf(path);
      const known = this.filesIn.get(folder);
      if (known) known.push(path);
      else this.filesIn.set(folder, [path]);
    }
  }

  /** Begins to list what will have to be listed whatever is found: one round trip for all of them, not one for each level. */
  ahead(): void {
    const sure = this.ours.files.size === 0 ? [''] : this.outer;
    for (const folder of sure) {
      const list = this.list(folder);
      list.catch(() => {});
      this.lists.set(folder, list);
    }
  }

  private list(folder: string): Promise<Entry[] | null> {
    return this.turns.run(() => this.sftp.list(inTree(this.tree, folder)));
  }

  async visit(folder: string, { mtime, mode }: Attributes): Promise<void> {
    const isOurs = this.ours.folders.has(folder);
    if (isOurs) this.scan.folders.add(folder);
    else this.scan.foreign.folders.set(folder, (mode ?? 0) & 0o7777);
    if (isOurs && mtime === QUIET && !this.outer.has(folder)) return;
    const entries = await (this.lists.get(folder) ?? this.list(folder));
    const files = new Set<string>();
    const inner: Promise<void>[] = [];
    for (const { name, attributes } of entries ?? []) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (isFolder(attributes.mode)) inner.push(this.visit(path, attributes));
      else this.sort(path, attributes, files);
    }
    this.scan.lost.push(...(this.filesIn.get(folder) ?? []).filter((path) => !files.has(path)));
    await all(inner);
  }

  private sort(path: string, attributes: Attributes, files: Set<string>): void {
    if (this.ours.files.has(path)) files.add(path);
    else this.scan.foreign.files.set(path, markOf(attributes));
  }
}

/** What tells a foreign file from one that was changed, as far as SFTP does. */
export const markOf = ({ size, mtime, mode }: Attributes): string => `${size} ${mtime} ${mode}`;

/** Outer ones first. */
const byDepth = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
