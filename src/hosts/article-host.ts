import type { OptionsSchema } from '../rules/rule.ts';
import type { Access, HostPlace, LockHolder, SecretKind } from './host.ts';

/** A file that an article shows or offers, known by its content. */
export interface HostedFile {
  sha256: string;
  /** Of the file alone: `bridge.jpg`. */
  name: string;
  /** Such as `image/jpeg`. */
  type: string;
  /** Of a picture; empty where it is but decoration. */
  alt: string;
  /** Its caption and whose work it is, in one line; empty where there is neither. */
  caption: string;
  bytes(): Promise<Uint8Array>;
}

/** A file that is there. */
export interface HostedMedia {
  /** As the system knows it. */
  id: string;
  url: string;
}

/** An article as a content management system takes it. Texts are plain words but for {@link html}. */
export interface HostedArticle {
  /** As the newsroom knows it. */
  id: string;
  headline: string;
  slug: string;
  /** Empty where the article has none. */
  standfirst: string;
  /** What readers read, safe to be shown, every address in full. */
  html: string;
  tags: readonly string[];
  section: string;
  /** By the names that readers know; none where the newsroom signs as a whole. */
  authors: readonly string[];
  /** Where it came from, if that is another site. */
  canonical: string | null;
  /** RFC 3339. */
  published: string;
  /** The picture that stands for it. */
  lead: (HostedMedia & Pick<HostedFile, 'alt' | 'caption'>) | null;
}

/** The same without its picture, which has to be there first. */
export type HostedText = Omit<HostedArticle, 'lead'>;

/** An article as it stands in the system now, in the words of the system. */
export interface RemoteArticle {
  /** As the system knows it. */
  remote: string;
  url: string;
  slug: string;
  status: 'published' | 'draft';
  /** When it was last touched there, as the system writes it. */
  modified: string;
  headline: string;
  html: string;
  /** SHA-256 of all that newsctl may write there, but for the status. */
  mark: string;
}

/** The right to publish to a system, which one has at a time. */
export interface ArticleLock {
  /** Asked before every step. @throws NewsctlError HOST_FAILED where somebody took the holder for dead, as after a sleep of this machine */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

/**
 * A content management system that articles are published to. Everything throws NewsctlError HOST_FAILED where it says
 * no. Nothing in it knows how articles are written.
 */
export interface ArticleHost {
  /** How messages name it. */
  readonly label: string;
  /** Demands that the account may do what publishing needs. Changes nothing. */
  demandRights(): Promise<void>;
  /**
   * Keeps everybody else from publishing there until it is released.
   * @throws NewsctlError HOST_LOCKED with who holds it and since when
   */
  lock(holder: LockHolder): Promise<ArticleLock>;
  /** What whoever publishes with this account has to know, in sentences. */
  advice(): readonly string[];
  /** Whether the lock of a run that was cut off lies there, which {@link lock} removes. */
  untidy(): Promise<boolean>;
  /** Milliseconds by which the clock of this machine is ahead of its own, by its last answer; 0 where it does not say. */
  ahead(): number;
  /** The HTML that it would be given for an article: its text, and what stands above it there. */
  bodyOf(article: HostedText): string;
  /** All that it would be given for an article, but for pictures and for what only the system can tell. */
  sentFor(article: HostedText): object;
  /** Those that are there, by the names that the system has for them. */
  read(remotes: readonly string[]): Promise<ReadonlyMap<string, RemoteArticle>>;
  /** What stands at that slug, whoever put it there. */
  bySlug(slug: string): Promise<RemoteArticle | null>;
  /** Shows a new article to readers. Never done twice by itself. */
  create(article: HostedArticle): Promise<RemoteArticle>;
  /**
   * Puts an article in the place of what {@link read} gave, and shows it to readers.
   * @throws NewsctlError CMS_CHANGED where somebody changed it since
   */
  update(now: RemoteArticle, article: HostedArticle): Promise<RemoteArticle>;
  /** Takes an article from readers; it stays there as a draft, with its words. */
  unpublish(now: RemoteArticle): Promise<RemoteArticle>;
  /** Removes an article that was made a moment ago, and at the wrong address. */
  remove(now: RemoteArticle): Promise<void>;
  upload(file: HostedFile): Promise<HostedMedia>;
  close(): Promise<void>;
}

/** One kind of system: a file under `hosts/`. */
export interface ArticleHostKind<Options = unknown> {
  publishes: 'articles';
  type: string;
  summary: string;
  options: OptionsSchema<Options>;
  secrets: readonly SecretKind[];
  /** @throws NewsctlError HOST_FAILED, SECRET_MISSING, CONFIG_INVALID */
  connect(options: Options, place: HostPlace, access: Access): Promise<ArticleHost>;
}

/** Gives a kind of system its types. */
export function defineArticleHost<Options>(
  kind: Omit<ArticleHostKind<Options>, 'publishes'>,
): ArticleHostKind<Options> {
  return { publishes: 'articles', ...kind };
}

/** Found in what newsctl made, so that it knows its own where no receipt tells of it. Systems throw comments away. */
export const markerOf = (id: string): string => `data-newsctl="${encodeURIComponent(id)}"`;

/** HTML with the mark of the article that it is of. */
export const marked = (id: string, html: string): string => `<div ${markerOf(id)}>\n${html}\n</div>`;
