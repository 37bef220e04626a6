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
import { isTree, RECORDS, recordsFolder, treeOf } from './release-names.ts';
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

  /** Opens what the record of a release will be written to. @param changes paths that it changes, about */
  prepareRecord(live: Manifest | null, { names }: Beside, changes: number): void {
    const { sftp } = this.session;
    const folder = recordsFolder(this.place);
    // Who published and from which files is nobody's business on a server that shows such folders.
    this.folderMade = names.includes(RECORDS) ? null : makeClosedFolder(sftp, folder);
    this.folderMade?.catch(() => {});
    if (changes > 0)
      this.records.prepare(Math.min(PARALLEL, newParts(live?.files.length ?? changes, changes)));
  }

  /** Writes all of a record but its name. */
  async stage(manifest: Manifest, { records }: Beside): Promise<StagedFile> {
    await this.folderMade;
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

  /** The newest tree that is not the live one. */
  async spare(live: Manifest | null, { names, records }: Beside): Promise<SpareTree | null> {
    if (!live) return null;
    const recorded = recordedReleases(records);
    const id = recorded.find((one) => one !== live.release && names.includes(one));
    const manifest = id === undefined ? null : await this.manifest(id).catch(() => null);
    if (!manifest) return null;
    const tree = { folder: treeOf(this.place, manifest.release), manifest };
    return prepareTree(this.session.sftp, this.place, tree, live);
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
