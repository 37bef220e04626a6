import type { ToldStory } from '../../site/build/told-story.ts';
import type { SectionName, Story } from '../../site/story.ts';
import { sha256 } from '../../text/sha256.ts';

/** What must stay the same for an edit to be a patch: the story's place among the others, and its files. */
export const outlineMark = ({ story, asks }: Pick<ToldStory, 'story' | 'asks'>): string =>
  sha256(`${outlineOf(story)} ${asks}`).slice(0, 16);

/**
 * Everything of a story that other pages are laid out by: where it stands, in which lists and in what order, what it
 * belongs with. While it stays the same, an edit changes the pages that show the story, and no others.
 */
function outlineOf(story: Story): string {
  const { path, url, id, file, section, tags, authors, published, paid, related, corrects, type } = story;
  const name = ({ name, path }: SectionName) => [name, path];
  return JSON.stringify([
    [path, url, id, file, story.lang, published.at, published.iso],
    [name(section), tags.map(name), authors],
    [paid !== null, related, corrects, type, story.canonical],
    story.corrections.filter(({ fault }) => fault).map(({ anchor, when }) => [anchor, when.at]),
  ]);
}
