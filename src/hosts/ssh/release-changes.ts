import { NewsctlError } from '../../errors.ts';
import { inTree } from '../folder-scan.ts';
import { type Ours, oursOf } from '../ours.ts';
import type { Manifest } from '../manifest.ts';
import { demandReleaseId } from '../read-manifest.ts';
import { demandSafePath } from '../safe-path.ts';
import type { Begin } from './begin.ts';
import type { KeptFiles } from './kept-files.ts';
import type { Change } from './make-tree.ts';
import { MAKING } from './release-names.ts';
import { ServerTree } from './server-tree.ts';
import { BACK, stamped, stampOf } from './stamped.ts';
import { all } from './turns.ts';
import { Uploads } from './uploads.ts';

/** What was found out about the folder in which a release is made. */
interface Ready {
  /** The time of change that new files get. */
  time: number;
  /** Permissions that folders need beyond what the server gives them. */
  mode: number | null;
}

/** What a release changes in the one that is live, gathered in a folder of its own that nothing points to yet. */
export class ReleaseChanges {
  readonly folder: string;
  /** What becomes of each path; what is not among them stays as it is. */
  readonly byPath = new Map<string, Change>();
  /** What lies in the tree and is not wanted there any more. */
  readonly strays = new Set<string>();
  readonly uploads: Uploads;
  readonly ready: Promise<Ready>;
  /** Where all of the tree is new, files go to their places in it at once. */
  readonly tree: ServerTree;
  private readonly begun: Begin;
  /** Of files that were put or taken: what is asked for until the server has told. */
  private readonly times = new Map<string, number | undefined>();
  private earlier: Promise<KeptFiles> | undefined;
  private puts = 0;

  /** Nobody waits for the folder to be there: what is asked for next is done after it. */
  constructor(begun: Begin) {
    const { sftp } = begun.session;
    this.begun = begun;
    this.folder = `${begun.place.releases}/${MAKING}${begun.id}-${begun.mark}`;
    this.uploads = new Uploads(sftp);
    this.tree = new ServerTree(sftp, `${this.folder}/tree`);
    this.ready = this.prepare();
    this.uploads.watch(this.ready);
  }

  private async prepare(): Promise<Ready> {
    const { session, place } = this.begun;
    const { sftp } = session;
    const [, found] = await all([sftp.mkdir(this.folder), sftp.lstat(this.folder)]);
    const mode = (found?.mode ?? 0o755) & 0o7777;
    // Readers must get into every folder, whatever the server takes away from new ones.
    const readable = (mode & 0o555) === 0o555 ? null : mode | 0o555;
    if (readable !== null) await sftp.setstat(place.releases, { mode: readable });
    return { time: (found?.mtime ?? 0) - BACK, mode: readable };
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    demandSafePath(path);
    const put = this.placeFor(path);
    this.byPath.set(path, { put });
    // What is put once more within a second must not look like what it was: an older tree may have that still.
    const before = stampOf(oursOf(this.begun.live).files.get(path));
    const attributes = this.ready.then(({ time }) => {
      const mtime = before === time ? time - 1 : time;
      this.times.set(path, mtime);
      return { mtime };
    });
    attributes.catch(() => {});
    await this.uploads.add(put, bytes, attributes, (told) => this.times.set(path, told));
  }

  private placeFor(path: string): string {
    if (this.begun.live || this.byPath.has(path)) return `${this.folder}/${this.puts++}`;
    this.uploads.watch(this.tree.makeFoldersOf(path));
    return inTree(this.tree.folder, path);
  }

  async take(path: string, from: string): Promise<void> {
    demandSafePath(path);
    demandReleaseId(from);
    const manifest = await this.begun.release(from);
    if (!manifest) throw new NewsctlError('HOST_FAILED', `There is no release ${from} any more.`);
    this.earlier ??= this.begun.files();
    const file = oursOf(manifest).files.get(path);
    const found = file && (await (await this.earlier).find(file));
    if (!found) throw new NewsctlError('HOST_FAILED', `Release ${from} has no whole file ${path} any more.`);
    this.change(path, { link: found.path });
    this.times.set(path, found.mtime);
  }

  async remove(path: string): Promise<void> {
    demandSafePath(path);
    this.change(path, null);
  }

  /** What was put where it belongs goes again. */
  private change(path: string, change: Change): void {
    const own = this.byPath.get(path);
    if (own && 'put' in own && own.put === inTree(this.tree.folder, path)) this.strays.add(path);
    this.byPath.set(path, change);
  }

  /** The record of the release, with the times that its files have on the server. */
  stamped(manifest: Manifest, before: Ours): Manifest {
    return stamped(manifest, (path) =>
      this.byPath.has(path) ? this.times.get(path) : stampOf(before.files.get(path)),
    );
  }
}
