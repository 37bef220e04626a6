import { instant } from '../article/dates.ts';
import type { DeskArticle } from '../publish/desk-article.ts';
import { rfc3339 } from '../publish/select.ts';
import { articlePath } from '../site/paths.ts';
import type { SiteArticle } from '../site/site-types.ts';
import { type Standing, standingOf } from './standing.ts';

/** An article of the newsroom as the preview shows it, whether readers may have it or not. */
export interface Piece extends DeskArticle, SiteArticle {
  standing: Standing;
  /** Its folder on the site, with a slash at its end. */
  address: string;
  /** Another article that has the same address, and is shown there; publishing the two would fail. */
  behind: string | null;
}

export interface PieceInput {
  articles: readonly DeskArticle[];
  now: Date;
  /** The date that an article without one shows: one and the same while somebody looks at it. */
  undated: Date;
  timezone: string;
}

/** Every article with how it stands; of those that share an address the one that readers get is shown. */
export function piecesOf({ articles, now, undated, timezone }: PieceInput): Piece[] {
  const pieces = articles.map((one): Piece => {
    const { frontMatter } = one.article;
    return {
      ...one,
      published: valid(frontMatter.date_published) ?? rfc3339(undated, timezone),
      modified: valid(frontMatter.date_modified),
      standing: standingOf(one.article, now, timezone),
      address: articlePath(one.article),
      behind: null,
    };
  });
  const shown = new Map<string, Piece>();
  for (const piece of [...pieces].sort((a, b) => Number(b.standing.out) - Number(a.standing.out))) {
    const key = piece.address.normalize('NFC').toLowerCase();
    const first = shown.get(key);
    if (first) piece.behind = first.article.path;
    else shown.set(key, piece);
  }
  return pieces;
}

const valid = (date: string | undefined): string | null => (instant(date) === null ? null : date!);
