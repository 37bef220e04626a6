import type { PageSpec } from '../site/build/page-spec.ts';
import { planSite } from '../site/build-site.ts';
import type { SiteFile, SiteInput, SiteProblem } from '../site/site-types.ts';

/** A file of the site that is made when a browser asks for it. */
export interface ViewFile {
  path: string;
  kind: SiteFile['kind'];
  /** The same key, the same bytes. */
  key: string;
  bytes(): Promise<string | Uint8Array>;
}

/** A site whose files are looked up by their path. */
export interface View {
  files: ReadonlyMap<string, ViewFile>;
  problems: readonly SiteProblem[];
}

/**
 * Plans a site; nothing of it is made yet.
 * @throws NewsctlError TEMPLATE_INVALID for a template that is missing
 */
export async function viewOf(input: SiteInput): Promise<View> {
  const { specs, assets, problems } = await planSite(input);
  const files = new Map<string, ViewFile>();
  for (const file of [...assets.map(ofAsset), ...Array.from(specs(), ofSpec)])
    if (!files.has(file.path)) files.set(file.path, file);
  return { files, problems };
}

const ofSpec = (spec: PageSpec): ViewFile => ({
  path: spec.path,
  kind: spec.kind,
  key: spec.key,
  bytes: async () => spec.render(),
});

const ofAsset = ({ path, kind, sha256, bytes }: SiteFile): ViewFile => ({ path, kind, key: sha256, bytes });
