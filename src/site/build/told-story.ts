import {
  type BodyFiles,
  bodyFiles,
  bodyPlace,
  linkTargets,
  lostLinks,
  type SiteIndex,
} from '../body-place.ts';
import { fillBody } from '../body.ts';
import { isMediaLink, type MediaShelf } from '../media.ts';
import type { BodyWith } from '../pages.ts';
import { type Picture, picturesOf } from '../pictures.ts';
import type { SiteArticle, SiteProblem, SiteSettings } from '../site-types.ts';
import { type Story, story } from '../story.ts';
import type { ArticleSummary } from '../summary.ts';
import { keyOf } from './page-spec.ts';

/** A story, with the article that it tells. */
export interface ToldStory {
  story: Story;
  item: SiteArticle;
  /** Stands for what lists show of it. */
  card: string;
  /** Stands for the files of the media folder that the article asks for, found or not, and for what it says of them. */
  asks: string;
}

type WithBody = Pick<ToldStory, 'story' | 'item'>;

/** Makes the story of an article, with its media looked up. */
export async function tell(
  item: SiteArticle,
  settings: SiteSettings,
  shelf: MediaShelf,
  problems: SiteProblem[],
): Promise<ToldStory> {
  const { article } = item;
  const report = (message: string): void => {
    problems.push({ path: article.path, message });
  };
  const pictures = await picturesOf(article.frontMatter.images ?? [], shelf, report);
  const files = await bodyFiles(article.asks, pictures, shelf, report);
  const told = story(item, settings, pictures, files);
  const card = keyOf(article.front, told.path, item.published, item.modified, mediaMarks(pictures, files));
  return { story: told, item, card, asks: asksOf(article) };
}

/** Found out while the front matter is at hand: pictures carry who made them. */
const asksOf = ({ frontMatter, asks }: ArticleSummary): string =>
  keyOf(frontMatter.images ?? [], asks.pictures, asks.links.filter(isMediaLink));

/** Stands for the page of a story: its whole text, its media, and where its links lead. */
export const articleKey = ({ story, item, card }: ToldStory, index: () => SiteIndex): string =>
  keyOf(
    card,
    item.article.sha256,
    story.file,
    leadsOut(item) ? [...targetsOf({ story, item }, index())] : [],
  );

/** Whether a body links to anything within the site. */
const leadsOut = ({ article }: SiteArticle): boolean => article.asks.links.length > 0;

/** Where the links and pictures of a story lead, to be put into its body on one page or another. */
export async function bodyOf({ story, item }: WithBody, index: SiteIndex): Promise<BodyWith> {
  const body = await item.body();
  const targets = targetsOf({ story, item }, index);
  return (linkTo, first = false) =>
    fillBody(body, bodyPlace(story.files, targets, { linkTo, home: story.path, first }));
}

/** What is to be said of links that lead to nothing. */
export const linkProblems = ({ story, item }: WithBody, index: SiteIndex): SiteProblem[] =>
  leadsOut(item)
    ? lostLinks(item.article.asks, targetsOf({ story, item }, index)).map((url) => ({
        path: item.article.path,
        message:
          url.trim() === ''
            ? 'A link in it has no address: its words stay, without a link.'
            : `It links to \`${url}\`, which is not on the site: the words of the link stay, without a link.`,
      }))
    : [];

const targetsOf = ({ story, item }: WithBody, index: SiteIndex) =>
  linkTargets(item.article.asks, story, story.files, index);

/** What of its media shows: which there are, their size, and the files that show them. Their bytes are files of their own. */
export function mediaMarks(pictures: readonly Picture[], files: BodyFiles): unknown {
  const mark = ({ path, width, height, sizes }: Picture): unknown => [
    path,
    width,
    height,
    sizes.map((size) => size.path),
  ];
  return [
    pictures.map(mark),
    [...files.pictures].map(([url, picture]) => [url, mark(picture)]),
    [...files.documents],
  ];
}
