import { inTree } from '../folder-scan.ts';
import { oursOf } from '../ours.ts';
import type { Manifest, ManifestFile } from '../manifest.ts';
import { isMissing, Refused } from './protocol.ts';
import type { Sftp } from './sftp.ts';
import type { SitePlace } from './site-place.ts';
import { isWhole, type StampedFile, stampOf } from './stamped.ts';
import { all } from './turns.ts';

/** A tree that lies on the server, and what it holds. */
export interface Tree {
  folder: string;
  manifest: Manifest;
}

/** Where files are kept that a release still needs and no tree has any more, each under its hash and its time. */
const keptFolder = ({ releases }: SitePlace): string => `${releases}/kept`;

const KEPT = /^([0-9a-f]{64})-(\d+)$/;

const keptName = ({ sha256 }: ManifestFile, mtime: number | undefined): string => `${sha256}-${mtime ?? 0}`;

/** Finds whole copies of the files of releases. */
export class KeptFiles {
  private readonly sftp: Sftp;
  private readonly folder: string;
  private readonly trees: readonly Tree[];
  private kept: Promise<Map<string, string>> | undefined;

  /** @param trees the likeliest first */
  constructor(sftp: Sftp, place: SitePlace, trees: readonly Tree[]) {
    this.sftp = sftp;
    this.folder = keptFolder(place);
    this.trees = trees;
  }

  /** The path of a whole copy, and its time; null where there is none. */
  async find(file: ManifestFile): Promise<{ path: string; mtime: number | undefined } | null> {
    for (const { folder, manifest } of this.trees) {
      const same: StampedFile | undefined = oursOf(manifest).files.get(file.path);
      if (same?.sha256 !== file.sha256) continue;
      const path = inTree(folder, file.path);
      const found = await this.sftp.lstat(path);
      if (isWhole(found, file, stampOf(same))) return { path, mtime: found?.mtime };
    }
    const name = (await this.list()).get(file.sha256);
    return name === undefined ? null : { path: `${this.folder}/${name}`, mtime: Number(KEPT.exec(name)![2]) };
  }

  /**
   * Keeps files of a tree that is about to be changed. One that somebody changed is not kept: its release is not whole
   * any more.
   */
  async keep({ folder }: Tree, files: readonly StampedFile[]): Promise<void> {
    if (files.length === 0) return;
    this.sftp.mkdir(this.folder).catch(() => {});
    const different = new Map(files.map((file) => [file.sha256, file]));
    await all(
      [...different.values()].map(async (file) => {
        const from = inTree(folder, file.path);
        if (isWhole(await this.sftp.lstat(from), file, stampOf(file)))
          await this.link(from, keptName(file, stampOf(file)));
      }),
    );
  }

  /** Mostly it is not kept yet: to look first would cost a round trip. */
  private async link(from: string, name: string): Promise<void> {
    const to = `${this.folder}/${name}`;
    try {
      await this.sftp.hardlink(from, to);
    } catch (error) {
      if (!(error instanceof Refused) || !(await this.sftp.lstat(to))) throw error;
    }
  }

  /** Removes what none of these releases needs. */
  async drop(needed: readonly Manifest[]): Promise<void> {
    const there = await this.list();
    if (there.size === 0) return;
    const hashes = new Set(needed.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
    await all(
      [...there].map(async ([hash, name]) => {
        if (!hashes.has(hash)) await this.sftp.remove(`${this.folder}/${name}`).catch(ignoreRefusal);
      }),
    );
  }

  /** Hash to name, of those whose time is still the one that they were kept with. */
  private list(): Promise<Map<string, string>> {
    this.kept ??= this.sftp.list(this.folder).then(
      (entries) =>
        new Map(
          (entries ?? []).flatMap(({ name, attributes: { mtime } }): [string, string][] => {
            const [, hash, time] = KEPT.exec(name) ?? [];
            return hash !== undefined && (Number(time) === mtime || time === '0') ? [[hash, name]] : [];
          }),
        ),
    );
    return this.kept;
  }
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refused) && !isMissing(error)) throw error;
}
