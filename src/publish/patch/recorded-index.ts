import type { SiteIndex } from '../../site/body-place.ts';
import type { MakerName } from '../../site/build/makers.ts';
import type { SiteRecord } from '../cache/site-record.ts';

/** Whether links in bodies may lead to a page: not to one that goes on with a list. */
function isLinked(make: MakerName, path: string): boolean {
  if (make === 'list' || make === 'corrections') return !/\/page\/\d+\/index\.html$/.test(path);
  return LINKED.has(make);
}

const LINKED: ReadonlySet<MakerName> = new Set<MakerName>(['home', 'article', 'section', 'archive', 'own']);

/** The pages of a record, for the few links of edited articles: each is looked up, and no list of all is made. */
export function recordedIndex(record: SiteRecord): SiteIndex {
  return {
    pages: {
      has(page) {
        const path = `${page}index.html`;
        const row = record.row(path);
        return row >= 0 && isLinked(record.make(row), path);
      },
    },
    articles: {
      get(file) {
        const place = record.articles.indexOf(file);
        if (place < 0) return undefined;
        for (let row = 0; row < record.pageCount; row++)
          if (record.make(row) === 'article' && record.stories.last(row) === place)
            return record.path(row).slice(0, -'index.html'.length);
        return undefined;
      },
    },
  };
}
