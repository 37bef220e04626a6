import type { PageNotes } from './build/page-notes.ts';
import type { SitePlan } from './build-site.ts';
import type { Body } from './rendered-body.ts';
import type { Comments } from './comments.ts';
import type { FoundMedia } from './media.ts';
import type { Unfilled } from './pages/frame.ts';
import type { SearchIndexer } from './search/search-types.ts';
import type { ArticleSummary } from './summary.ts';
import type { ThemeTexts } from './template-engine.ts';

/** What the site needs to know of a newsroom; its configuration fits as it is. */
export interface SiteSettings {
  name: string;
  /** Address of the published site, without a slash at its end; it may have a path. */
  url: string;
  /** BCP 47 tag. */
  language: string;
  /** IANA time zone. */
  timezone: string;
  description: string;
  /** Sections in the order of the navigation; others follow by their letters. */
  sections: readonly string[];
  /** Where readers comment; nowhere without it. */
  comments?: Comments | undefined;
  /** Whether readers can search the site. */
  search?: boolean | undefined;
  /** Whether each article lies beside its page as ninjs too; it does if left out. */
  ninjs?: boolean | undefined;
}

/** An article that may go out, with the moments that readers are told. */
export interface SiteArticle {
  article: ArticleSummary;
  /** Its body, asked for only where a page of it is made. */
  body(): Promise<Body>;
  /** RFC 3339. */
  published: string;
  /** RFC 3339; null where nothing of substance has changed since. */
  modified: string | null;
}

/** One file of the site. */
export interface SiteFile {
  /** Parted by `/`, relative to the root of the site: `council/bridge-closes/index.html`. */
  path: string;
  kind: 'media' | 'asset' | 'search' | 'page' | 'list' | 'feed';
  /** Of its bytes. */
  sha256: string;
  /** In bytes. */
  size: number;
  /** Its bytes, read or made only now. */
  bytes(): Promise<Uint8Array>;
}

/** What became of a page that was made. */
export type MadePage = Pick<SiteFile, 'sha256' | 'size' | 'bytes'>;

/** Takes each page as soon as it is made. */
export interface PageSink {
  put(path: string, text: string): Promise<MadePage>;
  /**
   * Fills a page in as well.
   * @param texts the theme, the same for every page
   * @param render makes the page here, should it not succeed there, or says what is wrong with the template
   */
  fill(path: string, page: Unfilled, texts: ThemeTexts, render: () => Promise<string>): Promise<MadePage>;
}

/** Something in an article that could not go onto the site as written, and was left out. */
export interface SiteProblem {
  /** The article's file. */
  path: string;
  message: string;
}

/** What is known of a page that was made before. */
export interface KeptPage {
  /** Stands for what it was made from. */
  key: string;
  sha256: string;
  size: number;
}

/** Pages of earlier builds, by path. */
export interface KeptPages {
  get(path: string): KeptPage | undefined;
}

export interface SiteInput {
  settings: SiteSettings;
  /** Only what may go out: nothing else is ever read. */
  articles: readonly SiteArticle[];
  /**
   * A file under `media/`, or null where there is none. The path is relative to the newsroom and has no `..` in it;
   * that it does not leave the folder by a symbolic link is for the reader to see to.
   */
  media(path: string): Promise<FoundMedia>;
  /** What was wrong with media, once all were looked up. */
  mediaProblems?(): readonly SiteProblem[];
  /** A file of the theme by its name (`article.liquid`, `site.css`): the newsroom's own, else the one shipped. */
  readTemplate(name: string): Promise<string | null>;
  /** The text of a page that is no article by its name (`about`), or null where the newsroom has none. */
  readPage?(name: string): Promise<string | null>;
  /** The program that builds, with all that its output may hang on. Needed with {@link kept}. */
  tool?: string;
  kept?: KeptPages;
  /** What makes the index that readers search in; without it there is no search. */
  search?: SearchIndexer;
  /** Where bytes lie until they are asked for; in memory if left out. */
  spool?: { put(bytes: Uint8Array): () => Promise<Uint8Array> };
  /** Takes pages instead; whatever is known of earlier ones, it is given all of them. */
  sink?: PageSink;
  /** Called once it is known what every page is made from: of articles little but their bodies is asked for then. */
  planned?(): void;
  /** Between two pages it is looked at whether to stop. */
  signal?: AbortSignal;
}

export interface Site {
  /** Sorted by path. */
  files: SiteFile[];
  problems: SiteProblem[];
  /** How it came about. */
  plan: SitePlan;
  /** What each page was made from, and what came out. */
  pages: PageNotes;
}
