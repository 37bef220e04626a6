import sharp from 'sharp';
import { expect } from 'vitest';
import type { Cms } from './cms-desk.ts';
import type { CmsPaper } from './cms-paper.ts';

/**
 * Readers have whole articles with whole pictures, and no link from one to another leads to nothing.
 * @param canStore whether the host has room: Ghost makes smaller pictures when somebody asks for them first
 * @returns which version they have of each article; null where they have none
 */
export async function readersHave(
  cms: Cms,
  paper: CmsPaper,
  canStore: boolean,
): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  const pages = new Map<string, string>([['the front page', await pageAt(siteOf(cms))]]);
  for (const slug of paper.pieces.keys()) {
    const url = await cms.shown(slug);
    found.set(slug, null);
    if (url === null) expect(paper.lasting, 'what readers lost').not.toContain(slug);
    else {
      const page = await pageAt(url);
      expect(page).toContain(`Work begins at ${slug}`);
      found.set(slug, paper.versionIn(slug, page));
      expect(found.get(slug), `${slug} is no whole version`).not.toBeNull();
      pages.set(slug, page);
    }
  }
  const looked = new Map<string, Promise<string | null>>();
  for (const [name, page] of pages)
    for (const url of addressesIn(page, siteOf(cms), [...paper.pieces.keys()])) {
      if (!canStore && url.includes('/images/size/')) continue;
      if (!looked.has(url)) looked.set(url, faultOf(url));
      expect(await looked.get(url), `${url} on ${name}`).toBeNull();
    }
  return found;
}

const siteOf = ({ port }: Cms): string => `http://127.0.0.1:${port}/`;

async function pageAt(url: string): Promise<string> {
  const answer = await fetch(url);
  const page = await answer.text();
  // What an error says is all that is left of it when the server is gone.
  expect(answer.status, `${url}: ${page.slice(0, 5000)}`).toBe(200);
  return page;
}

/** Articles of ours, and their pictures. */
function addressesIn(page: string, site: string, slugs: readonly string[]): string[] {
  const found = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].flatMap(([, address]) =>
    URL.canParse(address!, site) ? [new URL(address!, site)] : [],
  );
  const isOurs = ({ href, pathname }: URL): boolean =>
    href.startsWith(site) &&
    slugs.some((slug) => pathname.endsWith(`/${slug}/`) || (isPicture(href) && pathname.includes(slug)));
  return [...new Set(found.filter(isOurs).map(({ href }) => href))];
}

const isPicture = (url: string): boolean => url.endsWith('.jpg');

async function faultOf(url: string): Promise<string | null> {
  const answer = await fetch(url);
  if (!answer.ok) return `status ${answer.status}`;
  if (!isPicture(url)) return null;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const decoded = sharp(bytes, { failOn: 'warning' }).raw().toBuffer();
  return decoded.then(
    () => null,
    (error: Error) => error.message,
  );
}
