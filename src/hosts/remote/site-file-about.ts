import { mediaType } from '../../text/media-type.ts';
import type { AboutFile } from './file-store.ts';

/** How long browsers and caches may take a file for new, in seconds. */
export interface CacheTimes {
  pages: number;
  feeds: number;
}

/** What has its own hash in its name is another file when its bytes change. */
const HASHED = /\.[0-9a-f]{12}(?:\.\d+)?\.[a-z0-9_]+$/;
const FEED = /\.xml$|(?:^|\/)feed\.json$/;

/** Tells a host that serves files how each is to be served. */
export const siteFileAbout =
  ({ pages, feeds }: CacheTimes) =>
  (path: string): AboutFile => ({
    type: mediaType(path),
    cache: HASHED.test(path)
      ? 'public, max-age=31536000, immutable'
      : `public, max-age=${FEED.test(path) ? feeds : pages}`,
  });
