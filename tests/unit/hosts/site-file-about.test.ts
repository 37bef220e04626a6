import { expect, test } from 'vitest';
import { siteFileAbout } from '../../../src/hosts/remote/site-file-about.ts';

const about = siteFileAbout({ pages: 60, feeds: 300 });

test.each([
  ['index.html', 'text/html; charset=utf-8', 'public, max-age=60'],
  ['council/feed.xml', 'application/xml; charset=utf-8', 'public, max-age=300'],
  ['atom.xml', 'application/xml; charset=utf-8', 'public, max-age=300'],
  ['feed.json', 'application/json; charset=utf-8', 'public, max-age=300'],
  ['assets/site.0123456789ab.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['media/bridge.0123456789ab.640.jpg', 'image/jpeg', 'public, max-age=31536000, immutable'],
  ['media/bridge.640.jpg', 'image/jpeg', 'public, max-age=60'],
  ['CNAME', 'application/octet-stream', 'public, max-age=60'],
])('%s', (path, type, cache) => {
  expect(about(path)).toEqual({ type, cache });
});
