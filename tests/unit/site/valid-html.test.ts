import { expect, test } from 'vitest';
import { htmlFaults } from '../../support/site/html-faults.ts';
import { pathsEnding, textFile } from '../../support/site/site-files.ts';
import { BRIDGE, build, filesOf, written } from './site-support.ts';

test.each([
  { provider: 'isso', url: 'https://c.example' },
  { provider: 'remark42', url: 'https://c.example', site_id: 'courier' },
  { provider: 'giscus', repo: 'a/b', repo_id: 'R_1', category: 'News', category_id: 'D_1' },
  { provider: 'coral', url: 'https://c.example' },
] as const)('pages with the comments of $provider are valid HTML', async (comments) => {
  const site = filesOf(await build([written({ front: BRIDGE })], { settings: { comments } }));
  for (const path of pathsEnding(site, '.html')) {
    expect({ path, faults: await htmlFaults(textFile(site, path)) }).toEqual({ path, faults: [] });
  }
});
