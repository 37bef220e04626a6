import type { SectionName, Story } from '../../site/story.ts';
import type { ArticleSummary } from '../../site/summary.ts';
import { isMediaLink } from '../../site/media.ts';

/**
 * Everything of a story that other pages are laid out by: where it stands, in which lists and in what order, what it
 * belongs with. While it stays the same, an edit changes the pages that show the story, and no others.
 */
export function outlineOf(story: Story): string {
  const { path, url, id, file, section, tags, authors, published, paid, related, corrects, type } = story;
  const name = ({ name, path }: SectionName) => [name, path];
  return JSON.stringify([
    [path, url, id, file, story.lang, published.at, published.iso],
    [name(section), tags.map(name), authors],
    [paid !== null, related, corrects, type, story.canonical],
    story.corrections.filter(({ fault }) => fault).map(({ anchor, when }) => [anchor, when.at]),
  ]);
}

/** The files of the media folder that an article asks for, and what it says of them: pictures carry who made them. */
export const mediaAskedBy = ({ frontMatter, asks }: ArticleSummary): string =>
  JSON.stringify([frontMatter.images ?? [], asks.pictures, asks.links.filter(isMediaLink)]);
