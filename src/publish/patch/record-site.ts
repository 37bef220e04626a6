import type { FoundMedia } from '../../site/media.ts';
import type { Search } from '../../site/search/plan-search.ts';
import { listedMark } from '../../site/listed.ts';
import type { Site, SiteSettings } from '../../site/site-types.ts';
import { SiteRecord, saidMark } from '../cache/site-record.ts';
import type { RecordedMedia, RecordHead } from '../cache/site-record-types.ts';
import { outlineMark } from './outline.ts';

interface RecordOptions {
  /** For whom it was built. */
  audience: string;
  settings: SiteSettings;
  /** The SHA-256 of a file of the media folder. */
  mediaSaid(path: string): string | null;
  /** What was noted of the build before, if any. */
  before: RecordHead | undefined;
}

/** What there is to note of a site, so that the next build can start from it. */
export function recordOfSite(
  { plan, pages }: Site,
  { audience, settings, mediaSaid, before }: RecordOptions,
): SiteRecord {
  const { asked, told, sections, search, surroundings, assets, problems, media } = plan;
  const placed = ({ name, told: own }: Search['parts'][number]) => ({
    name,
    places: own.map(({ story }) => pages.placeOf(story)),
  });
  return SiteRecord.of({
    head: {
      audience,
      mark: surroundings.mark,
      // Pages that were not filled in now came out of the same templates then.
      changesInLists: asked.changesInLists || (before?.mark === surroundings.mark && before.changesInLists),
      sections,
      search: search && { parts: search.parts.map(placed), list: search.list },
      assets: assets.map(({ path, kind, sha256, size }) => ({ path, kind, sha256, size })),
      media: [...media].map(([path, found]) => ({ path, found: withoutBytes(found), said: mediaSaid(path) })),
      problems,
      reviews: {},
    },
    articles: told.map(({ story, item: { article, published, modified }, asks }) => ({
      path: article.path,
      published,
      modified,
      said: saidMark(article.sha256),
      outline: outlineMark({ story, asks }),
      listed: listedMark(story, settings),
      page: story.path,
    })),
    pages,
  });
}

function withoutBytes(found: FoundMedia): RecordedMedia | 'unfit' | null {
  if (found === null || found === 'unfit') return found;
  const { bytes: _, sizes, ...media } = found;
  return { ...media, ...(sizes && { sizes: sizes.map(({ bytes: __, ...size }) => size) }) };
}
