import { buildInto, type Built } from '../../src/publish/build-into.ts';
import { SiteCache } from '../../src/publish/cache/site-cache.ts';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const THEME = join(import.meta.dirname, '../../templates/site');

export const SEARCHABLE = {
  name: 'The Ferrow Post',
  url: 'https://post.example/paper',
  language: 'en-GB',
  timezone: 'Europe/London',
  description: 'News of Ferrow.',
  sections: ['Council', 'Sport'],
  search: true,
};

/** An article that went out on a day, as its file. */
export const told = (
  slug: string,
  day: string,
  headline: string,
  body: string,
  more = 'section: Council',
): string =>
  `---\nid: id-${slug}\ntype: news\nheadline: ${headline}\nslug: ${slug}\nstatus: published\ndate_published: ${day}T06:00:00Z\n${more}\n---\n\n${body}\n`;

/** Builds as one run of the program does: what is known is what an earlier one kept. */
export async function buildSearchable(
  root: string,
  out: string,
  { settings = SEARCHABLE, kept = root }: { settings?: typeof SEARCHABLE; kept?: string | null } = {},
): Promise<Built> {
  const names = await readdir(join(root, 'articles'), { recursive: true });
  const paths = names.filter((name) => name.endsWith('.md')).map((name) => `articles/${name}`);
  const cache = kept === null ? null : new SiteCache(kept, 'test');
  const now = new Date('2026-12-01T12:00:00Z');
  const built = await buildInto({
    root,
    theme: THEME,
    settings,
    paths: paths.sort(),
    out,
    now,
    ...(cache && { cache }),
  });
  cache?.save();
  return built;
}
