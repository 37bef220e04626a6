import type { ArticleHost, HostedFile, HostedText } from '../../hosts/article-host.ts';
import type { SiteIndex } from '../../site/body-place.ts';
import { bodyOf, tell } from '../../site/build/told-story.ts';
import { feedContent } from '../../site/feed-entry.ts';
import { figureHtml } from '../../site/figure.ts';
import { type MediaFile, MediaShelf } from '../../site/media.ts';
import { absoluteUrl, articlePath } from '../../site/paths.ts';
import { ONE_FILE } from '../../site/picture-sources.ts';
import type { Picture } from '../../site/pictures.ts';
import type { SiteArticle, SiteInput, SiteProblem } from '../../site/site-types.ts';
import type { Story } from '../../site/story.ts';
import { sha256 } from '../../text/sha256.ts';
import { hostedFile } from './hosted-file.ts';
import { wordsOf } from './html-words.ts';
import { idOf } from './records.ts';
import { articleMark, mediaMark } from './slots.ts';

/** An article as it will be sent, but for the addresses that only the system gives. */
export interface Draft {
  id: string;
  /** Its file in the newsroom. */
  path: string;
  article: HostedText;
  /** Its words as the system would have them. */
  words: string;
  /** The picture that stands for it, by its SHA-256. */
  lead: string | null;
  /** Files that it shows or offers, by their SHA-256. */
  files: ReadonlyMap<string, HostedFile>;
  /** Stands for all of it. */
  sent: string;
}

export interface DraftInput {
  host: Pick<ArticleHost, 'bodyOf'>;
  site: SiteInput;
  /** Those to make drafts of. */
  articles: readonly SiteArticle[];
  /** All that readers will have: what links may lead to. */
  linkable: readonly SiteArticle[];
  problems: SiteProblem[];
}

/** Renders articles as their pages on a site would show them; what a page leaves out is in no draft. */
export async function makeDrafts({ host, site, articles, linkable, problems }: DraftInput): Promise<Draft[]> {
  const shelf = new MediaShelf(site.media);
  const places = linkable.map(({ article }) => ({ article, path: articlePath(article) }));
  const index: SiteIndex = {
    pages: new Set(places.map(({ path }) => path)),
    articles: new Map(places.map(({ article, path }) => [article.path, path])),
  };
  const ids = new Map(
    places.map(({ article, path }) => [path, idOf({ id: article.frontMatter.id, path: article.path })]),
  );
  const drafts: Draft[] = [];
  for (const item of articles) {
    const { story } = await tell(item, site.settings, shelf, problems);
    drafts.push(await draftOf(item, story, { host, site, shelf, index, ids }));
  }
  problems.push(...(site.mediaProblems?.() ?? []));
  return drafts;
}

interface Surroundings {
  host: DraftInput['host'];
  site: SiteInput;
  shelf: MediaShelf;
  index: SiteIndex;
  ids: ReadonlyMap<string, string>;
}

async function draftOf(
  item: SiteArticle,
  story: Story,
  { host, site: { settings }, shelf, index, ids }: Surroundings,
): Promise<Draft> {
  const files = new Map<string, HostedFile>();
  const pictures = [...story.pictures, ...story.files.pictures.values()];
  /** Notes every file that an address is asked for. */
  const linkTo = (path: string): string => {
    const media = shelf.files.get(path);
    if (media && media !== 'unfit') return mediaMark(noted(media, pictures, files));
    if (path === story.path) return '';
    const id = ids.get(path);
    return id === undefined ? absoluteUrl(settings, path) : articleMark(id);
  };
  const body = (await bodyOf({ story, item }, index))(linkTo);
  const [lead = null, ...more] = story.pictures;
  const shown = new Set([...story.files.pictures.values()].map(({ path }) => path));
  const others = more.filter(({ path }) => !shown.has(path)).map((picture) => figure(picture, linkTo));
  // What readers must know of it stands where feeds have it; standfirst and first picture have places of their own.
  const whole = { story: { ...story, standfirst: null }, lead: null, body: [body, ...others].join('\n') };
  const own = lead && shelf.files.get(lead.path);
  const leadHash = own && own !== 'unfit' ? noted(own, pictures, files) : null;
  const article = {
    ...{ id: story.id, headline: story.headline, slug: story.path.split('/').at(-2)! },
    standfirst: story.standfirst ?? '',
    html: feedContent(whole, settings),
    tags: story.tags.map(({ name }) => name),
    section: story.section.name,
    authors: story.authors.map(({ name }) => name),
    canonical: story.canonical === story.url ? null : story.canonical,
    published: item.published,
  };
  const path = item.article.path;
  const id = idOf({ id: item.article.frontMatter.id, path });
  const words = leadHash === null ? null : [leadHash, files.get(leadHash)!.alt, files.get(leadHash)!.caption];
  return {
    id,
    path,
    article,
    words: wordsOf(host.bodyOf(article)),
    lead: leadHash,
    files,
    sent: sha256(JSON.stringify([article, words])),
  };
}

function noted(media: MediaFile, pictures: readonly Picture[], files: Map<string, HostedFile>): string {
  const picture = pictures.find(({ path }) => path === media.path) ?? null;
  if (!files.has(media.sha256)) files.set(media.sha256, hostedFile(media, picture));
  return media.sha256;
}

const figure = (picture: Picture, linkTo: (path: string) => string): string =>
  figureHtml(
    { alt: null, title: null },
    { src: linkTo(picture.path), picture, sources: ONE_FILE, first: false },
  );
