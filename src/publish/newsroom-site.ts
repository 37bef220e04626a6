import { instant } from '../article/dates.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { buildSite } from '../site/build-site.ts';
import { type Encoder, installedSharp } from '../images/sharp.ts';
import type { Site, SiteFile, SiteProblem } from '../site/site-types.ts';
import { demandOwnAddresses, demandOwnFiles } from './addresses.ts';
import { gatherArticles } from './cache/gather-articles.ts';
import type { SiteCache } from './cache/site-cache.ts';
import { patchSite } from './patch/patch-site.ts';
import { recordOfSite } from './patch/record-site.ts';
import type { PublishSettings } from './publish-settings.ts';
import { type Outgoing, select, type Waiting } from './select.ts';
import { siteInput } from './site-input.ts';

export interface NewsroomInput {
  root: string;
  /** The theme that newsctl ships. */
  theme: string;
  settings: PublishSettings;
  /** Every article file, from the newsroom's folder, with `/`. */
  paths: readonly string[];
  now: Date;
  /** What readers have. */
  live: Manifest | null;
  /** What is kept of earlier builds. */
  cache?: SiteCache;
  /** What makes the sizes of pictures: the package sharp where left out. */
  encoder?: Encoder;
  /** For whom the site is: only for the same can it start from the last one. */
  audience: string;
}

export interface NewsroomSite {
  /** Sorted by path. */
  files: readonly SiteFile[];
  problems: SiteProblem[];
  /** Articles that go out; of a site that was patched, those that changed. */
  outgoing: Outgoing[];
  waiting: Waiting[];
  patched: boolean;
  /** Notes what the site is like, for the next build. @param audience who has it by now */
  note(audience: string): void;
}

/**
 * Builds the site of what may go out: from the last one, where little has changed since.
 * @throws NewsctlError TEMPLATE_INVALID, ARTICLE_CLASH, FILE_UNREADABLE
 */
export async function newsroomSite(input: NewsroomInput): Promise<NewsroomSite> {
  const { cache } = input;
  const audience = audienceOf(input);
  const whole = async (): Promise<readonly SiteFile[]> => (await wholeSite(input)).files;
  const patched = cache && (await patchSite({ ...input, audience, cache, whole }));
  if (!patched) return wholeSite(input);
  const { files, problems, changed, waiting, record } = patched;
  return {
    files,
    problems,
    outgoing: changed,
    waiting,
    patched: true,
    note: (to) =>
      cache.pages.set({
        ...record,
        head: { ...record.head, audience: audienceOf({ ...input, audience: to }) },
      }),
  };
}

/** The same, with every page looked at. */
async function wholeSite(input: NewsroomInput): Promise<NewsroomSite> {
  const { root, paths, cache = null, settings, now, live } = input;
  const { timezone } = settings;
  const articles = await gatherArticles(root, paths, cache, { now, timezone });
  const { outgoing, waiting } = select({ articles, live, now, timezone });
  demandOwnAddresses(outgoing);
  const site = await buildSite(siteInput(input, settings, outgoing));
  demandOwnFiles(site.files);
  const { files, problems } = site;
  const note = (audience: string): void =>
    noteSite(site, { ...input, audience: audienceOf({ ...input, audience }) });
  return { files, problems, outgoing, waiting, patched: false, note };
}

/** A site whose dates are those of the hour it was built in is no ground for another. */
function noteSite(site: Site, { cache, live, audience }: NewsroomInput): void {
  const dated = site.plan.told.every(
    ({ item }) => live !== null || instant(item.article.frontMatter.date_published) !== null,
  );
  if (dated) cache?.pages.set(recordOfSite(site, audience));
}

/** Another sharp makes other pictures. */
const audienceOf = ({ audience, encoder = installedSharp() }: NewsroomInput): string =>
  `${audience} ${encoder.version}`;
