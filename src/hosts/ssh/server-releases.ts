import type { Manifest } from '../manifest.ts';
import { partsOnHost } from '../remote/known-parts.ts';
import {
  type KnownParts,
  newParts,
  readRecord,
  recordedReleases,
  type StagedFile,
  stageRecord,
} from '../remote/records.ts';
import { type Beside, lookBeside } from './housekeeping.ts';
import { KeptFiles } from './kept-files.ts';
import { prepareTree, type SpareTree } from './prepared-tree.ts';
import { isTree, recordsFolder, treeOf } from './release-names.ts';
import { makeClosedFolder, ServerFolder } from './server-folder.ts';
import type { Session } from './session.ts';
import type { SitePlace } from './site-place.ts';
import { all } from './turns.ts';

/** Parts of a record on their way at once. */
const PARALLEL = 32;

/** The releases that lie on a server: their records, and where their files are. */
export class ServerReleases {
  private readonly session: Session;
  private readonly place: SitePlace;
  private readonly known: KnownParts;
  private readonly records: ServerFolder;
  private folderMade: Promise<void> | null = null;
  private readonly manifests = new Map<string, Promise<Manifest | null>>();

  constructor(session: Session, place: SitePlace, known: KnownParts) {
    this.session = session;
    this.place = place;
    this.known = known;
    this.records = new ServerFolder(session.sftp, recordsFolder(place));
  }

  /** A record never changes once its release is shown. */
  manifest(id: string): Promise<Manifest | null> {
    const known = this.manifests.get(id);
    if (known) return known;
    const read = readRecord(this.records, id, this.known, recordsFolder(this.place));
    this.manifests.set(id, read);
    read.then(
      (manifest) => manifest ?? this.manifests.delete(id),
      () => this.manifests.delete(id),
    );
    return read;
  }

  /**
   * Opens what the record of a release will be written to.
   * @param changes paths that it changes, about
   * @param mark that names of what is not done yet bear
   */
  prepareRecord(live: Manifest | null, changes: number, mark: string): void {
    // Who published and from which files is nobody's business on a server that shows such folders.
    this.folderMade = live ? null : makeClosedFolder(this.session.sftp, recordsFolder(this.place));
    this.folderMade?.catch(() => {});
    const count = changes === 0 ? 0 : newParts(live?.files.length ?? changes, changes);
    this.records.prepare(Math.min(PARALLEL, count), mark);
  }

  /** Writes all of a record but its name. */
  async stage(manifest: Manifest, looking: Promise<Beside>): Promise<StagedFile> {
    const [{ records }] = await all([looking, this.folderMade]);
    const staged = await stageRecord(this.records, manifest, partsOnHost(this.known, records), PARALLEL);
    return {
      drop: staged.drop,
      giveName: async () => {
        await staged.giveName();
        this.manifests.set(manifest.release, Promise.resolve(manifest));
      },
    };
  }

  /** Removes the record of a release that was not shown. */
  async forget(id: string): Promise<void> {
    await all([this.records.remove(`${id}.json`), this.dropPrepared()]);
  }

  dropPrepared(): Promise<void> {
    return this.records.dropPrepared();
  }

  /** Told of the releases that stay. */
  keepOnly(stay: readonly string[]): void {
    for (const id of this.manifests.keys()) if (!stay.includes(id)) this.manifests.delete(id);
  }

  /** The newest tree that is not the live one. Mostly it is the one before, which is looked at right away. */
  async spare(live: Manifest | null, looking: Promise<Beside>): Promise<SpareTree | null> {
    if (!live) return null;
    const likely = live.previous === null ? null : this.prepared(live.previous, live);
    likely?.catch(() => {});
    const { names, records } = await looking;
    const id = recordedReleases(records).find((one) => one !== live.release && names.includes(one));
    if (id === undefined) return null;
    return id === live.previous ? likely : this.prepared(id, live);
  }

  private async prepared(id: string, live: Manifest): Promise<SpareTree | null> {
    const manifest = await this.manifest(id).catch(() => null);
    if (!manifest) return null;
    return prepareTree(this.session.sftp, this.place, { folder: treeOf(this.place, id), manifest }, live);
  }

  async files(live: Manifest | null): Promise<KeptFiles> {
    const { names } = await lookBeside(this.session.sftp, this.place);
    const ids = names.filter((name) => isTree(name) && name !== live?.release);
    const others = await all(ids.map((id) => this.manifest(id)));
    const trees = [live, ...others].flatMap((one) =>
      one ? [{ folder: treeOf(this.place, one.release), manifest: one }] : [],
    );
    return new KeptFiles(this.session.sftp, this.place, trees);
  }
}
