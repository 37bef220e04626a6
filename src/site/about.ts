import { fillBody } from './body.ts';
import { type BodyFiles, bodyFiles, bodyPlace, linkTargets, type SiteIndex } from './body-place.ts';
import { keyOf } from './build/page-spec.ts';
import { mediaMarks } from './build/told-story.ts';
import { relativeLinks } from './links.ts';
import type { MediaShelf } from './media.ts';
import type { SiteInput, SiteProblem } from './site-types.ts';
import { digest } from './summary.ts';
import { line } from './text.ts';

const FILE = 'pages/about.md';
export const ABOUT = 'about/';

/** What the newsroom says of itself: the Markdown of `pages/about.md`, whose front matter may have a `headline`. */
export interface About {
  title: string;
  description: string;
  body(index: SiteIndex): string;
  /** Stands for its text and what it shows. */
  mark: string;
}

/** The page about the newsroom, or null where it has written none. */
export async function readAbout(
  input: Pick<SiteInput, 'readPage'>,
  shelf: MediaShelf,
  problems: SiteProblem[],
): Promise<About | null> {
  const text = (await input.readPage?.('about')) ?? null;
  if (text === null) return null;
  const {
    summary: { asks, opening, frontMatter, sha256 },
    body,
  } = digest(text, FILE);
  const files: BodyFiles = await bodyFiles(asks, [], shelf, (message) => {
    problems.push({ path: FILE, message });
  });
  const linkTo = relativeLinks(`${ABOUT}index.html`);
  return {
    title: line(frontMatter.headline) ?? 'About us',
    description: line(frontMatter.standfirst) ?? opening,
    mark: keyOf(sha256, mediaMarks([], files)),
    body: (index) => {
      const targets = linkTargets(asks, { path: ABOUT, file: FILE }, files, index);
      return fillBody(body, bodyPlace(files, targets, { linkTo, home: ABOUT, first: true }));
    },
  };
}
