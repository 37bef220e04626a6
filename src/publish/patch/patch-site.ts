import type { Manifest } from '../../hosts/manifest.ts';
import type { Encoder } from '../../images/sharp.ts';
import type { SiteFile, SiteProblem } from '../../site/site-types.ts';
import type { SiteCache } from '../cache/site-cache.ts';
import type { SiteRecord } from '../cache/site-record.ts';
import type { ArticleStamps } from '../fingerprint.ts';
import type { PublishSettings } from '../publish-settings.ts';
import type { Outgoing } from '../select.ts';
import { type AtHome, compareFiles, isMediaAsItWas } from './compare-files.ts';
import { Patch } from './patch.ts';
import { Forgotten } from './stories.ts';

export interface PatchInput {
  root: string;
  /** The theme that newsctl ships. */
  theme: string;
  settings: PublishSettings;
  /** Every article file of the newsroom, from its folder. */
  paths: readonly string[];
  /** What these files were like a moment ago, where somebody has looked at them already. */
  stamps?: Promise<ArticleStamps>;
  cache: SiteCache;
  live: Manifest | null;
  now: Date;
  encoder?: Encoder;
  /** For whom the site is, see `RecordHead`. */
  audience: string;
  /** The site built in the usual way, for bytes that a patch has no use for. */
  whole(): Promise<readonly SiteFile[]>;
}

/** A site of which little had to be made. */
export interface PatchedSite extends AtHome {
  /** Sorted by path. */
  readonly files: readonly SiteFile[];
  /** Those with other bytes than the last time; null where files have come or gone. */
  remade: readonly SiteFile[] | null;
  problems: SiteProblem[];
  /** Articles whose files say something else than the last time. */
  changed: Outgoing[];
  /** What is true of it. */
  record: SiteRecord;
}

/**
 * Makes the site from the record of the last build, where nothing has changed since but the words of some articles:
 * their pages and those that show something of them are made, and nothing else is looked at. Null where more has
 * changed than that, or where it is not known; then the site has to be built in the usual way.
 */
export async function patchSite(input: PatchInput): Promise<PatchedSite | null> {
  const record = input.cache.pages.read();
  if (record?.head.audience !== input.audience) return null;
  if (!(await isMediaAsItWas(input, record))) return null;
  const standing = await compareFiles(input, record);
  if (!standing) return null;
  const patch = new Patch(input, record);
  try {
    return (await patch.take(standing.edited)) ? await patch.finish(standing) : null;
  } catch (error) {
    if (error instanceof Forgotten) return null;
    throw error;
  }
}
