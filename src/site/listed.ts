import { keyOf } from './build/page-spec.ts';
import type { Picture } from './pictures.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';
import { cardView } from './views.ts';

/** The picture that stands for a story elsewhere: the first listed, else the first in its body. */
export function coverOf(story: Story): Picture | null {
  const [first] = story.files.pictures.values();
  return story.pictures[0] ?? first ?? null;
}

/**
 * Stands for all that lists show of a story, and other stories that name it, but for when it was changed: an edit after
 * which it is the same changes no page but those that have the body of the story, or tell that.
 */
export function listedMark(story: Story, settings: SiteSettings): string {
  const asked = { changesInLists: false };
  const { modified, ...view } = cardView(story, null, { settings, asked }, (path) => path);
  const { path, paid, type, lang, published } = story;
  return keyOf(view, coverOf(story), [path, paid, type, lang, published.at]);
}
