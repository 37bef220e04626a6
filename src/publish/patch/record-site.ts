import type { FoundMedia } from '../../site/media.ts';
import type { Search } from '../../site/search/plan-search.ts';
import type { Site } from '../../site/site-types.ts';
import { SiteRecord, saidMark } from '../cache/site-record.ts';
import type { RecordedMedia } from '../cache/site-record-types.ts';
import { outlineMark } from './outline.ts';

/**
 * What there is to note of a site, so that the next build can start from it.
 * @param how `audience`: for whom it was built; `mediaSaid`: the SHA-256 of a file of the media folder
 */
export function recordOfSite(
  { plan, pages }: Site,
  { audience, mediaSaid }: { audience: string; mediaSaid(path: string): string | null },
): SiteRecord {
  const { told, sections, search, surroundings, assets, problems, media } = plan;
  const placed = ({ name, told: own }: Search['parts'][number]) => ({
    name,
    places: own.map(({ story }) => pages.placeOf(story)),
  });
  return SiteRecord.of({
    head: {
      audience,
      mark: surroundings.mark,
      sections,
      search: search && { parts: search.parts.map(placed), list: search.list },
      assets: assets.map(({ path, kind, sha256, size }) => ({ path, kind, sha256, size })),
      media: [...media].map(([path, found]) => ({ path, found: withoutBytes(found), said: mediaSaid(path) })),
      problems,
      reviews: {},
    },
    articles: told.map(({ story, item: { article, published, modified } }) => ({
      path: article.path,
      published,
      modified,
      said: saidMark(article.sha256),
      outline: outlineMark(story, article),
    })),
    pages,
  });
}

function withoutBytes(found: FoundMedia): RecordedMedia | 'unfit' | null {
  if (found === null || found === 'unfit') return found;
  const { bytes: _, sizes, ...media } = found;
  return { ...media, ...(sizes && { sizes: sizes.map(({ bytes: __, ...size }) => size) }) };
}
