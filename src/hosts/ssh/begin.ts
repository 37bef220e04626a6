import type { Manifest } from '../manifest.ts';
import type { StagedFile } from '../remote/records.ts';
import type { KeptFiles } from './kept-files.ts';
import type { SpareTree } from './prepared-tree.ts';
import type { Probe } from './probe.ts';
import type { Session } from './session.ts';
import type { SitePlace } from './site-place.ts';

/** What a release is begun with. */
export interface Begin {
  session: Session;
  place: SitePlace;
  id: string;
  live: Manifest | null;
  /** What names of what is in the making bear. */
  mark: string;
  /** What runs that were cut off left behind is gone. */
  tidied: Promise<unknown>;
  /** The tree of an earlier release; null where there is none that can be relied on. */
  spare: Promise<SpareTree | null>;
  probe: Promise<Probe>;
  /** Reads the record of an earlier release. */
  release(id: string): Promise<Manifest | null>;
  /** Where files of releases are found. */
  files(): Promise<KeptFiles>;
  /** Writes all of the record of the release but its name. */
  stage(manifest: Manifest): Promise<StagedFile>;
  /** Removes the record again. */
  forget(): Promise<void>;
  /** Whether the lock is still ours. */
  confirm(): Promise<void>;
  /**
   * Clears away what the new release makes superfluous.
   * @param used the release whose tree became the new one
   */
  finish(manifest: Manifest, used: string | null): Promise<void>;
  /** Told of what is still being cleared away when readers have the release already. */
  clearing(work: Promise<unknown>): void;
}
