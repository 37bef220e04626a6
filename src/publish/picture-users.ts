import type { ImageEntry } from '../article/front-matter-types.ts';
import type { Provenance } from '../images/exif.ts';
import { type MediaPath, mediaLink, mediaPath } from '../site/media.ts';
import type { SiteArticle } from '../site/site-types.ts';
import { line, webAddress } from '../site/text.ts';

/** Who shows a file of the media folder. */
export interface PictureUsers {
  /** Files of the articles. */
  articles: string[];
  /** What their front matter says of it. */
  entries: ImageEntry[];
}

/** Every picture that articles show, by its path, with who shows it. */
export function pictureUsers(articles: readonly SiteArticle[]): ReadonlyMap<string, PictureUsers> {
  const users = new Map<string, PictureUsers>();
  const note = (place: MediaPath, article: string, entry?: ImageEntry): void => {
    if ('fault' in place) return;
    const known = users.get(place.path) ?? { articles: [], entries: [] };
    users.set(place.path, known);
    // One article after another: of an archive one picture may have thousands.
    if (known.articles.at(-1) !== article) known.articles.push(article);
    if (entry) known.entries.push(entry);
  };
  for (const { article } of articles) {
    for (const entry of article.frontMatter.images ?? [])
      if (entry.file) note(mediaPath(entry.file), article.path, entry);
    for (const url of article.asks.pictures) if (!webAddress(url)) note(mediaLink(url), article.path);
  }
  return users;
}

/**
 * Who made a picture, as its files tell it. What articles say goes before what the file of the newsroom says: an
 * article that credits “Handout” does so for a reason, which the camera did not know.
 */
export function provenanceOf(
  entries: readonly ImageEntry[],
  own: Provenance | null,
  credited: boolean,
): Provenance {
  const madeByAi = entries.some((entry) => entry.ai_generated === true) || (own?.madeByAi ?? false);
  const artist = joined(entries.map(({ credit }) => line(credit)));
  if (!credited) return { artist: null, copyright: null, madeByAi };
  if (artist === null) return { artist: own?.artist ?? null, copyright: own?.copyright ?? null, madeByAi };
  return { artist, copyright: joined([artist, ...entries.map(publicLicence)]), madeByAi };
}

/** A licence without an address is a note of the newsroom's own. */
function publicLicence({ licence, licence_url }: ImageEntry): string | null {
  const [name, url] = [line(licence), webAddress(licence_url)];
  return name && url ? `${name} (${url})` : null;
}

/** Several articles may credit one picture differently: in whatever order they come, it is one text. */
function joined(parts: readonly (string | null)[]): string | null {
  const [first, ...rest] = [...new Set(parts.filter((part) => part !== null))];
  return first === undefined ? null : [first, ...rest].sort().join('; ');
}
